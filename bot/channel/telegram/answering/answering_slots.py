"""So many chats are answered at once; one that waits for something slow lets others have its place."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar


class _Slot:
    """One of the places; whoever has stepped aside does not hold it."""

    def __init__(self, free: asyncio.Semaphore) -> None:
        self._free = free
        self.is_held = False

    async def take(self) -> None:
        await self._free.acquire()
        self.is_held = True

    def leave(self) -> None:
        if self.is_held:
            self.is_held = False
            self._free.release()


_mine: ContextVar[_Slot | None] = ContextVar("place", default=None)


class AnsweringSlots:
    """A number of places: `async with places.taken(): …`."""

    def __init__(self, count: int) -> None:
        self._free = asyncio.Semaphore(count)

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Work in one of the places, once one is free."""
        place = _Slot(self._free)
        await place.take()
        before = _mine.set(place)
        try:
            yield
        finally:
            _mine.reset(before)
            place.leave()


@asynccontextmanager
async def stepped_aside() -> AsyncIterator[None]:
    """Let somebody else have this task's place until the end of the block, and then wait for one again."""
    place = _mine.get()
    if place is None or not place.is_held:
        yield
        return
    place.leave()
    try:
        yield
    finally:
        await place.take()
