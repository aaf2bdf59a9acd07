"""Many chats at once, each in order."""

from __future__ import annotations

import asyncio

from telegram import Chat, Message, Update

from bot.channel.telegram.order import InChatOrder


def _update(number: int, chat: int) -> Update:
    message = Message(number, None, Chat(chat, Chat.PRIVATE), text="x")  # type: ignore[arg-type]
    return Update(number, message=message)


class _Work:
    """Updates under way: each ends when it is released."""

    def __init__(self, concurrency: int) -> None:
        self.order = InChatOrder(concurrency)
        self.begun: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.tasks: list[asyncio.Task[None]] = []

    async def _one(self, number: int) -> None:
        self.begun.append(number)
        await self.gates[number].wait()

    def begin(self, number: int, chat: int) -> None:
        """Hand an update in."""
        self.gates[number] = asyncio.Event()
        work = self.order.process_update(_update(number, chat), self._one(number))
        self.tasks.append(asyncio.create_task(work))

    async def settle(self, *released: int) -> list[int]:
        """Release updates and let all go on as far as they can; gives those that have begun."""
        for number in released:
            self.gates[number].set()
        for _ in range(20):
            await asyncio.sleep(0)
        return self.begun


async def test_a_chat_is_answered_in_order_and_holds_up_no_other() -> None:
    """The second message of a chat waits for the first; another chat does not."""
    work = _Work(concurrency=2)
    for number, chat in ((1, 7), (2, 7), (3, 7), (4, 8)):
        work.begin(number, chat)
    assert await work.settle() == [1, 4]
    assert await work.settle(1) == [1, 4, 2]
    assert await work.settle(2, 4) == [1, 4, 2, 3]
    await work.settle(3)
    await asyncio.gather(*work.tasks)


async def test_no_more_at_once_than_allowed() -> None:
    """A third chat waits for a place."""
    work = _Work(concurrency=2)
    for number in (1, 2, 3):
        work.begin(number, chat=number)
    assert await work.settle() == [1, 2]
    assert await work.settle(2) == [1, 2, 3]
    await work.settle(1, 3)
    await asyncio.gather(*work.tasks)


async def test_updates_without_a_chat_pass() -> None:
    """By person, or all in a row."""
    order, seen = InChatOrder(1), list[object]()

    async def note(what: object) -> None:
        seen.append(what)

    async with order:
        await order.process_update(Update(1), note("empty"))
        await order.process_update("odd", note("odd"))
    assert seen == ["empty", "odd"]
