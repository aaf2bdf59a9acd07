"""Chats take turns, and nobody's is lost."""

from __future__ import annotations

import asyncio

from bot.channel.telegram.answering.fair_turns import FairTurns


async def _settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_who_asks_often_makes_nobody_wait_for_all_of_it() -> None:
    """The second chat is served after one of the first, and each chat's come in their order."""
    turns, told = FairTurns(1), list[str]()

    async def work(chat: str, name: str) -> None:
        async with turns.turn(chat):
            told.append(name)
            await asyncio.sleep(0)

    await asyncio.gather(*(work("a", f"a{n}") for n in range(4)), work("b", "b0"), work("b", "b1"))
    assert told == ["a0", "a1", "b0", "a2", "b1", "a3"]


async def test_so_many_at_a_time() -> None:
    """Never more, and never fewer while somebody waits."""
    turns, inside, most = FairTurns(2), 0, 0

    async def work(chat: str) -> None:
        nonlocal inside, most
        async with turns.turn(chat):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(work(str(n % 3)) for n in range(9)))
    assert (inside, most) == (0, 2)


async def test_who_gives_up_takes_no_turn_along() -> None:
    """Neither while waiting nor when called in that moment."""
    turns, go_on, doomed = FairTurns(1), asyncio.Event(), list[asyncio.Task[None]]()

    async def hold() -> None:
        async with turns.turn("a"):
            await go_on.wait()
        doomed[1].cancel()  # it has just been called, and does not know yet

    async def wait() -> None:
        async with turns.turn("b"):
            raise AssertionError("it was cancelled before")

    holding = asyncio.create_task(hold())
    await _settled()
    doomed += [asyncio.create_task(wait()), asyncio.create_task(wait())]
    await _settled()
    doomed[0].cancel()
    await _settled()
    go_on.set()
    await holding
    await asyncio.gather(*doomed, return_exceptions=True)
    assert all(task.cancelled() for task in doomed)
    async with asyncio.timeout(10), turns.turn("c"):
        pass


async def test_who_gives_up_costs_the_chat_no_turn() -> None:
    """The next of the same chat is served where the first would have been."""
    turns, go_on, told = FairTurns(1), asyncio.Event(), list[str]()

    async def hold() -> None:
        async with turns.turn("a"):
            await go_on.wait()

    async def work(chat: str, name: str) -> None:
        async with turns.turn(chat):
            told.append(name)

    holding = asyncio.create_task(hold())
    await _settled()
    asked = [asyncio.create_task(work(chat, name)) for chat, name in (("b", "b0"), ("b", "b1"), ("c", "c0"))]
    await _settled()
    asked[0].cancel()
    go_on.set()
    await asyncio.gather(holding, *asked, return_exceptions=True)
    assert told == ["b1", "c0"]
