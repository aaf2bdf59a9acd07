"""An update that may have ended a process is to blame only for what happens while it, alone, is worked on.

Who kills the process from outside does so at any moment, and most of the time of an answer is spent waiting:
for Telegram, for the process that checks files. So the death is noted before the work begins, and taken back
while it waits (`elsewhere`); what is left of it when a process has died says that it died here. The suspected
work one after the other, and not beside one that may turn out to be deadly; as none of them waits for anybody
meanwhile, that takes milliseconds each.

Whoever waits for its turn holds no slot meanwhile, and waits for one afterwards: nobody waits in a circle.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from types import TracebackType

from bot.channel.telegram.api.answering_slots import slot_afterwards, step_aside
from bot.store import Inbox, QueuedUpdate, StoreError

BESIDE = 4
"""A choice: with 32 side by side the first answer after a start leaves with the last."""

_log = logging.getLogger(__name__)


class Isolation:
    """Lets one be on trial alone, or a few beside each other, in the order in which they come."""

    def __init__(self, most: int = BESIDE) -> None:
        self._most = most
        self._beside = 0
        self._is_somebody_alone = False
        self._waiting: deque[tuple[bool, asyncio.Future[None]]] = deque()

    async def enter(self, *, is_alone: bool) -> None:
        """Wait until no other is on trial, or none alone and not too many."""
        if not self._waiting and self._has_room(is_alone=is_alone):
            self._let_in(is_alone=is_alone)
            return
        called = asyncio.get_running_loop().create_future()
        self._waiting.append((is_alone, called))
        try:
            await called
        except asyncio.CancelledError:
            if called.cancelled():
                self._call()
            else:  # called and cancelled at once
                self.leave(is_alone=is_alone)
            raise

    def leave(self, *, is_alone: bool) -> None:
        """It is no longer worked on."""
        if is_alone:
            self._is_somebody_alone = False
        else:
            self._beside -= 1
        self._call()

    def _has_room(self, *, is_alone: bool) -> bool:
        return not self._is_somebody_alone and self._beside < (1 if is_alone else self._most)

    def _let_in(self, *, is_alone: bool) -> None:
        if is_alone:
            self._is_somebody_alone = True
        else:
            self._beside += 1

    def _call(self) -> None:
        """Let in who waits, as far as there is room."""
        while self._waiting:
            is_alone, called = self._waiting[0]
            if not called.done():
                if not self._has_room(is_alone=is_alone):
                    return
                self._let_in(is_alone=is_alone)
                called.set_result(None)
            self._waiting.popleft()


class TrialTurn:
    """The time in which one is on trial: `async with turn: …`, left for a while by `leave` and `take`."""

    def __init__(self, isolation: Isolation, *, is_alone: bool) -> None:
        self._isolation = isolation
        self._is_held = False
        self.is_alone = is_alone

    async def __aenter__(self) -> TrialTurn:
        await self.take()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

    async def take(self) -> None:
        """Wait for it, unless it is held already."""
        if self._is_held:
            return
        try:
            async with slot_afterwards():
                step_aside()
                await self._isolation.enter(is_alone=self.is_alone)
                self._is_held = True
        except asyncio.CancelledError:  # while it waited for a slot
            self.leave()
            raise

    def leave(self) -> None:
        """Let others be alone."""
        if self._is_held:
            self._is_held = False
            self._isolation.leave(is_alone=self.is_alone)


class Trial:
    """One attempt at an update, in its turn; `queued.deaths` is what it is to blame for until now."""

    def __init__(self, inbox: Inbox, queued: QueuedUpdate, turn: TrialTurn) -> None:
        self._inbox = inbox
        self._queued = queued
        self._turn = turn
        self._waits = 0
        self._is_noted = False

    async def begin(self) -> None:
        """Note that the process may die of it, durably. Raises StoreError."""
        if not self._is_noted:
            await self._inbox.note_deaths(self._queued, self._queued.deaths + 1)
            self._is_noted = True

    async def survived(self) -> None:
        """The process did not die of it. Raises StoreError."""
        if self._is_noted:
            await self._inbox.note_deaths(self._queued, self._queued.deaths)
            self._is_noted = False

    async def wait(self) -> None:
        """What comes now is not its work."""
        self._waits += 1
        if self._waits > 1:
            return
        self._turn.leave()  # what the next one notes is stored after what is noted now
        if self._turn.is_alone:  # beside others it is suspected, and to blame for nothing, whenever they die
            with _whatever_the_store_says():
                await self.survived()

    async def go_on(self) -> None:
        """It is worked on again, once its turn has come."""
        self._waits -= 1
        if self._waits:
            return
        await self._turn.take()
        with _whatever_the_store_says():
            await self.begin()


@contextmanager
def _whatever_the_store_says() -> Iterator[None]:
    """An answer that is on its way, or there, is neither given up nor repeated for the sake of a note."""
    try:
        yield
    except StoreError as error:
        _log.info("not noted that an update is on trial: %s", error)


_trial: ContextVar[Trial | None] = ContextVar("trial", default=None)


@contextmanager
def on_trial(trial: Trial) -> Iterator[None]:
    """What is done within is the work of this attempt."""
    before = _trial.set(trial)
    try:
        yield
    finally:
        _trial.reset(before)


@asynccontextmanager
async def elsewhere() -> AsyncIterator[None]:
    """Within, whoever is on trial waits for others: a process that dies now does not die of it."""
    trial = _trial.get()
    if trial is None:
        yield
        return
    await trial.wait()
    try:
        yield
    except asyncio.CancelledError:  # the process ends
        raise
    except BaseException:
        await trial.go_on()
        raise
    await trial.go_on()
