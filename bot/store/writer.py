"""Group commit: one task writes for everybody, and whoever waits is told once their change is committed.

Everything that is queued goes into one transaction, so that a burst costs one fsync for many updates; an
idle store adds no delay. A change that more is going to follow waits for that. Where a commit reaches the
disk later (`sync`), its callers are told when it has, and the next is committed meanwhile; who need not wait
for the disk is told before. If a batch fails, its changes are tried one by one, and only the guilty one's
caller hears of it. While the database is locked, full or out of reach, the writer tries on; a caller is told
when its patience ends.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.store.database_errors import is_passing, pauses, reason_of
from bot.store.store import StoreError
from bot.trouble import Trouble

_log = logging.getLogger(__name__)

_LARGEST_BATCH = 500
"""A choice: one transaction stays short enough for other processes."""
_MOST_LINGERING = 8
"""A choice: in a burst nobody waits for more than there are already."""
_CLOSING_S = 5.0
"""A choice: what is on its way to the database ends by then, or never."""
_Change = TypeVar("_Change")


@dataclass(slots=True, eq=False)
class _Entry(Generic[_Change]):
    change: _Change
    result: asyncio.Future[Any]
    deadline: float
    is_early: bool = False


class Writer(Generic[_Change]):
    """Takes changes from `write`, hands them to `commit` in batches.

    `commit(changes, is_again)` writes all of them in one transaction, or none, and gives a result for each;
    `is_again` says that an earlier try may have been committed although it failed. `problem` makes the error
    that a caller gets. `sync` brings what is committed to the disk, where `commit` leaves that to it.
    """

    def __init__(
        self,
        commit: Callable[[Sequence[_Change], bool], Awaitable[Sequence[Any]]],
        problem: Callable[[BaseException], StoreError],
        shown: str,
        patience_s: float,
        sync: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._commit = commit
        self._sync = sync
        self._unsynced: list[tuple[_Entry[_Change], Any]] = []
        self._syncing: asyncio.Task[None] | None = None
        self._problem = problem
        self._patience_s = patience_s
        self._writing = Trouble(_log, f"cannot write the database {shown}")
        self._queue: deque[_Entry[_Change]] = deque()
        self._in_hand: dict[_Entry[_Change], None] = {}
        self._wake = asyncio.Event()
        self._lingering: asyncio.TimerHandle | None = None
        self._is_closing = False
        self._task = asyncio.create_task(self._run())

    async def write(self, change: _Change, patience_s: float | None = None) -> Any:
        """Have the change committed; without patience, fail where the last try of others failed.

        Raises:
            StoreError: it cannot be stored, or could not be within `patience_s`.
        """
        return await self.submit(change, patience_s)

    def submit(
        self,
        change: _Change,
        patience_s: float | None = None,
        *,
        linger_s: float = 0.0,
        is_early: bool = False,
    ) -> asyncio.Future[Any]:
        """The same without waiting for it; the future has the result, or the StoreError.

        A change that may linger is written together with the next one that may not, or after so long. The
        future of one that `is_early` is done when it outlives the process, if not yet a power cut.
        """
        if self._is_closing:
            raise StoreError("the store is closed")
        if patience_s == 0 and self._writing.is_lasting:
            raise StoreError(self._writing.reason)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + (self._patience_s if patience_s is None else patience_s)
        entry = _Entry(change, loop.create_future(), deadline, is_early)
        self._queue.append(entry)
        if not linger_s or len(self._queue) >= _MOST_LINGERING:
            self._wake.set()
        elif self._lingering is None or self._lingering.when() > loop.time() + linger_s:
            self._stop_lingering()
            self._lingering = loop.call_later(linger_s, self._wake_up)
        return entry.result

    async def close(self) -> None:
        """Write what is queued, for some seconds at most; whoever still waits then is told."""
        self._is_closing = True
        self._wake.set()
        self._stop_lingering()
        await asyncio.wait((self._task,), timeout=_CLOSING_S)
        if self._syncing:
            await asyncio.wait((self._syncing,), timeout=_CLOSING_S)
        tasks = (self._task, *([self._syncing] if self._syncing else []))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for entry in [*self._in_hand, *self._queue]:
            self._fail(entry, StoreError("the store is closed"))

    async def _run(self) -> None:
        while not self._is_closing or self._queue:
            await self._wake.wait()
            batch = self._take()
            if not (self._queue or self._is_closing):
                self._wake.clear()
            await self._settle(batch)

    def _wake_up(self) -> None:
        self._lingering = None
        self._wake.set()

    def _stop_lingering(self) -> None:
        if self._lingering:
            self._lingering.cancel()
            self._lingering = None

    def _take(self) -> list[_Entry[_Change]]:
        taken = [self._queue.popleft() for _ in range(min(len(self._queue), _LARGEST_BATCH))]
        self._in_hand.update(dict.fromkeys(taken))
        return taken

    async def _settle(self, batch: list[_Entry[_Change]], is_again: bool = False) -> None:
        """Commit the batch, or tell each caller why not; trouble that passes is waited for."""
        pause = pauses()
        while batch:
            try:
                results = await self._commit([entry.change for entry in batch], is_again)
            except Exception as error:
                if is_passing(error):
                    is_again = True
                    self._writing.failed(reason_of(error))
                    batch = self._patient(batch, error)
                    if batch:
                        await asyncio.sleep(next(pause))
                        batch += self._take()
                    continue
                if len(batch) == 1:
                    self._fail(batch[0], self._problem(error))
                    return
                for entry in batch:
                    await self._settle([entry], is_again)
                return
            self._writing.went_well()
            for entry, result in zip(batch, results, strict=True):
                if entry.is_early or self._sync is None:
                    self._succeed(entry, result)
                else:
                    self._unsynced.append((entry, result))
            if self._sync and self._unsynced and (self._syncing is None or self._syncing.done()):
                self._syncing = asyncio.create_task(self._sync_all(self._sync))
            return

    async def _sync_all(self, sync: Callable[[], Awaitable[None]]) -> None:
        """Tell those whose changes are committed, once these are on the disk."""
        while self._unsynced:
            committed, self._unsynced = self._unsynced, []
            try:
                await sync()
            except Exception as error:
                for entry, _result in committed:
                    self._fail(entry, self._problem(error))
            else:
                for entry, result in committed:
                    self._succeed(entry, result)

    def _succeed(self, entry: _Entry[_Change], result: Any) -> None:
        self._in_hand.pop(entry, None)
        if not entry.result.done():
            entry.result.set_result(result)

    def _patient(self, batch: list[_Entry[_Change]], error: BaseException) -> list[_Entry[_Change]]:
        """Give up for those whose patience has ended."""
        now = asyncio.get_running_loop().time()
        for entry in batch:
            if entry.deadline <= now:
                self._fail(entry, self._problem(error))
        return [entry for entry in batch if entry.deadline > now]

    def _fail(self, entry: _Entry[_Change], problem: StoreError) -> None:
        self._in_hand.pop(entry, None)
        if not entry.result.done():
            entry.result.set_exception(problem)
