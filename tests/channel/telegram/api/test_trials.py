"""What is held against an update that may have ended a process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from bot.channel.telegram.api.answering_slots import AnsweringSlots
from bot.channel.telegram.api.trials import Isolation, Trial, TrialTurn, elsewhere, on_trial
from bot.store import QueuedUpdate, StoreError
from tests.fakes.memory_store import MemoryInbox
from tests.patience import PATIENCE_S

SOURCE = "telegram:1"


class _Inbox(MemoryInbox):
    """Tells what was noted of all updates, in order; fails while `is_away`."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[int] = []
        self.is_away = False

    async def note_deaths(self, queued: QueuedUpdate, deaths: int) -> None:
        if self.is_away:
            raise StoreError("out of reach")
        self.noted.append(deaths)
        await super().note_deaths(queued, deaths)


@pytest.fixture
def inbox() -> _Inbox:
    """An empty one."""
    return _Inbox()


def _queued(number: int = 1, deaths: int = 1) -> QueuedUpdate:
    return QueuedUpdate(SOURCE, number, f"{SOURCE}/{number}", b"{}", deaths=deaths)


@asynccontextmanager
async def tried(
    inbox: _Inbox, queued: QueuedUpdate, isolation: Isolation | None = None, *, is_alone: bool = True
) -> AsyncIterator[Trial]:
    """Within, an update is on trial."""
    async with TrialTurn(isolation or Isolation(), is_alone=is_alone) as turn:
        trial = Trial(inbox, queued, turn)
        await trial.begin()
        with on_trial(trial):
            yield trial


