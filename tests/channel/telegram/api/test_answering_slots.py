"""Who waits for something slow keeps nobody out."""

from __future__ import annotations

import asyncio

import pytest

from bot.channel.telegram.api.answering_slots import (
    AnsweringSlots,
    slot_afterwards,
    step_aside,
    stepped_aside,
)
from tests.patience import PATIENCE_S


async def test_one_at_a_time() -> None:
    """The second begins when the first has ended."""
    slots, told = AnsweringSlots(1), list[str]()

    async def work(name: str) -> None:
        async with slots.taken():
            told.append(f"{name} begins")
            await asyncio.sleep(0)
            told.append(f"{name} ends")

    await asyncio.gather(work("a"), work("b"))
    assert told == ["a begins", "a ends", "b begins", "b ends"]


async def test_who_steps_aside_lets_others_in() -> None:
    """And waits for a slot again before it goes on, also if that went wrong."""
    slots, told, slow = AnsweringSlots(1), list[str](), asyncio.Event()

    async def fail() -> None:
        async with stepped_aside(), stepped_aside():
            await slow.wait()
            raise ValueError("slow")

    async def wait() -> None:
        async with slots.taken():
            with pytest.raises(ValueError, match="slow"):
                await fail()
            told.append("waited")

    async def others() -> None:
        for name in ("b", "c"):
            async with slots.taken():
                told.append(name)
                slow.set()
                await asyncio.sleep(0)

    waiting = asyncio.create_task(wait())
    await asyncio.sleep(0)
    await asyncio.gather(waiting, others())
    assert sorted(told) == ["b", "c", "waited"]
    assert told[0] == "b"
    async with asyncio.timeout(PATIENCE_S), slots.taken():
        pass


async def test_who_is_cancelled_aside_leaves_as_many_slots() -> None:
    """Neither more nor fewer."""
    slots, inside = AnsweringSlots(1), 0

    async def wait() -> None:
        async with slots.taken(), stepped_aside():
            await asyncio.Event().wait()

    async def work() -> None:
        nonlocal inside
        async with slots.taken():
            inside += 1
            assert inside == 1
            await asyncio.sleep(0)
            inside -= 1

    waiting = asyncio.create_task(wait())
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await asyncio.gather(work(), work())


async def test_who_steps_aside_comes_back_only_at_the_end() -> None:
    """Not while they hold what somebody with a slot waits for."""
    slots, door, told = AnsweringSlots(1), asyncio.Lock(), list[str]()

    async def first() -> None:
        async with slots.taken(), slot_afterwards():
            async with door:
                step_aside()
                await asyncio.sleep(0)
            told.append("through the door")
        told.append("done")

    async def second() -> None:
        async with slots.taken(), door:
            told.append("second")

    async with asyncio.timeout(PATIENCE_S):
        await asyncio.gather(first(), second())
    assert sorted(told) == ["done", "second", "through the door"]
    async with asyncio.timeout(PATIENCE_S), slots.taken():
        pass


async def test_without_a_slot_there_is_nothing_to_leave() -> None:
    """What is no update's work."""
    async with stepped_aside():
        pass


async def test_what_somebody_with_a_slot_starts_has_none_of_its_own() -> None:
    """Two that wait for something slow beside each other take no second slot for the same work."""
    slots, told = AnsweringSlots(1), list[str]()

    async def look() -> None:
        async with stepped_aside():
            await asyncio.sleep(0)

    async def work(name: str) -> None:
        async with slots.taken():
            await asyncio.gather(look(), look())
            told.append(name)

    async with asyncio.timeout(PATIENCE_S):
        await work("first")
        await work("second")
    assert told == ["first", "second"]


async def test_what_goes_on_after_the_answer_keeps_no_slot() -> None:
    """A look at something later, begun while answering, ends when nobody could give its slot back."""
    slots, later = AnsweringSlots(1), asyncio.Event()

    async def look() -> None:
        async with stepped_aside():
            await later.wait()

    async with slots.taken():
        looking = asyncio.create_task(look())
        await asyncio.sleep(0)
    later.set()
    await looking
    async with asyncio.timeout(PATIENCE_S), slots.taken():
        pass
