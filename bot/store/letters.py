"""The inbox in an SQL database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, select

from bot.store.changes import Change, about_letter, adding, setting_aside
from bot.store.database import Database
from bot.store.inbox import Letter
from bot.store.lanes import Lanes
from bot.store.schema import LETTERS
from bot.store.steps import Step
from bot.store.writer import Writer

_LANES = (
    select(LETTERS.c.lane)
    .where(LETTERS.c.source == bindparam("source"))
    .group_by(LETTERS.c.lane)
    .order_by(func.min(LETTERS.c.number))
)
_WAITING = (
    select(
        LETTERS.c.source,
        LETTERS.c.number,
        LETTERS.c.lane,
        LETTERS.c.body,
        LETTERS.c.received,
        LETTERS.c.tries,
        LETTERS.c.sent,
        LETTERS.c.sending,
    )
    .where(LETTERS.c.source == bindparam("source"), LETTERS.c.lane == bindparam("lane"))
    .order_by(LETTERS.c.number)
    .limit(bindparam("limit"))
)
_DEPTH = select(func.count()).select_from(LETTERS).where(LETTERS.c.source == bindparam("source"))


class SqlInbox:
    """Letters in a database; see `bot.store.inbox.Inbox` for what its methods promise."""

    def __init__(self, database: Database, writer: Writer[Change], lanes: Lanes) -> None:
        self._database = database
        self._writer = writer
        self._lanes = lanes

    async def add(self, letters: Sequence[Letter]) -> list[Letter]:
        """Keep the letters that are new."""
        if not letters:
            return []
        added: list[Letter] = await self._writer.write(adding(letters))
        return added

    async def lanes(self, source: str) -> list[str]:
        """Lanes with letters, the oldest first."""

        def ask(connection: Connection) -> list[str]:
            return list(connection.scalars(_LANES, {"source": source}))

        return await self._database.read(ask)

    async def claim(self, lane: str) -> bool:
        """Take a lane."""
        return await self._lanes.claim(lane)

    async def release(self, lane: str) -> None:
        """Give it back."""
        await self._lanes.release(lane)

    def holds(self, lane: str) -> bool:
        """Whether the lane is still this process's."""
        return self._lanes.holds(lane)

    async def waiting(self, source: str, lane: str, limit: int = 100) -> list[Letter]:
        """The lane's letters in order."""
        which = {"source": source, "lane": lane, "limit": limit}

        def ask(connection: Connection) -> list[Letter]:
            return [Letter(*row) for row in connection.execute(_WAITING, which)]

        return await self._database.read(ask)

    async def note_try(self, letter: Letter) -> None:
        """Count an attempt."""
        await self._writer.write(about_letter(Step.COUNT_TRY, letter))

    async def note_sent(self, letter: Letter, sent: int) -> None:
        """Note how far the answer got."""
        await self._writer.write(about_letter(Step.NOTE_SENT, letter, sent=sent))

    async def note_sending(self, letter: Letter, sending: bytes) -> None:
        """Note what is about to be sent."""
        await self._writer.write(about_letter(Step.NOTE_SENDING, letter, sending=sending))

    async def set_aside(self, letter: Letter, reason: str) -> None:
        """Give up on it."""
        await self._writer.write(setting_aside(letter, reason))

    async def depth(self, source: str) -> int:
        """How many wait; fails at once where the database does."""

        def ask(connection: Connection) -> int:
            return connection.scalar(_DEPTH, {"source": source}) or 0

        return await self._database.read(ask, patience_s=0)
