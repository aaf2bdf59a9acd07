"""So many chats are answered at once; one that waits for something slow lets others have its slot.

A slot is its task's own: what that task starts beside itself inherits the context, but neither leaves the
slot nor takes one. Two of them would take two for the same work, and nobody gives back what one takes that
goes on after the answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar


class _Slot:
    """One of the slots; whoever has stepped aside does not hold it."""

    def __init__(self, free: asyncio.Semaphore) -> None:
        self._free = free
        self._owner = asyncio.current_task()
        self.is_held = False

    @property
    def is_mine(self) -> bool:
        """Whether it is this task that took it first."""
        return asyncio.current_task() is self._owner

    async def take(self) -> None:
        """Wait for one, unless it is held already."""
        if not self.is_held:
            await self._free.acquire()
            self.is_held = True

    def leave(self) -> None:
        if self.is_held:
            self.is_held = False
            self._free.release()


_mine: ContextVar[_Slot | None] = ContextVar("slot", default=None)


class AnsweringSlots:
    """A number of slots: `async with slots.taken(): …`."""

    def __init__(self, count: int) -> None:
        self._free = asyncio.Semaphore(count)

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Work in one of the slots, once one is free."""
        slot = _Slot(self._free)
        await slot.take()
        before = _mine.set(slot)
        try:
            yield
        finally:
            _mine.reset(before)
            slot.leave()


@asynccontextmanager
async def stepped_aside() -> AsyncIterator[None]:
    """Let somebody else have this task's slot until the end of the block, and then wait for one again."""
    async with slot_afterwards():
        step_aside()
        yield


@asynccontextmanager
async def slot_afterwards() -> AsyncIterator[None]:
    """Whoever has a slot has one again at the end of the block, wherever in it they stepped aside.

    They wait for it there, and not within, where they may hold what those with slots wait for.
    """
    slot = _mine.get()
    if slot is None or not slot.is_mine or not slot.is_held:
        yield
        return
    try:
        yield
    finally:
        await slot.take()


def step_aside() -> None:
    """Let somebody else have this task's slot, if it has one: for within `slot_afterwards`."""
    if (slot := _mine.get()) and slot.is_mine:
        slot.leave()
