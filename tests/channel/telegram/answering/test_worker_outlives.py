"""Updates are answered once whatever ends meanwhile: the store, the process, another process, the day."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence

import pytest
from telegram.error import InvalidToken, RetryAfter

from bot.channel.telegram.answering.worker import Worker
from bot.channel.telegram.api.retry import Waiter
from bot.store import QueuedUpdate, StoreError
from bot.store.inbox import MAX_TRIES
from tests.channel.telegram.answering.worker_desk import SOURCE, Desk, queued
from tests.fakes.memory_store import MemoryInbox
from tests.patience import PATIENCE_S


@pytest.fixture
def desk() -> Desk:
    """An empty one."""
    return Desk()


class _Shaky(MemoryInbox):
    """Fails the next times that it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.failures: dict[str, int] = {}

    def _shake(self, name: str) -> None:
        if self.failures.get(name):
            self.failures[name] -= 1
            raise StoreError("out of reach")

    async def claim(self, queue: str) -> bool:
        self._shake("claim")
        return await super().claim(queue)

    async def release(self, queue: str) -> None:
        await super().release(queue)
        self._shake("release")

    async def waiting(self, source: str, queue: str, limit: int = 100) -> list[QueuedUpdate]:
        self._shake("waiting")
        return await super().waiting(source, queue, limit)

    async def queues(self, source: str) -> list[str]:
        self._shake("lanes")
        return await super().queues(source)

    async def note_try(self, queued: QueuedUpdate) -> None:
        self._shake("note_try")
        await super().note_try(queued)

    async def note_deaths(self, queued: QueuedUpdate, deaths: int) -> None:
        self._shake("note_deaths")
        await super().note_deaths(queued, deaths)

    async def set_aside(self, queued: QueuedUpdate, reason: str) -> None:
        self._shake("set_aside")
        await super().set_aside(queued, reason)


@pytest.mark.parametrize(
    "name", ["claim", "release", "waiting", "lanes", "note_try", "note_deaths", "set_aside"]
)
@pytest.mark.parametrize("is_old", [False, True], ids=["fresh", "of-an-earlier-process"])
async def test_the_store_fails_anywhere(name: str, is_old: bool, caplog: pytest.LogCaptureFixture) -> None:
    """Everything is answered once when it is back, and the log has one line for the time."""
    inbox = _Shaky()
    desk = Desk(inbox)
    desk.moods[2] = [ValueError()] * 9
    inbox.failures[name] = 3
    queued_updates = [queued(n, str(n)) for n in range(5)]
    if is_old:
        await inbox.add(queued_updates)
    async with desk.worker() as worker:
        if not is_old:
            await desk.hand_in(worker, queued_updates)
        await desk.all_done()
    assert sorted(desk.answered) == [0, 1, 3, 4]
    assert list(desk.aside) == [2]
    assert "a queue stopped" not in caplog.text
    assert caplog.text.count("trying again") <= 3


