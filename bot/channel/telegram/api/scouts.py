"""Few go first where what one finds out spares the others; who waits goes on as soon as that is known."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.channel.telegram.api.answering_slots import slot_afterwards, step_aside


class Scouts:
    """At most so many at once: `async with scouts.turn(is_needed): …`, `tell` when more is known."""

    def __init__(self, most: int) -> None:
        self._free = most
        self._waiting: list[asyncio.Future[None]] = []

    @asynccontextmanager
    async def turn(self, is_needed: Callable[[], bool]) -> AsyncIterator[None]:
        """Be one of the few, once there is room; whoever need not be one goes on beside them.

        Others have this task's slot while it waits; it has its turn before it waits for a slot again, for of
        all who are called only so many may go on.
        """
        is_one = False
        try:
            async with slot_afterwards():
                while is_needed() and not self._free:
                    step_aside()
                    await self._moved()
                is_one = is_needed()
                self._free -= is_one
            yield
        finally:
            self._free += is_one
            self.tell()

    def tell(self) -> None:
        """Something is known that may spare those a turn that wait for one."""
        waiting, self._waiting = self._waiting, []
        for called in waiting:
            if not called.done():
                called.set_result(None)

    async def _moved(self) -> None:
        called = asyncio.get_running_loop().create_future()
        self._waiting.append(called)
        await called
