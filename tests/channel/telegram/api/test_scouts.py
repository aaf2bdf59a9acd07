"""Few go first, the others as soon as they need not wait."""

from __future__ import annotations

import asyncio

import pytest

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