async def test_a_broken_inbox_does_not_end_the_search(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever it raises."""

    class Broken(MemoryInbox):
        failures = 2

        async def queues(self, source: str) -> list[str]:
            if self.failures:
                self.failures -= 1
                raise KeyError("my-secret-words")
            return await super().queues(source)

    desk.inbox = Broken()
    await desk.inbox.add([queued(1)])
    async with desk.worker():
        await desk.all_done()
    assert caplog.text.count("looking for updates failed") == 2
    assert "my-secret-words" not in caplog.text


async def test_what_an_earlier_process_left(desk: Desk) -> None:
    """The chat that has waited longest comes first; of its first update the process may die, as is noted.

    The others of a chat were in nobody's hands.
    """
    noted: list[int] = []

    class Noting(MemoryInbox):
        async def note_deaths(self, queued: QueuedUpdate, deaths: int) -> None:
            assert not desk.attempts[queued.number]
            noted.append(queued.number)
            await super().note_deaths(queued, deaths)

    desk.inbox = Noting()
    await desk.inbox.add([queued(5, "b"), queued(6, "a"), queued(7, "b")])
    async with desk.worker(concurrency=1) as worker:
        await desk.until(lambda: desk.answered)
        await desk.hand_in(worker, [queued(8, "a")])
        await desk.all_done()
    assert desk.answered == [5, 7, 6, 8]
    assert noted == [5, 6]


async def test_what_came_at_the_start_waits_behind_what_has_waited_longer(desk: Desk) -> None:
    """Its chat was heard of first, and asked last."""
    await desk.inbox.add([queued(1, "a")])
    worker = desk.worker(concurrency=1)
    await desk.hand_in(worker, [queued(2, "b")])
    async with worker:
        await desk.all_done()
    assert desk.answered == [1, 2]


async def test_what_came_at_the_start_needs_no_search(desk: Desk) -> None:
    """Where the store cannot tell what waits, what is known to is answered."""
    desk.inbox = inbox = _Shaky()
    inbox.failures["lanes"] = 1
    worker = desk.worker(sweep_s=PATIENCE_S)
    await desk.hand_in(worker, [queued(1)])
    async with worker:
        await desk.all_done()
    assert desk.answered == [1]


async def test_a_fault_after_a_restart_is_tried_three_times_as_well(desk: Desk) -> None:
    """That the process might have died of it counts for itself."""
    desk.moods[1] = [ValueError()] * 9
    await desk.inbox.add([queued(1)])
    async with desk.worker():
        await desk.all_done()
    assert desk.attempts[1] == MAX_TRIES


async def test_in_hand_is_finished_at_a_stop(desk: Desk) -> None:
    """What has not been begun stays in the inbox, and is answered after the next start."""
    go = asyncio.Event()
    desk.moods = {1: [go.wait], 11: [go.wait]}
    worker = desk.worker(concurrency=2)
    async with worker:
        await desk.hand_in(worker, [queued(1, "a"), queued(2, "a"), queued(11, "b"), queued(12, "c")])
        await desk.until(lambda: desk.busy == 2)
        asyncio.get_running_loop().call_soon(go.set)
    assert sorted(desk.answered) == [1, 11]
    assert await desk.inbox.depth(SOURCE) == 2
    await desk.hand_in(worker, [queued(13)])
    assert worker.in_hand == 0
    async with desk.worker():
        await desk.all_done()
    assert Counter(desk.answered) == dict.fromkeys([1, 2, 11, 12, 13], 1)


async def test_what_does_not_end_is_given_up_at_a_stop(desk: Desk) -> None:
    """A stop does not wait for long, neither for an answer nor for a pause; the queues are free then."""
    forever = asyncio.Event()
    desk.moods = {1: [forever.wait], 2: [RetryAfter(3600)]}
    waiter = Waiter()
    worker = Worker(desk.inbox, SOURCE, desk.answer, desk.set_aside, waiter, stop_s=0.02)
    async with worker:
        await desk.hand_in(worker, [queued(1, "a"), queued(2, "b")])
        await desk.until(lambda: desk.attempts.total() == 2)
        waiter.end(0)
    assert worker.in_hand == 0
    assert desk.answered == []
    assert await desk.inbox.claim(f"{SOURCE}/a")
    assert await desk.inbox.claim(f"{SOURCE}/b")


async def test_a_refused_token_keeps_the_updates(desk: Desk) -> None:
    """The bot is about to end; nothing is counted, nothing set aside."""
    desk.moods[1] = [InvalidToken()] * 99
    worker = desk.worker()
    async with worker:
        await desk.hand_in(worker, [queued(1)])
        await desk.until(lambda: desk.attempts[1])
        worker._waiter.end(0)
    (kept,) = await desk.inbox.waiting(SOURCE, f"{SOURCE}/a")
    assert kept.tries == 0


async def test_two_processes_share_an_inbox() -> None:
    """Each update is answered by one of them, each chat in order, whoever took it in."""
    inbox = MemoryInbox()
    one, two = Desk(inbox), Desk(inbox)
    order: list[int] = []
    one.answered = two.answered = order
    async with one.worker() as first, two.worker() as second:
        for n in range(200):
            await one.hand_in((first, second)[n % 2], [queued(n, str(n // 2 % 7))])
            if n % 5 == 0:
                await asyncio.sleep(0)
        await one.all_done()
    assert sorted(order) == list(range(200))
    for queue in range(7):
        assert [n for n in order if n // 2 % 7 == queue] == [n for n in range(200) if n // 2 % 7 == queue]
    assert one.attempts.total() + two.attempts.total() == 200
    assert min(one.attempts.total(), two.attempts.total()) > 0


async def test_a_chat_that_another_process_has_is_looked_at_again(desk: Desk) -> None:
    """The other may have looked for updates for the last time just before this one came."""
    looks: list[list[str]] = []

    class Watched(MemoryInbox):
        async def unclaimed(self, source: str, queues: Sequence[str]) -> list[str]:
            looks.append(sorted(queues))
            return await super().unclaimed(source, queues)

    desk.inbox = inbox = Watched()
    for queue in ("a", "b"):
        await inbox.claim(f"{SOURCE}/{queue}")
    async with desk.worker(sweep_s=PATIENCE_S) as worker:
        await desk.hand_in(worker, [queued(1), queued(2, "b")])
        async with asyncio.timeout(PATIENCE_S):
            while len(looks) < 2:
                await asyncio.sleep(0.001)
        await inbox.release(f"{SOURCE}/b")
        await desk.until(lambda: desk.answered == [2])
        await desk.hand_in(worker, [queued(3)])
        await inbox.release(f"{SOURCE}/a")
        await desk.all_done()
    assert desk.answered == [2, 1, 3]
    assert looks[:2] == [[f"{SOURCE}/a", f"{SOURCE}/b"]] * 2


async def test_updates_that_others_answered_are_forgotten(desk: Desk) -> None:
    """Memory does not grow with what another process has taken over."""
    await desk.inbox.claim(f"{SOURCE}/a")
    async with desk.worker() as worker:
        queued_updates = [queued(n) for n in range(50)]
        await desk.hand_in(worker, queued_updates)
        for taken in queued_updates:
            desk.inbox.take(taken)
        async with asyncio.timeout(PATIENCE_S):
            while worker._fresh:
                await asyncio.sleep(0.001)
    assert not desk.answered


async def test_a_claim_that_was_lost_is_asked_for_again(desk: Desk) -> None:
    """A claim ends with the connection to the database; no update is begun without one."""

    class Losing(MemoryInbox):
        losses = 2
        log: list[str] = []

        async def claim(self, queue: str) -> bool:
            self.log.append("claim")
            return await super().claim(queue)

        def holds(self, queue: str) -> bool:
            if len(desk.answered) == 3 and self.losses:
                self.losses -= 1
                return False
            return super().holds(queue)

    desk.inbox = inbox = Losing()
    async with desk.worker(sweep_s=60) as worker:
        await desk.hand_in(worker, [queued(n) for n in range(6)])
        await desk.all_done()
    assert desk.answered == list(range(6))
    assert inbox.log == ["claim"] * 3


async def test_who_is_cancelled_begins_no_more(desk: Desk) -> None:
    """Whoever ends a process ends all of its tasks at once; updates that came meanwhile make no new ones."""
    endless = asyncio.Event()
    desk.moods = {1: [endless.wait, endless.wait]}
    worker = desk.worker(sweep_s=PATIENCE_S)
    before = asyncio.all_tasks()
    async with worker:
        await desk.hand_in(worker, [queued(1)])
        await desk.until(lambda: desk.busy)
        await desk.hand_in(worker, [queued(2), queued(3, "b")])
        for task in asyncio.all_tasks() - before:
            task.cancel()
        await desk.until(lambda: not desk.busy)
        for _turn in range(50):
            await asyncio.sleep(0)
        assert not worker.in_hand
    assert desk.attempts[1] == 1
