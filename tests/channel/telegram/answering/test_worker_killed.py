"""A process is killed with updates in hand: they are answered, but for one that kills it again and again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import msgspec
import pytest
from telegram.error import NetworkError, RetryAfter

from bot.channel.telegram.answering.worker import Worker
from bot.channel.telegram.api.trials import elsewhere
from bot.store import QueuedUpdate, StoreError
from bot.store.inbox import MAX_TRIES
from tests.channel.telegram.answering.worker_desk import SOURCE, Desk, queued
from tests.fakes.memory_store import MemoryInbox

MANY = 3 * MAX_TRIES
"""Kills, far more than an update is blamed for."""
_Kill = Callable[[], None]


@pytest.fixture
def desk() -> Desk:
    """An empty one."""
    return Desk()


@asynccontextmanager
async def mortal(worker: Worker) -> AsyncIterator[_Kill]:
    """A worker that can be killed: all of its tasks end at once, and nothing is tidied up."""
    before = asyncio.all_tasks()
    worker.start()

    def tasks() -> set[asyncio.Task[Any]]:
        return asyncio.all_tasks() - before

    def kill() -> None:
        for task in tasks() - {asyncio.current_task()}:
            task.cancel()

    yield kill
    kill()
    await asyncio.gather(*tasks(), return_exceptions=True)


async def _forever() -> None:
    await asyncio.Event().wait()


async def _waits_for_telegram() -> None:
    async with elsewhere():
        await _forever()


async def _waits_for_a_file_and_telegram() -> None:
    async with elsewhere():
        await _waits_for_telegram()


async def _goes_on() -> None:
    async with elsewhere():
        await asyncio.sleep(0)
    await _forever()


async def _begin_and_be_killed(desk: Desk, mood: Callable[[], Awaitable[None]], *numbers: int) -> None:
    """A process is killed once all of these are in hand, and have nothing to do."""
    desk.moods = {number: [mood] for number in numbers}
    begun = desk.attempts.copy()
    async with mortal(desk.worker()) as kill:
        await desk.until(lambda: all(desk.attempts[number] > begun[number] for number in numbers))
        for _turn in range(50):
            await asyncio.sleep(0)
        kill()
    desk.moods = {}


async def _deaths(desk: Desk) -> dict[int, int]:
    queues = await desk.inbox.queues(SOURCE)
    waiting = [one for queue in queues for one in await desk.inbox.waiting(SOURCE, queue)]
    return {one.number: one.deaths for one in waiting}


async def _answer_what_is_left(desk: Desk) -> None:
    async with desk.worker():
        await desk.all_done()


@pytest.mark.parametrize("mood", [_waits_for_telegram, _waits_for_a_file_and_telegram])
async def test_an_update_that_was_merely_in_hand_is_answered(
    desk: Desk, mood: Callable[[], Awaitable[None]]
) -> None:
    """Whoever kills the process while it waits is another, as often as that may be."""
    await desk.inbox.add([queued(1)])
    for _kill in range(MANY):
        await _begin_and_be_killed(desk, mood, 1)
    assert await _deaths(desk) == {1: 1}
    await _answer_what_is_left(desk)
    assert (desk.answered, desk.aside) == ([1], {})


async def test_many_that_were_merely_in_hand_are_answered(desk: Desk) -> None:
    """All of them are worked on in each process: none waits for another that waits for Telegram."""
    numbers = range(1, 40)
    await desk.inbox.add([queued(n, str(n)) for n in numbers])
    for _kill in range(MANY):
        await _begin_and_be_killed(desk, _waits_for_telegram, *range(1, 33))
    await _answer_what_is_left(desk)
    assert (sorted(desk.answered), desk.aside) == ([*numbers], {})


async def test_one_that_ends_the_process_after_it_has_waited_is_found(desk: Desk) -> None:
    """As one that does so at once."""
    await desk.inbox.add([queued(1)])
    for death in range(1, MAX_TRIES + 2):
        await _begin_and_be_killed(desk, _goes_on, 1)
        assert await _deaths(desk) == {1: death}
    await _answer_what_is_left(desk)
    assert desk.aside == {1: "the program died of it"}


async def test_a_update_that_ends_the_process() -> None:
    """It is found after a few deaths and set aside; those that were in hand beside it are all answered."""
    desk = Desk()
    innocent = [queued(n, str(n)) for n in range(20)]
    deadly = queued(100, "deadly")
    deaths = 0
    while await desk.inbox.depth(SOURCE) or not deaths:
        assert deaths < 6
        is_dead = asyncio.Event()
        async with mortal(desk.worker()) as kill:

            async def die(kill: _Kill = kill, is_dead: asyncio.Event = is_dead) -> None:
                for _turn in range(3):
                    await asyncio.sleep(0)
                is_dead.set()
                kill()
                await asyncio.sleep(60)

            async def linger() -> None:
                for _turn in range(20):
                    await asyncio.sleep(0)

            desk.moods = {n: [linger] * 9 for n in range(20)}
            desk.moods[100] = [die] * 9
            if not deaths:
                await desk.inbox.add([*innocent, deadly])
            emptied = asyncio.create_task(desk.all_done())
            dying = asyncio.create_task(is_dead.wait())
            await asyncio.wait((emptied, dying), return_when=asyncio.FIRST_COMPLETED)
            deaths += is_dead.is_set()
            emptied.cancel()
            dying.cancel()
    assert deaths == 1 + MAX_TRIES  # beside the others, and then alone
    assert desk.aside == {100: "the program died of it"}
    assert sorted(desk.answered) == list(range(20))


@pytest.mark.parametrize(
    "error", [RetryAfter(1), NetworkError("no route"), StoreError("locked"), TimeoutError()]
)
@pytest.mark.parametrize("deaths", range(MAX_TRIES + 1))
@pytest.mark.parametrize("sending", [None, b"noted"])
async def test_what_passes_is_no_try_of_what_a_process_may_have_died_of(
    desk: Desk, error: Exception, deaths: int, sending: bytes | None
) -> None:
    """However often it comes, and whatever was noted before: it is answered when it is over."""
    desk.moods[1] = [error] * MANY
    await desk.inbox.add([msgspec.structs.replace(queued(1), deaths=deaths, sending=sending)])
    await _answer_what_is_left(desk)
    assert (desk.answered, desk.aside) == ([1], {})


async def test_what_passes_is_no_try_of_a_new_update(desk: Desk) -> None:
    """Nor of one that came just now."""
    desk.moods[1] = [TimeoutError()] * MANY
    async with desk.worker() as worker:
        await desk.hand_in(worker, [queued(1)])
        await desk.all_done()
    assert (desk.answered, desk.aside) == ([1], {})


async def test_an_outage_that_outlasts_processes_is_no_try(desk: Desk) -> None:
    """Each is stopped as it should be while Telegram is out of reach, and none has died of the update."""
    await desk.inbox.add([queued(1)])
    for _process in range(MANY):
        desk.moods[1] = [NetworkError("no route")] * 99
        begun = desk.attempts[1]
        async with desk.worker():
            await desk.until(lambda begun=begun: desk.attempts[1] > begun)  # type: ignore[misc]
    desk.moods = {}
    await _answer_what_is_left(desk)
    assert (desk.answered, desk.aside) == ([1], {})


async def test_a_store_that_takes_no_note_blames_nobody(desk: Desk) -> None:
    """What this process has survived is known to it all the same."""

    class Forgetful(MemoryInbox):
        async def note_deaths(self, queued: QueuedUpdate, deaths: int) -> None:
            if deaths == queued.deaths:
                raise StoreError("locked")
            await super().note_deaths(queued, deaths)

    desk.inbox = Forgetful()
    desk.moods[1] = [StoreError("locked")] * MANY
    await desk.inbox.add([msgspec.structs.replace(queued(1), deaths=1)])
    await _answer_what_is_left(desk)
    assert (desk.answered, desk.aside) == ([1], {})