async def _soon(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not is_so():
            await asyncio.sleep(0)


async def test_what_is_no_trial_waits_as_it_likes() -> None:
    """Most updates were in no other process."""
    async with elsewhere(), elsewhere():
        pass


async def test_a_death_is_noted_but_while_it_waits(inbox: _Inbox) -> None:
    """However many waits are within each other."""
    async with tried(inbox, _queued(deaths=2)):
        assert inbox.noted == [3]
        async with elsewhere():
            async with elsewhere():
                assert inbox.noted == [3, 2]
            assert inbox.noted == [3, 2]
        assert inbox.noted == [3, 2, 3]


async def test_beside_others_it_is_suspected_all_the_time(inbox: _Inbox) -> None:
    """That is held against nobody, and one note is enough."""
    async with tried(inbox, _queued(deaths=0), is_alone=False):
        async with elsewhere():
            pass
        assert inbox.noted == [1]


async def test_what_it_has_survived_is_no_death(inbox: _Inbox) -> None:
    """An attempt that ends otherwise leaves nothing behind, and is taken back once."""
    async with tried(inbox, _queued(deaths=2)) as trial:
        pass
    await trial.survived()
    await trial.survived()
    assert inbox.noted == [3, 2]


async def test_what_fails_elsewhere_is_on_trial_again(inbox: _Inbox) -> None:
    """What is made of the error is its work."""
    async with tried(inbox, _queued()):
        with pytest.raises(KeyError):
            async with elsewhere():
                raise KeyError
        assert inbox.noted == [2, 1, 2]


async def test_a_process_that_ends_while_it_waits_has_not_died_of_it(inbox: _Inbox) -> None:
    """A stop cancels what waits."""

    async def wait() -> None:
        async with tried(inbox, _queued()), elsewhere():
            await asyncio.Event().wait()

    waiting = asyncio.create_task(wait())
    await _soon(lambda: len(inbox.noted) == 2)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert inbox.noted == [2, 1]


async def test_only_one_is_on_trial_alone(inbox: _Inbox) -> None:
    """The next begins when it waits, or ends; it goes on when the next waits."""
    isolation, order = Isolation(), list[str]()

    async def work(name: str, number: int) -> None:
        async with tried(inbox, _queued(number), isolation):
            order.append(f"{name} begins")
            await asyncio.sleep(0)
            order.append(f"{name} waits")
            async with elsewhere():
                for _turn in range(20):
                    await asyncio.sleep(0)
            order.append(f"{name} goes on")
            await asyncio.sleep(0)
            order.append(f"{name} ends")

    async with asyncio.timeout(PATIENCE_S):
        await asyncio.gather(work("a", 1), work("b", 2))
    assert order == [
        *("a begins", "a waits", "b begins", "b waits"),
        *("a goes on", "a ends", "b goes on", "b ends"),
    ]


async def test_who_is_alone_waits_for_those_beside_each_other(inbox: _Inbox) -> None:
    """One of them may be the deadly one; while they wait they are not."""
    isolation, go = Isolation(), asyncio.Event()
    begun: list[int] = []

    async def beside(number: int) -> None:
        async with tried(inbox, _queued(number, deaths=0), isolation, is_alone=False):
            begun.append(number)
            await go.wait()
            async with elsewhere():
                await asyncio.Event().wait()

    async def alone() -> None:
        async with tried(inbox, _queued(3), isolation):
            begun.append(3)

    others = [asyncio.create_task(beside(number)) for number in (1, 2)]
    await _soon(lambda: len(begun) == 2)
    one = asyncio.create_task(alone())
    for _turn in range(20):
        await asyncio.sleep(0)
    assert begun == [1, 2]
    go.set()
    await _soon(one.done)
    assert begun == [1, 2, 3]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def test_they_come_in_order_and_few_beside_each_other(inbox: _Inbox) -> None:
    """Whoever comes behind one that wants to be alone waits for it, though there were room."""
    isolation, order, most = Isolation(2), list[int](), 0
    working: set[int] = set()

    async def work(number: int, *, is_alone: bool) -> None:
        nonlocal most
        async with tried(inbox, _queued(number), isolation, is_alone=is_alone):
            order.append(number)
            working.add(number)
            assert not is_alone or len(working) == 1
            most = max(most, len(working))
            for _turn in range(3):
                await asyncio.sleep(0)
            working.discard(number)

    async with asyncio.timeout(PATIENCE_S):
        await asyncio.gather(*(work(number, is_alone=number in (3, 4, 6)) for number in range(10)))
    assert order == list(range(10))
    assert most == 2


async def test_who_gives_up_waiting_holds_nobody_up(inbox: _Inbox) -> None:
    """The turn goes to the next."""
    isolation = Isolation()
    async with TrialTurn(isolation, is_alone=False):
        impatient = asyncio.create_task(TrialTurn(isolation, is_alone=True).take())
        await asyncio.sleep(0)
        other = asyncio.create_task(TrialTurn(isolation, is_alone=False).take())
        await asyncio.sleep(0)
        impatient.cancel()
        async with asyncio.timeout(PATIENCE_S):
            await other
        isolation.leave(is_alone=False)
        late = asyncio.create_task(TrialTurn(isolation, is_alone=True).take())
        await asyncio.sleep(0)
    late.cancel()  # called already
    await asyncio.gather(impatient, late, return_exceptions=True)
    async with asyncio.timeout(PATIENCE_S), tried(inbox, _queued(), isolation):
        assert inbox.noted == [2]


async def test_who_is_cancelled_while_it_waits_for_a_slot_leaves(inbox: _Inbox) -> None:
    """It had its turn, and never began."""
    isolation, slots = Isolation(), AnsweringSlots(1)
    begun = asyncio.Event()

    async def work() -> None:
        async with slots.taken():
            begun.set()
            async with TrialTurn(isolation, is_alone=True):
                raise AssertionError("it had no slot")

    async def hold() -> None:
        async with slots.taken():
            await asyncio.Event().wait()

    async with TrialTurn(isolation, is_alone=True):
        working = asyncio.create_task(work())
        await begun.wait()
        holding = asyncio.create_task(hold())
        await asyncio.sleep(0)
    for _turn in range(5):
        await asyncio.sleep(0)
    for task in (working, holding):
        task.cancel()
    results = await asyncio.gather(working, holding, return_exceptions=True)
    assert [type(result) for result in results] == [asyncio.CancelledError] * 2
    async with asyncio.timeout(PATIENCE_S), tried(inbox, _queued(), isolation):
        assert inbox.noted == [2]


async def test_many_on_trial_with_few_slots(inbox: _Inbox) -> None:
    """Whoever waits for its turn holds no slot, so nobody waits in a circle."""
    isolation, slots = Isolation(), AnsweringSlots(2)
    done: list[int] = []

    async def work(number: int) -> None:
        async with AsyncExitStack() as stack:
            turn = await stack.enter_async_context(TrialTurn(isolation, is_alone=True))
            await stack.enter_async_context(slots.taken())
            trial = Trial(inbox, _queued(number), turn)
            await trial.begin()
            with on_trial(trial):
                for _call in range(3):
                    async with elsewhere():
                        await asyncio.sleep(0)
            done.append(number)

    async with asyncio.timeout(PATIENCE_S):
        await asyncio.gather(*(work(number) for number in range(20)))
    assert sorted(done) == list(range(20))


async def test_a_store_out_of_reach_stops_no_answer(inbox: _Inbox) -> None:
    """A message that has been sent would else be sent again, for the sake of a note; that is made up for."""
    async with tried(inbox, _queued()):
        inbox.is_away = True
        async with elsewhere():
            pass
        inbox.is_away = False
        async with elsewhere():
            pass
    assert inbox.noted == [2, 1, 2]
