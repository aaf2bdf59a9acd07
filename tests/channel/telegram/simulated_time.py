"""Time that passes when nobody has anything else to do: pauses take none of ours, and keep their order."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Coroutine
from itertools import count
from typing import Any, TypeVar

_R = TypeVar("_R")
_SETTLED = 40
"""How many turns of the event loop everybody gets before time goes on."""


class SimulatedTime:
    """A clock and a sleep that belong together; `run` makes time pass. `now_s` counts from 0."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()

    def clock(self) -> float:
        """The seconds since the begin."""
        return self.now_s

    async def sleep(self, seconds: float) -> None:
        """Wait for so many of these seconds."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now_s + seconds, next(self._numbers), future))
        await future

    async def run(self, *work: Coroutine[Any, Any, _R]) -> list[_R]:
        """Let time pass until all of the work is done; gives what it gave."""
        done = asyncio.gather(*work)
        while not done.done():
            for _turn in range(_SETTLED):
                await asyncio.sleep(0)
            if done.done():
                break
            assert self._sleepers, "everybody waits for something that never comes"
            self.now_s, _, future = heapq.heappop(self._sleepers)
            if not future.done():
                future.set_result(None)
        return await done
