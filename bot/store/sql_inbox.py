"""The inbox in an SQL database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from bot.store.arrivals import Arrivals
from bot.store.changes import StoreChange, about_update, adding, setting_aside
from bot.store.claims import Claims
from bot.store.database import Database
from bot.store.inbox import QueuedUpdate, TakeUpdates, taken_by_nobody
from bot.store.known_queues import KnownQueues
from bot.store.queue_locks import UNCLAIMED
from bot.store.sql_script import SqlScript, rows, scalar
from bot.store.steps import Step
from bot.store.writer import Writer

_QUEUES = "SELECT lane FROM letters WHERE source = :source GROUP BY lane ORDER BY min(number)"
_WAITING = """
    SELECT source, number, lane, body, received, tries, sent, sending, message, deaths FROM letters
    WHERE source = :source AND lane = :queue ORDER BY number LIMIT :limit"""
_DEPTH = "SELECT count(*) FROM letters WHERE source = :source"
_HIGHEST = "SELECT max(number) FROM seen WHERE source = :source"
_NOT_EMPTY = "SELECT DISTINCT source, lane FROM letters"
_SENDINGS = "SELECT count(*) FROM letters WHERE source = :source AND sending IS NOT NULL"

_NOTED_WITHIN_S = 0.01
"""How long an update waits for the note of what is sent about it: an answer takes some milliseconds."""
_NEXT_WITHIN_S = 0.05
"""A choice: how long what is done waits for the next answer, to be written with it."""
_SHARED_WITHIN_S = 0.01
"""A choice: the same on PostgreSQL, where nobody knows whether more waits in the chat."""


class SqlInbox:
    """Updates in a database; see `bot.store.inbox.Inbox` for what its methods promise."""

    def __init__(self, database: Database, writer: Writer[StoreChange], claims: Claims) -> None:
        self._database = database
        self._writer = writer
        self._claims = claims
        self._known = KnownQueues() if database.dialect == "sqlite" else None
        self._arrivals = Arrivals()

    async def open(self) -> None:
        """See what an earlier process has left. Raises StoreError."""
        if self._known:
            left = await self._database.read(partial(rows, _NOT_EMPTY))
            self._known.begin((source, queue) for source, queue in left)

    async def add(
        self, queued_updates: Sequence[QueuedUpdate], take: TakeUpdates = taken_by_nobody
    ) -> list[QueuedUpdate]:
        """Keep the updates that are new."""
        if not queued_updates:
            return []
        if self._known:
            await self._know_sources(queued_updates)
            if self._arrivals.are_new(queued_updates) and self._known.are_known(queued_updates):
                return await self._add_new(queued_updates, take, self._known)
        with self._certain(*queued_updates):
            added: list[QueuedUpdate] = await self._writer.write(adding(queued_updates))
        if self._known:
            for queued in queued_updates:
                self._arrivals.saw(queued.source, queued.number)
            for queued in added:
                self._known.came(queued)
        take(added)
        return added

    async def _add_new(
        self, queued_updates: Sequence[QueuedUpdate], take: TakeUpdates, known: KnownQueues
    ) -> list[QueuedUpdate]:
        """Keep them together with what comes of them at once."""
        keeping = self._writer.submit(adding(queued_updates), linger_s=_NOTED_WITHIN_S)
        self._arrivals.begin(queued_updates, keeping)
        keeping.add_done_callback(lambda done: self._forget_unkept(queued_updates, done))
        for queued in queued_updates:
            known.came(queued)
        take(queued_updates)
        return list(await asyncio.shield(keeping))

    def _forget_unkept(self, queued_updates: Sequence[QueuedUpdate], done: asyncio.Future[Any]) -> None:
        if self._known and (done.cancelled() or done.exception()):
            for queued in queued_updates:
                self._known.forget(queued)

    async def _know_sources(self, queued_updates: Sequence[QueuedUpdate]) -> None:
        for source in {queued.source for queued in queued_updates}:
            if not self._arrivals.knows(source):
                self._arrivals.saw(source, await self._highest(source))

    async def _highest(self, source: str) -> int:
        """The highest number that was ever seen of a source, -1 if none."""
        highest: int | None = await self._database.read(
            partial(scalar, _HIGHEST, source=source), is_small=True
        )
        return -1 if highest is None else highest

    async def queues(self, source: str) -> list[str]:
        """Claims with updates, the oldest first."""
        return [queue for (queue,) in await self._database.read(partial(rows, _QUEUES, source=source))]

    async def unclaimed(self, source: str, queues: Sequence[str]) -> list[str]:
        """Those that are not taken."""
        if self._known:
            return [queue for queue in queues if not self.holds(queue)]
        asked = partial(rows, UNCLAIMED, source=source, queues=list(queues))
        free = {queue for (queue,) in await self._database.read(asked)}
        return [queue for queue in queues if queue in free]

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

        def ask() -> SqlScript[list[QueuedUpdate]]:
            found = yield from rows(_WAITING, source=source, queue=queue, limit=limit)
            return [QueuedUpdate(*row) for row in found]

        if self._known is None:
            return await self._database.read(ask)
        known = self._known.waiting(source, queue, limit)
        if known is None:
            await self._arrivals.settled(queue)
            self._known.reads(source, queue)
            known = await self._database.read(ask, is_small=True)
            self._known.was_read(source, queue, known if len(known) < limit else None)
        return known

    async def note_try(self, queued: QueuedUpdate) -> None:
        """Count an attempt."""
        with self._certain(queued):
            await self._writer.write(about_update(Step.COUNT_TRY, queued))
        if self._known:
            self._known.tried(queued)

    async def note_deaths(self, queued: QueuedUpdate, deaths: int) -> None:
        """Note who may have died of it."""
        with self._certain(queued):
            await self._writer.submit(about_update(Step.NOTE_DEATHS, queued, deaths=deaths), is_early=True)
        if self._known:
            self._known.changed(queued, deaths=deaths)

    async def note_sent(self, queued: QueuedUpdate, sent: int) -> None:
        """Note how far the answer got."""
        with self._certain(queued):
            await self._writer.write(about_update(Step.NOTE_SENT, queued, sent=sent))
        if self._known:
            self._known.changed(queued, sent=sent)

    async def note_sending(self, queued: QueuedUpdate, sending: bytes) -> None:
        """Note what is about to be sent."""
        with self._certain(queued):
            await self._writer.submit(about_update(Step.NOTE_SENDING, queued, sending=sending), is_early=True)
            self._arrivals.check(queued)
        if self._known:
            self._known.changed(queued, sending=sending)

    async def kept(self, queued: QueuedUpdate) -> None:
        """Wait for an update that was taken early."""
        await self._arrivals.kept(queued)

    async def sendings(self, source: str) -> int:
        """How many have a message under way."""
        count: int = await self._database.read(partial(scalar, _SENDINGS, source=source))
        return count

    async def set_aside(self, queued: QueuedUpdate, reason: str) -> None:
        """Give up on it."""
        await self.leave(setting_aside(queued, reason), queued)

    async def leave(
        self, change: StoreChange, *queued_updates: QueuedUpdate, may_linger: bool = False
    ) -> None:
        """Store a change with which updates wait no more. Raises StoreError."""
        linger_s = self._linger_s(queued_updates) if may_linger else 0.0
        with self._certain(*queued_updates):
            await self._writer.submit(change, linger_s=linger_s)
        if self._known:
            for queued in queued_updates:
                self._known.went(queued)

    def _linger_s(self, queued_updates: Sequence[QueuedUpdate]) -> float:
        """How long what is done with updates may wait for others that write."""
        if self._known is None:
            return _SHARED_WITHIN_S
        return 0.0 if _hold_up(self._known, queued_updates) else _NEXT_WITHIN_S

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
        count: int = await self._database.read(partial(scalar, _DEPTH, source=source), patience_s=0)
        return count


def _hold_up(known: KnownQueues, queued_updates: Sequence[QueuedUpdate]) -> bool:
    """Whether others of their queues are known to wait for them."""
    places = {(queued.source, queued.queue) for queued in queued_updates}
    return any(len(known.waiting(*place, 2) or ()) > 1 for place in places)
