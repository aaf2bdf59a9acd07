"""The inbox in an SQL database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, select

from bot.store.changes import StoreChange, about_update, adding, setting_aside
from bot.store.claims import Claims
from bot.store.database import Database
from bot.store.inbox import QueuedUpdate
from bot.store.schema import UPDATES
from bot.store.steps import Step
from bot.store.writer import Writer

_QUEUES = (
    select(UPDATES.c.queue)
    .where(UPDATES.c.source == bindparam("source"))
    .group_by(UPDATES.c.queue)
    .order_by(func.min(UPDATES.c.number))
)
_WAITING = (
    select(
        UPDATES.c.source,
        UPDATES.c.number,
        UPDATES.c.queue,
        UPDATES.c.body,
        UPDATES.c.received,
        UPDATES.c.tries,
        UPDATES.c.sent,
        UPDATES.c.sending,
        UPDATES.c.message,
    )
    .where(UPDATES.c.source == bindparam("source"), UPDATES.c.queue == bindparam("queue"))
    .order_by(UPDATES.c.number)
    .limit(bindparam("limit"))
)
_DEPTH = select(func.count()).select_from(UPDATES).where(UPDATES.c.source == bindparam("source"))
_SENDINGS = _DEPTH.where(UPDATES.c.sending.is_not(None))


class SqlInbox:
    """Updates in a database; see `bot.store.inbox.Inbox` for what its methods promise."""

    def __init__(self, database: Database, writer: Writer[StoreChange], claims: Claims) -> None:
        self._database = database
        self._writer = writer
        self._claims = claims

    async def add(self, queued_updates: Sequence[QueuedUpdate]) -> list[QueuedUpdate]:
        """Keep the updates that are new."""
        if not queued_updates:
            return []
        added: list[QueuedUpdate] = await self._writer.write(adding(queued_updates))
        return added

    async def queues(self, source: str) -> list[str]:
        """Claims with updates, the oldest first."""

        def ask(connection: Connection) -> list[str]:
            return list(connection.scalars(_QUEUES, {"source": source}))

        return await self._database.read(ask)

    async def claim(self, queue: str) -> bool:
        """Take a queue."""
        return await self._claims.claim(queue)

    async def release(self, queue: str) -> None:
        """Give it back."""
        await self._claims.release(queue)

    def holds(self, queue: str) -> bool:
        """Whether the queue is still this process's."""
        return self._claims.holds(queue)

    async def waiting(self, source: str, queue: str, limit: int = 100) -> list[QueuedUpdate]:
        """The queue's updates in order."""
        which = {"source": source, "queue": queue, "limit": limit}

        def ask(connection: Connection) -> list[QueuedUpdate]:
            return [QueuedUpdate(*row) for row in connection.execute(_WAITING, which)]

        return await self._database.read(ask)

    async def note_try(self, queued: QueuedUpdate) -> None:
        """Count an attempt."""
        await self._writer.write(about_update(Step.COUNT_TRY, queued))

    async def note_sent(self, queued: QueuedUpdate, sent: int) -> None:
        """Note how far the answer got."""
        await self._writer.write(about_update(Step.NOTE_SENT, queued, sent=sent))

    async def note_sending(self, queued: QueuedUpdate, sending: bytes) -> None:
        """Note what is about to be sent."""
        await self._writer.write(about_update(Step.NOTE_SENDING, queued, sending=sending))

    async def sendings(self, source: str) -> int:
        """How many have a message under way."""

        def ask(connection: Connection) -> int:
            return connection.scalar(_SENDINGS, {"source": source}) or 0

        return await self._database.read(ask)

    async def set_aside(self, queued: QueuedUpdate, reason: str) -> None:
        """Give up on it."""
        await self._writer.write(setting_aside(queued, reason))

    async def depth(self, source: str) -> int:
        """How many wait; fails at once where the database does."""

        def ask(connection: Connection) -> int:
            return connection.scalar(_DEPTH, {"source": source}) or 0

        return await self._database.read(ask, patience_s=0)
