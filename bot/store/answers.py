"""Which messages of the bot answer what: a row is a message, an answer is the rows that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, select

from bot.store.database import Database
from bot.store.kept import kept_answer
from bot.store.schema import ANSWERS, UPDATES
from bot.store.store import Answer, Sent

_NUMBERS = tuple(
    select(chat, number).where(number > bindparam("above"), number < bindparam("below"))
    for chat, number in (
        (ANSWERS.c.chat, ANSWERS.c.message_id),
        (ANSWERS.c.chat, ANSWERS.c.asked),
        (UPDATES.c.queue, UPDATES.c.message),
    )
)


class Answers:
    """Reads answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def to(self, chat: str, asked: int) -> Answer | None:
        """The standing answer to a message. Raises StoreError."""
        return await self._read(ANSWERS.c.chat == chat, ANSWERS.c.asked == asked) if asked else None

    async def under(self, chat: str, message_id: int) -> Answer | None:
        """The answer that a message belongs to. Raises StoreError."""
        one = ANSWERS.alias()
        first = select(one.c.first).where(one.c.chat == chat, one.c.message_id == message_id)
        return await self._read(ANSWERS.c.chat == chat, ANSWERS.c.first == first.scalar_subquery())

    async def numbers(self, above: int, below: int) -> list[tuple[str, int]]:
        """Chats with numbers of messages and questions between two, queues with what waits in them.

        Raises StoreError.
        """

        def ask(connection: Connection) -> list[tuple[str, int]]:
            found: set[tuple[str, int]] = set()
            for statement in _NUMBERS:
                rows = connection.execute(statement, {"above": above, "below": below})
                found.update((chat, number) for chat, number in rows)
            return sorted(found)

        return await self._database.read(ask, is_small=True)

    async def kept(self, answer: Answer) -> Answer:
        """The answer as it is to be stored, see `kept_answer`. Raises StoreError."""
        if answer.asked:
            return answer
        for sent in answer.sent:
            if former := await self.under(answer.chat, sent.message_id):
                return kept_answer(answer, former)
        return answer

    async def _read(self, *which: ColumnElement[bool]) -> Answer | None:
        def ask(connection: Connection) -> Sequence[Row[Any]]:
            return (connection.execute(select(ANSWERS).where(*which).order_by(ANSWERS.c.place))).all()

        rows = await self._database.read(ask, is_small=True)
        if not rows:
            return None
        sent = tuple(Sent(row.message_id, row.is_file) for row in rows)
        return Answer(rows[0].chat, rows[0].asked, rows[0].digest, sent, rows[0].item, rows[0].locale)
