"""Updates from the inbox → answers: many chats at once, one chat's in order, no update twice.

    worker = Worker(inbox, source, answer, set_aside, retry)
    async with worker: worker.take(updates) …

A queue (a chat) is claimed in the inbox before its updates are read, so any number of processes may share
one inbox. What fails is tried again after a pause, in which others have the slot; after `MAX_TRIES` the
update is set aside, and the chat goes on. `failed_answers` says what an error means, `deadly_updates` what
becomes of an update that may have ended a process.

Who is answered next: a queue in which an update arrives is served at once, or, when `MAX_QUEUES` are served
already, after those that wait for it longer; after a start those come first whose updates have waited
longest. `CONCURRENCY` of the served answer at a time, whoever has waited longest for a slot first, and
after `_FAIR` updates a queue lets the others have theirs. Within a queue the oldest update is first, and
the next one begins when it is done with.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TypeAlias

import msgspec
from telegram.error import TelegramError

from bot.channel.telegram.answering.contested_queues import ContestedQueues
from bot.channel.telegram.answering.deadly_updates import AloneLater, Hopeless, next_step
from bot.channel.telegram.answering.failed_answers import FailedAnswers, RefusedByTelegram, TryLater
from bot.channel.telegram.api.answering_slots import AnsweringSlots
from bot.channel.telegram.api.flood_limits import on_behalf_of
from bot.channel.telegram.api.retry import Waiter, endless_pauses, explain
from bot.channel.telegram.api.trials import Isolation, Trial, TrialTurn, on_trial
from bot.channel.telegram.metrics import Metrics
from bot.logs import bind, trace_without_words
from bot.store import Inbox, QueuedUpdate, StoreError
from bot.store.inbox import MAX_TRIES

CONCURRENCY = 32
"""Chats that are answered at once."""
SWEEP_S = 1.0
"""How often queues are looked for that nobody serves: left by an earlier process, or by another that died."""
STOP_S = 8.0
"""How long a stop waits for what is in hand; what is left stays in the inbox."""
MAX_QUEUES = 1024
"""Queues that are claimed at once, those that pause included; others wait for their turn."""
_FAIR = 10
"""Updates of one queue that are answered before others get the slot."""
_PAUSES_S = (0.2, 1.0)
"""A choice: before the second and the third try of an update on which something failed."""
_LOST_PAUSE_S = 0.05
"""A choice: before a queue is claimed again whose claim ended with the connection to the database."""
_GIVE_UP_S = 1.0
"""A choice: what was cancelled has so long to clean up."""

_log = logging.getLogger(__name__)
AnswerUpdate: TypeAlias = Callable[[QueuedUpdate], Awaitable[None]]
"""Answers an update and marks it as answered; what it raises counts as a failure."""
SetAside: TypeAlias = Callable[[QueuedUpdate, str], Awaitable[None]]
"""Gives an update up for a reason, and tells the person."""


@dataclass(slots=True)
class _Shift:
    """A queue's time of being served: whether it is ours, what its updates are to blame for, how to pause.

    `deaths` are those of each update as they were when this process came to it. Once the first is done with,
    `is_begun`: what comes after it can have been in nobody else's hands, since a queue has an order.
    """

    queue: str
    is_claimed: bool = False
    is_begun: bool = False
    is_alone: bool = False
    outage: Iterator[float] = field(default_factory=endless_pauses)
    deaths: dict[int, int] = field(default_factory=dict)


class Worker:
    """Answers the updates of one source."""

    def __init__(
        self,
        inbox: Inbox,
        source: str,
        answer: AnswerUpdate,
        set_aside: SetAside,
        waiter: Waiter | None = None,
        *,
        concurrency: int = CONCURRENCY,
        sweep_s: float = SWEEP_S,
        stop_s: float = STOP_S,
        max_queues: int = MAX_QUEUES,
        metrics: Metrics | None = None,
    ) -> None:
        self._inbox = inbox
        self._source = source
        self._answer = answer
        self._set_aside = set_aside
        self._waiter = waiter or Waiter()
        self._metrics = metrics or Metrics()
        self._slots = AnsweringSlots(concurrency)
        self._isolation = Isolation()
        self._sweep_s = sweep_s
        self._stop_s = stop_s
        self._max_queues = max_queues
        self._serving: dict[str, asyncio.Task[None]] = {}
        self._waiting_queues: OrderedDict[str, None] = OrderedDict()
        self._again: set[str] = set()
        self._fresh: dict[str, dict[int, float]] = {}
        self._contested = ContestedQueues(self._look_again)
        self._sweeper: asyncio.Task[None] | None = None
        self._is_stopping = False
        self._failed_answers = FailedAnswers()

    async def __aenter__(self) -> Worker:
        self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def in_hand(self) -> int:
        """How many queues are being worked on."""
        return len(self._serving)

    def start(self) -> None:
        """Begin, with what waits already."""
        self._sweeper = asyncio.create_task(self._sweep())
        self._contested.start()

    def take(self, queued_updates: Iterable[QueuedUpdate]) -> None:
        """Updates that this process has just put into the inbox are to be answered, once it has begun."""
        now = time.monotonic()
        for queued in queued_updates:
            self._fresh.setdefault(queued.queue, {})[queued.number] = now
            if queued.queue in self._contested and queued.queue not in self._serving:
                self._contested.came(queued.queue)
            else:
                self._wake(queued.queue)

    async def stop(self) -> None:
        """Finish the updates in hand, for `stop_s` at most; the rest stays in the inbox."""
        self._is_stopping = True
        if self._sweeper:
            self._sweeper.cancel()
            await asyncio.gather(self._sweeper, return_exceptions=True)
        await self._contested.stop()
        tasks = list(self._serving.values())
        if tasks:
            _done, late = await asyncio.wait(tasks, timeout=self._stop_s)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=_GIVE_UP_S)

    def _wake(self, queue: str) -> None:
        """Updates wait in this queue."""
        if self._is_stopping or not self._sweeper:
            return
        if queue in self._serving:
            self._again.add(queue)
        elif len(self._serving) < self._max_queues:
            self._start(queue)
        else:
            self._waiting_queues[queue] = None

    def _start(self, queue: str) -> None:
        self._again.discard(queue)
        self._waiting_queues.pop(queue, None)
        task = asyncio.create_task(self._serve(queue))
        self._serving[queue] = task
        task.add_done_callback(lambda done: self._ended(queue, done))

    def _ended(self, queue: str, task: asyncio.Task[None]) -> None:
        del self._serving[queue]
        if task.cancelled():  # the process ends: who begins now answers what another process looks at already
            return
        if error := task.exception():
            _log.error("a queue stopped, it is tried again\n%s", trace_without_words(error))
        if queue in self._again:
            self._again.discard(queue)
            self._waiting_queues[queue] = None
        if self._waiting_queues and not self._is_stopping:
            self._start(next(iter(self._waiting_queues)))

    async def _serve(self, queue: str) -> None:
        """Answer what waits in the queue, a few updates at a time so that others get their turn."""
        shift = _Shift(queue)
        try:
            while True:
                async with self._slots.taken():
                    if self._is_stopping:
                        return
                    pause_s = await self._advance(shift)
                if pause_s is None or (pause_s and not await self._waiter.rest(pause_s)):
                    return
        finally:
            if shift.is_claimed:
                await self._release(queue)

    async def _release(self, queue: str) -> None:
        try:
            await self._inbox.release(queue)
        except StoreError as error:
            self._failed_answers.store_failed(error)

    async def _advance(self, shift: _Shift) -> float | None:
        """Answer the next updates; gives the seconds until it goes on, None if nothing is left to do."""
        try:
            if not shift.is_claimed:
                shift.is_claimed = await self._inbox.claim(shift.queue)
            if not shift.is_claimed:  # another process has it, and may just have looked for the last time
                if self._fresh.get(shift.queue):
                    self._contested.lost(shift.queue)
                return None
            self._contested.forget(shift.queue)
            self._again.discard(shift.queue)
            queued_updates = await self._inbox.waiting(self._source, shift.queue, _FAIR)
            self._failed_answers.store_answered()
            for queued in queued_updates:
                if self._is_stopping:
                    return None
                if not self._inbox.holds(shift.queue):  # the connection broke that the claim was bound to
                    shift.is_claimed = shift.is_begun = False
                    await self._release(shift.queue)
                    return _LOST_PAUSE_S
                pause_s = await self._work_on(queued, shift)
                if pause_s is not None:
                    return pause_s
        except StoreError as error:
            return self._failed_answers.store_failed(error)
        if len(queued_updates) == _FAIR or shift.queue in self._again:
            return 0.0
        self._fresh.pop(shift.queue, None)
        return None

    async def _work_on(self, queued: QueuedUpdate, shift: _Shift) -> float | None:
        """Answer one update; gives the seconds until the next attempt, None if it is done with."""
        received = self._fresh.get(queued.queue, {}).get(queued.number)
        deaths = shift.deaths.setdefault(queued.number, queued.deaths)
        queued = msgspec.structs.replace(queued, deaths=deaths)
        may_be_deadly = received is None and (bool(deaths) or not shift.is_begun)
        step = next_step(queued, may_be_deadly=may_be_deadly, is_alone=shift.is_alone)
        if isinstance(step, Hopeless):
            await self._give_up(queued, step.reason)
            shift.is_begun = True
            return None
        if isinstance(step, AloneLater):
            shift.is_alone = True
            return step.pause_s
        pause_s = (
            await self._on_trial(queued, shift) if step.is_on_trial else await self._attempt(queued, shift)
        )
        if pause_s is None:
            waited_s = time.time() - queued.received if received is None else time.monotonic() - received
            self._metrics.answered(max(0.0, waited_s))
            self._fresh.get(queued.queue, {}).pop(queued.number, None)
            shift.is_begun = True
        shift.is_alone = False
        return pause_s

    async def _on_trial(self, queued: QueuedUpdate, shift: _Shift) -> float | None:
        """Attempt one that may end the process; gives what `_attempt` does."""
        async with TrialTurn(self._isolation, is_alone=shift.is_alone) as turn:
            trial = Trial(self._inbox, queued, turn)
            await trial.begin()
            with on_trial(trial):
                pause_s = await self._attempt(queued, shift)
            if pause_s is not None:
                await trial.survived()
            return pause_s

    async def _attempt(self, queued: QueuedUpdate, shift: _Shift) -> float | None:
        try:
            with (
                bind(update=queued.number, chat=queued.queue.rpartition("/")[2]),
                on_behalf_of(queued.queue),
            ):
                await self._answer(queued)
        except Exception as error:
            meaning = self._failed_answers.meaning_of(error, queued, shift.outage)
            if isinstance(meaning, TryLater):
                return meaning.pause_s
            if not isinstance(meaning, RefusedByTelegram):
                return await self._failed(queued, error)
            await self._give_up(queued, meaning.reason)
        self._failed_answers.telegram_answered()
        shift.outage = endless_pauses()
        return None

    async def _failed(self, queued: QueuedUpdate, error: Exception) -> float | None:
        """It was a fault of ours: try again, or give the update up."""
        _log.error("update %d failed\n%s", queued.number, trace_without_words(error))
        await self._inbox.note_try(queued)
        tries = queued.tries + 1
        self._metrics.update_failed(is_last=tries >= MAX_TRIES)
        if tries < MAX_TRIES:
            return _PAUSES_S[min(tries, len(_PAUSES_S)) - 1]
        await self._give_up(queued, type(error).__name__)
        return None

    async def _give_up(self, queued: QueuedUpdate, reason: str) -> None:
        try:
            await self._set_aside(queued, reason)
        except TelegramError as error:
            _log.warning("update %d: nobody could be told: %s", queued.number, explain(error))

    async def _sweep(self) -> None:
        """Look for queues that nobody serves: after a start, and when another process died."""
        while True:
            try:
                queues = await self._inbox.queues(self._source)
                self._failed_answers.store_answered()
                self._forget_taken_away(queues)
                self._wake_idle(await self._unclaimed(queues))
            except StoreError as error:
                self._failed_answers.store_failed(error)
                self._wake_idle(self._fresh)
            except Exception as error:
                _log.error("looking for updates failed\n%s", trace_without_words(error))
            await asyncio.sleep(self._sweep_s)

    async def _unclaimed(self, queues: Sequence[str]) -> Sequence[str]:
        """Of queues those that nobody serves, here or elsewhere. Raises StoreError."""
        idle = [queue for queue in queues if queue not in self._serving and queue not in self._contested]
        return await self._inbox.unclaimed(self._source, idle) if idle else idle

    async def _look_again(self, contested: Sequence[str]) -> None:
        """Serve those queues that no other process has any more."""
        try:
            free = set(await self._inbox.unclaimed(self._source, contested))
        except StoreError:  # whoever serves them comes upon it, too, and knows what it means
            free = set(contested)
        for queue in contested:
            if queue in free:
                self._wake(queue)
            elif queue not in self._serving:
                self._contested.lost(queue)

    def _wake_idle(self, queues: Iterable[str]) -> None:
        for queue in queues:
            if queue not in self._serving:
                self._wake(queue)

    def _forget_taken_away(self, queues: Iterable[str]) -> None:
        """Updates of ours that another process has answered are no concern of ours any more."""
        for queue in self._fresh.keys() - set(queues) - self._serving.keys() - self._waiting_queues.keys():
            del self._fresh[queue]
            self._contested.forget(queue)
