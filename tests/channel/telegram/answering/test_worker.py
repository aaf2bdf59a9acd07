"""Updates → answers: order, places, failures."""

from __future__ import annotations

import asyncio

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.channel.telegram.answering.worker import Worker
from bot.channel.telegram.api.retry import Waiter
from bot.channel.telegram.metrics import Metrics
from bot.store import QueuedUpdate, StoreError
from bot.store.inbox import MAX_TRIES
from tests.channel.telegram.answering.worker_desk import SOURCE, Desk, queued
from tests.channel.telegram.running import Pauses


@pytest.fixture
def desk() -> Desk:
    """An empty one."""
    return Desk()


async def test_chats_are_answered_side_by_side_each_in_order(desk: Desk) -> None:
    """As many at once as there are places."""
    async with desk.worker(concurrency=4) as worker:
        await desk.hand_in(worker, [queued(n, str(n % 10)) for n in range(100)])
        await desk.all_done()
    for queue in range(10):
        assert [n for n in desk.answered if n % 10 == queue] == list(range(queue, 100, 10))
    assert desk.most_busy == 4
    assert max(desk.attempts.values()) == 1


async def test_a_long_queue_leaves_room_for_others(desk: Desk) -> None:
    """After ten updates of one chat, the next chat has its turn."""
    async with desk.worker(concurrency=1) as worker:
        await desk.hand_in(worker, [*(queued(n) for n in range(30)), queued(99, "b")])
        await desk.all_done()
    assert desk.answered.index(99) == 10


async def test_more_chats_than_can_be_claimed_at_once(desk: Desk) -> None:
    """The others wait for their turn, and get it."""
    async with desk.worker(max_queues=3, sweep_s=60) as worker:
        await desk.hand_in(worker, [queued(n, str(n % 20)) for n in range(40)])
        assert worker.in_hand == 3
        await desk.all_done()
    assert len(desk.answered) == 40


async def test_a_fault_is_tried_three_times(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Then the update is set aside with its reason; the chat goes on, and the log quotes nothing."""
    desk.moods[1] = [ValueError("my-secret-words") for _ in range(9)]
    desk.moods[2] = [ValueError(), ValueError()]
    pauses = Pauses()
    async with desk.worker(pauses) as worker:
        await desk.hand_in(worker, [queued(1), queued(2), queued(3)])
        await desk.all_done()
    assert desk.attempts == {1: MAX_TRIES, 2: 3, 3: 1}
    assert (desk.answered, desk.aside) == ([2, 3], {1: "ValueError"})
    assert pauses.taken_s == [0.2, 1.0] * 2
    assert "my-secret-words" not in caplog.text
    assert caplog.text.count("update 1 failed") == 3


async def test_a_chat_that_pauses_holds_up_nobody(desk: Desk) -> None:
    """There is one place only, and the others have it meanwhile; the chat's own updates wait."""
    gate = asyncio.Event()

    async def until_others_are_done(_seconds: float) -> None:
        await gate.wait()

    desk.moods[1] = [RetryAfter(3600)]
    waiter = Waiter(until_others_are_done)
    worker = Worker(desk.inbox, SOURCE, desk.answer, desk.set_aside, waiter, concurrency=1)
    async with worker:
        await desk.hand_in(worker, [queued(1), queued(2), queued(3, "b"), queued(4, "c")])
        await desk.until(lambda: len(desk.answered) == 2)
        assert desk.answered == [3, 4]
        gate.set()
        await desk.all_done()
    assert desk.answered == [3, 4, 1, 2]


@pytest.mark.parametrize("error", [NetworkError("no route"), StoreError("gone"), RetryAfter(7)])
async def test_an_outage_is_no_fault_of_the_update(
    desk: Desk, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """It is tried for as long as that lasts, and the log has one line when it begins."""
    desk.moods[1] = [error] * 20
    pauses = Pauses()
    async with desk.worker(pauses) as worker:
        await desk.hand_in(worker, [queued(1), queued(2)])
        await desk.all_done()
    assert desk.answered == [1, 2]
    assert (desk.attempts[1], desk.aside) == (21, {})
    assert len(pauses.taken_s) == 20
    if not isinstance(error, RetryAfter):
        assert caplog.text.count("trying again") == 1
    assert max(pauses.taken_s) <= 30


async def test_what_telegram_refuses_is_set_aside_at_once(desk: Desk) -> None:
    """A second attempt would fare no better."""
    desk.moods[1] = [BadRequest("Bad Request: chat not found")]
    async with desk.worker() as worker:
        await desk.hand_in(worker, [queued(1), queued(2)])
        await desk.all_done()
    assert desk.aside == {1: "Chat not found"}
    assert desk.attempts[1] == 1
    assert desk.answered == [2]


async def test_nobody_can_be_told(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """That Telegram fails again while an update is given up harms nobody."""

    async def fail(queued: QueuedUpdate, reason: str) -> None:
        await desk.set_aside(queued, reason)
        raise NetworkError("no route")

    desk.moods[1] = [BadRequest("no")]
    async with Worker(desk.inbox, SOURCE, desk.answer, fail) as worker:
        await desk.hand_in(worker, [queued(1), queued(2)])
        await desk.all_done()
    assert desk.answered == [2]
    assert "update 1: nobody could be told: no route" in caplog.text


async def test_times_are_taken(desk: Desk) -> None:
    """From receipt to answer, and each failure."""

    class Times(Metrics):
        def __init__(self) -> None:
            self.answers: list[float] = []
            self.failures: list[bool] = []

        def answered(self, seconds: float) -> None:
            self.answers.append(seconds)

        def update_failed(self, *, is_last: bool) -> None:
            self.failures.append(is_last)

    times = Times()
    desk.moods[2] = [ValueError()] * 3
    await desk.inbox.add([queued(1)])
    async with desk.worker(metrics=times) as worker:
        await desk.hand_in(worker, [queued(2, "b"), queued(3, "b")])
        await desk.all_done()
    fresh = [seconds for seconds in times.answers if seconds < 60]
    assert len(times.answers) - len(fresh) == 1  # received long ago, by another process
    assert times.failures == [False, False, True]
