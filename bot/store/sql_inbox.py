"""The inbox in an SQL database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, bindparam, func, select

from bot.store.changes import StoreChange, about_update, adding, setting_aside
from bot.store.claims import Claims
from bot.store.database import Database
from bot.store.inbox import QueuedUpdate
from bot.store.known_queues import KnownQueues
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
        self._known = KnownQueues() if database.dialect == "sqlite" else None

    async def add(self, queued_updates: Sequence[QueuedUpdate]) -> list[QueuedUpdate]:
        """Keep the updates that are new."""
        if not queued_updates:
            return []
        with self._certain(*queued_updates):
            added: list[QueuedUpdate] = await self._writer.write(adding(queued_updates))
        if self._known:
            for queued in added:
                self._known.came(queued)
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

        if self._known is None:
            return await self._database.read(ask)
        known = self._known.waiting(source, queue, limit)
        if known is None:
            self._known.reads(source, queue)
            known = await self._database.read(ask)
            self._known.was_read(source, queue, known if len(known) < limit else None)
        return known

    async def note_try(self, queued: QueuedUpdate) -> None:
        """Count an attempt."""
        with self._certain(queued):
            await self._writer.write(about_update(Step.COUNT_TRY, queued))
        if self._known:
            self._known.tried(queued)

    async def note_sent(self, queued: QueuedUpdate, sent: int) -> None:
        """Note how far the answer got."""
        with self._certain(queued):
            await self._writer.write(about_update(Step.NOTE_SENT, queued, sent=sent))
        if self._known:
            self._known.changed(queued, sent=sent)

    async def note_sending(self, queued: QueuedUpdate, sending: bytes) -> None:
        """Note what is about to be sent."""
        with self._certain(queued):
            await self._writer.write(about_update(Step.NOTE_SENDING, queued, sending=sending))
        if self._known:
            self._known.changed(queued, sending=sending)

    async def sendings(self, source: str) -> int:
        """How many have a message under way."""

        def ask(connection: Connection) -> int:
            return connection.scalar(_SENDINGS, {"source": source}) or 0

        return await self._database.read(ask)

    async def set_aside(self, queued: QueuedUpdate, reason: str) -> None:
        """Give up on it."""
        await self.leave(setting_aside(queued, reason), queued)

    async def leave(self, change: StoreChange, *queued_updates: QueuedUpdate) -> None:
        """Store a change with which updates wait no more. Raises StoreError."""
        with self._certain(*queued_updates):
            await self._writer.write(change)
        if self._known:
            for queued in queued_updates:
                self._known.went(queued)

    @contextmanager
    def _certain(self, *queued_updates: QueuedUpdate) -> Iterator[None]:
        """What fails within, or is cancelled, may have been stored or not."""
        try:
            yield
        except BaseException:
            if self._known:
                for queued in queued_updates:
                    self._known.forget(queued)
            raise

    async def depth(self, source: str) -> int:
        """How many wait; fails at once where the database does."""

        def ask(connection: Connection) -> int:
            return connection.scalar(_DEPTH, {"source": source}) or 0

        return await self._database.read(ask, patience_s=0)
