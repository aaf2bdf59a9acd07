"""Few go first, the others as soon as they need not wait."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import pytest

from bot.channel.telegram.api.answering_slots import AnsweringSlots
from bot.channel.telegram.api.scouts import Scouts


class Look:
    """What several do; `until` ends it."""

    def __init__(self, scouts: Scouts) -> None:
        self._scouts = scouts
        self.is_known = False
        self.begun: list[int] = []
        self.until = asyncio.Event()

    async def run(self, number: int) -> None:
        """Look, in turn."""
        async with self._scouts.turn(lambda: not self.is_known):
            self.begun.append(number)
            await self.until.wait()


async def in_slot(slots: AnsweringSlots, work: Awaitable[object]) -> None:
    """Do it in one of the slots."""
    async with slots.taken():
        await work


async def settled() -> None:
    """All have got as far as they can."""
    for _turn in range(10):
        await asyncio.sleep(0)


async def test_few_go_first() -> None:
    """Whoever comes later has a turn when one of them is through."""
    look = Look(Scouts(2))
    tasks = [asyncio.create_task(look.run(number)) for number in range(5)]
    await settled()
    assert look.begun == [0, 1]
    look.until.set()
    await asyncio.gather(*tasks)
    assert sorted(look.begun) == [0, 1, 2, 3, 4]


async def test_who_need_not_wait_any_more_does_not() -> None:
    """The first ones are stuck, and somebody else has found it out."""
    look = Look(scouts := Scouts(2))
    tasks = [asyncio.create_task(look.run(number)) for number in range(5)]
    await settled()
    scouts.tell()
    await settled()
    assert look.begun == [0, 1]
    look.is_known = True
    scouts.tell()
    await settled()
    assert sorted(look.begun) == [0, 1, 2, 3, 4]
    look.until.set()
    await asyncio.gather(*tasks)


async def test_who_is_cancelled_takes_no_turn_along() -> None:
    """Neither while waiting nor within."""
    look = Look(Scouts(1))
    tasks = [asyncio.create_task(look.run(number)) for number in range(3)]
    await settled()
    tasks[1].cancel()
    tasks[0].cancel()
    for task in tasks[:2]:
        with pytest.raises(asyncio.CancelledError):
            await task
    await settled()
    assert look.begun == [0, 2]
    look.until.set()
    await tasks[2]


async def test_few_go_first_however_long_they_wait_for_a_slot() -> None:
    """All slots are taken when a turn is free: one of those who want it has it, the others wait on."""
    slots, look, go_on = AnsweringSlots(2), Look(Scouts(1)), asyncio.Event()
    tasks = [asyncio.create_task(in_slot(slots, look.run(number))) for number in range(4)]
    await settled()
    tasks += [asyncio.create_task(in_slot(slots, go_on.wait())) for _ in range(2)]
    await settled()
    assert look.begun == [0]
    look.until.set()
    await settled()
    look.until.clear()
    go_on.set()
    await settled()
    assert look.begun == [0, 1]
    look.until.set()
    await asyncio.gather(*tasks)
    assert sorted(look.begun) == [0, 1, 2, 3]


async def test_who_is_cancelled_while_waiting_for_a_slot_takes_no_turn_along() -> None:
    """The turn was theirs already."""
    slots, look, go_on = AnsweringSlots(1), Look(Scouts(1)), asyncio.Event()
    first = asyncio.create_task(look.run(0))
    second, third = (asyncio.create_task(in_slot(slots, look.run(number))) for number in (1, 2))
    await settled()
    holder = asyncio.create_task(in_slot(slots, go_on.wait()))
    await settled()
    look.until.set()
    await first
    await settled()
    look.until.clear()
    second.cancel()
    await settled()
    go_on.set()
    await settled()
    assert look.begun == [0, 2]
    look.until.set()
    await asyncio.gather(holder, third)
