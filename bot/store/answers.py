"""Which messages of the bot answer what: a row is a message, an answer is the rows that belong together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bot.store.database import Database
from bot.store.kept import kept_answer
from bot.store.sql_script import SqlRows, SqlScript, rows
from bot.store.store import Answer, Sent

_NUMBERS = (
    "SELECT chat, message_id FROM answers WHERE message_id > :above AND message_id < :below",
    "SELECT chat, asked FROM answers WHERE asked > :above AND asked < :below",
    "SELECT lane, message FROM letters WHERE message > :above AND message < :below",
)
_TO = """
    SELECT chat, asked, digest, item, locale, message_id, is_file FROM answers
    WHERE chat = :chat AND asked = :asked ORDER BY place"""
_UNDER = """
    SELECT chat, asked, digest, item, locale, message_id, is_file FROM answers
    WHERE chat = :chat AND first = (
        SELECT one.first FROM answers AS one WHERE one.chat = :chat AND one.message_id = :message_id
    ) ORDER BY place"""


class Answers:
    """Reads answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def to(self, chat: str, asked: int) -> Answer | None:
        """The standing answer to a message. Raises StoreError."""
        return await self._read(partial(rows, _TO, chat=chat, asked=asked)) if asked else None

    async def under(self, chat: str, message_id: int) -> Answer | None:
        """The answer that a message belongs to. Raises StoreError."""
        return await self._read(partial(rows, _UNDER, chat=chat, message_id=message_id))

    async def numbers(self, above: int, below: int) -> list[tuple[str, int]]:
        """Chats with numbers of messages and questions between two, queues with what waits in them.

        Raises StoreError.
        """

        def ask() -> SqlScript[list[tuple[str, int]]]:
            found: set[tuple[str, int]] = set()
            for statement in _NUMBERS:
                taken = yield from rows(statement, above=above, below=below)
                found.update((chat, number) for chat, number in taken)
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

    async def _read(self, ask: Callable[[], SqlScript[SqlRows]]) -> Answer | None:
        messages = await self._database.read(ask, is_small=True)
        if not messages:
            return None
        chat, asked, digest, item, locale = messages[0][:5]
        sent = tuple(Sent(message_id, bool(is_file)) for *_, message_id, is_file in messages)
        return Answer(chat, asked, digest, sent, item, locale)
