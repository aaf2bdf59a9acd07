"""Claims that several processes share: advisory locks of PostgreSQL, all of a process's on one connection.

A lease would have to expire: too early, and a slow process's chat is answered twice; too late, and a dead
one's waits; and it takes clocks that agree. `SKIP LOCKED` would need a transaction that stays open while
Telegram is talked to. A session's lock is free exactly when its process, or the way to it, is gone: at once
where the socket closes, within 25 s where a host vanishes (`postgresql.SERVER_SETTINGS`).

When the connection breaks, all claims are lost. The keeper reopens it and takes them again, those that no
other process has meanwhile; `holds` tells. For `GRACE_S` it takes no other queue, since after a restart of
the server other processes are about to take theirs again. A pooler that shares sessions (PgBouncer's
transaction mode) cannot hold such locks.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from bot.store.claims import GRACE_S
from bot.store.database_errors import pauses, reason_of
from bot.store.postgresql import Link
from bot.store.queue_locks import CLAIM, RELEASE, SCHEMA
from bot.store.store import StoreError
from bot.trouble import Trouble

_PULSE_S = 5.0
"""How often an idle connection is tried, and how long it may take: a lost one must not be believed in."""

_WHO_AM_I = "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()"
_END = "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE pid = $1 AND backend_start = $2"

_log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Wish:
    """Somebody wants a queue, or wants to be rid of it."""

    queue: str
    is_claim: bool
    result: asyncio.Future[bool]
    deadline: float

    def answer(self, answer: bool) -> None:
        if not self.result.done():
            self.result.set_result(answer)

    def refuse(self, problem: StoreError) -> None:
        if not self.result.done():
            self.result.set_exception(problem)


class SharedClaims:
    """Claims of queues on a connection that `connect` opens; a task of its own, the keeper, has it."""

    def __init__(
        self,
        connect: Callable[[], Awaitable[Link]],
        problem: Callable[[BaseException], StoreError],
        shown: str,
        patience_s: float,
        grace_s: float = GRACE_S,
    ) -> None:
        self._connect = connect
        self._problem = problem
        self._patience_s = patience_s
        self._grace_s = grace_s
        self._claiming = Trouble(_log, f"cannot claim queues in the database {shown}")
        self._wishes: deque[_Wish] = deque()
        self._in_hand: list[_Wish] = []
        self._asked: set[str] = set()
        self._held: set[str] = set()
        self._wake = asyncio.Event()
        self._connection: Link | None = None
        self._former: tuple[int, object] | None = None
        self._schema = ""
        self._grace_ends = 0.0
        self._is_closed = False
        self._keeper = asyncio.create_task(self._keep())

    async def claim(self, queue: str) -> bool:
        """Take a queue. Raises StoreError if the database is out of reach for too long."""
        if queue in self._asked or queue in self._held:
            return False
        wish = self._wish(queue, is_claim=True)
        self._asked.add(queue)
        try:
            return await wish.result
        except asyncio.CancelledError:
            if wish.result.done() and not wish.result.cancelled() and wish.result.result():
                self._held.discard(queue)
                self._wish(queue, is_claim=False)
            raise
        finally:
            self._asked.discard(queue)

    async def release(self, queue: str) -> None:
        """Give it back; where the connection is gone, it is free already."""
        if queue not in self._held:
            return
        self._held.discard(queue)
        if self._connection and not self._is_closed:
            with suppress(StoreError):
                await self._wish(queue, is_claim=False).result

    def holds(self, queue: str) -> bool:
        """Whether the queue is locked, as far as is known."""
        return queue in self._held and self._connection is not None and not self._connection.is_closed()

    async def close(self) -> None:
        """Give all queues back."""
        self._is_closed = True
        self._keeper.cancel()
        await asyncio.gather(self._keeper, return_exceptions=True)
        for wish in [*self._in_hand, *self._wishes]:
            wish.refuse(StoreError("the store is closed"))
        if self._connection:
            with suppress(Exception):
                await self._connection.close(timeout=2)

    def _wish(self, queue: str, *, is_claim: bool) -> _Wish:
        if self._is_closed:
            raise StoreError("the store is closed")
        loop = asyncio.get_running_loop()
        wish = _Wish(queue, is_claim, loop.create_future(), loop.time() + self._patience_s)
        self._wishes.append(wish)
        self._wake.set()
        return wish

    async def _keep(self) -> None:
        """Have a connection, and serve wishes on it, for ever."""
        while True:
            connection = await self._connected()
            try:
                await self._serve(connection)
            except Exception as error:
                self._claiming.failed(reason_of(error))
            finally:
                if not self._is_closed:
                    self._connection = None
                    connection.terminate()
                    self._start_over()

    def _start_over(self) -> None:
        """The connection is gone: what was to be released is free, what was to be claimed is asked again."""
        pending = [*self._in_hand, *self._wishes]
        self._in_hand = []
        for wish in pending:
            if not wish.is_claim:
                wish.answer(True)
        self._wishes = deque(wish for wish in pending if not wish.result.done())

    async def _connected(self) -> Link:
        for pause_s in pauses():
            connection: Link | None = None
            try:
                connection = await self._connect()
                await self._retake(connection)
            except BaseException as error:
                if connection:
                    connection.terminate()
                if not isinstance(error, Exception):
                    raise
                self._claiming.failed(reason_of(error))
                self._refuse_late(error)
                await asyncio.sleep(pause_s)
            else:
                self._connection = connection
                self._claiming.went_well()
                return connection
        raise AssertionError("pauses never end")

    async def _retake(self, connection: Link) -> None:
        """Take the queues that were held before; the former connection may not know yet that it is dead."""
        former, queues = self._former, sorted(self._held)
        if former:
            await connection.execute(_END, *former, timeout=_PULSE_S)
            self._grace_ends = asyncio.get_running_loop().time() + self._grace_s
        self._schema = await connection.fetchval(SCHEMA, timeout=_PULSE_S) or ""
        row = await connection.fetchrow(_WHO_AM_I, timeout=_PULSE_S)
        self._former = (row[0], row[1]) if row else None
        taken = await self._lock(connection, queues)
        lost = [queue for queue in queues if queue not in taken]
        self._held.difference_update(lost)
        if lost:
            _log.warning("%d queues went to other processes while the database was out of reach", len(lost))
        await self._unlock(connection, taken - self._held)

    def _refuse_late(self, error: Exception) -> None:
        now = asyncio.get_running_loop().time()
        for wish in self._wishes:
            if wish.deadline <= now:
                wish.refuse(self._problem(error))
        self._wishes = deque(wish for wish in self._wishes if not wish.result.done())

    async def _serve(self, connection: Link) -> None:
        """Serve wishes until the connection breaks; all that are there with one question."""
        connection.add_termination_listener(lambda _connection: self._wake.set())
        while True:
            if connection.is_closed():
                raise ConnectionResetError("the connection was closed")
            if not self._wishes:
                self._wake.clear()
                try:
                    await asyncio.wait_for(self._wake.wait(), _PULSE_S)
                except TimeoutError:
                    await connection.execute("SELECT 1", timeout=_PULSE_S)
                continue
            self._in_hand = list(self._wishes)
            self._wishes.clear()
            for is_claim, run in itertools.groupby(self._in_hand, key=lambda wish: wish.is_claim):
                await (self._claim if is_claim else self._release)(connection, list(run))
            self._in_hand = []

    async def _claim(self, connection: Link, wishes: list[_Wish]) -> None:
        is_grace = asyncio.get_running_loop().time() < self._grace_ends
        taken = set() if is_grace else await self._lock(connection, [wish.queue for wish in wishes])
        unwanted = []
        for wish in wishes:
            if wish.queue in taken and wish.result.done():  # cancelled meanwhile
                unwanted.append(wish.queue)
            elif wish.queue in taken:
                self._held.add(wish.queue)
            wish.answer(wish.queue in taken)
        await self._unlock(connection, unwanted)

    async def _release(self, connection: Link, wishes: list[_Wish]) -> None:
        await self._unlock(connection, [wish.queue for wish in wishes])
        for wish in wishes:
            wish.answer(True)

    async def _lock(self, connection: Link, queues: list[str]) -> set[str]:
        if not queues:
            return set()
        rows = await connection.fetch(CLAIM, queues, self._schema + "/", timeout=_PULSE_S)
        return {queue for queue, is_taken in rows if is_taken}

    async def _unlock(self, connection: Link, queues: Iterable[str]) -> None:
        if given_back := list(queues):
            await connection.fetch(RELEASE, given_back, self._schema + "/", timeout=_PULSE_S)
