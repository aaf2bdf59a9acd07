"""Queues that another process has, in which something waits that this one has put there.

The other one may have looked into it for the last time just before, so it is looked at again, soon and then
less often; all that are due with one question, which asks for no claim. After that the worker's search finds
what is left.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

PAUSES_S = (0.05, 0.1, 0.2, 0.4)
"""A choice: a queue that another process has is looked at again, soon and then less often."""
_TOGETHER_S = 0.03
"""A choice: who is due so soon is looked at with those that are due."""


@dataclass(slots=True)
class _Contested:
    """When a queue is looked at next, in the loop's seconds, and the pauses after that."""

    due: float
    pauses: Iterator[float]


class ContestedQueues:
    """Has `look` called with queues that are due; it says of each what came of it: `lost` or `forget`."""

    def __init__(self, look: Callable[[list[str]], Awaitable[None]]) -> None:
        self._look = look
        self._queues: dict[str, _Contested] = {}
        self._changed = asyncio.Event()
        self._watch: asyncio.Task[None] | None = None

    def __contains__(self, queue: str) -> bool:
        return queue in self._queues

    def start(self) -> None:
        """Begin to look."""
        self._watch = asyncio.create_task(self._look_on())

    async def stop(self) -> None:
        """Look no more."""
        if self._watch:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)

    def came(self, queue: str) -> None:
        """Something more waits in a queue that is contested."""
        former = self._queues.pop(queue, None)
        self.lost(queue)
        if former and former.due < self._queues[queue].due:
            self._queues[queue].due = former.due

    def lost(self, queue: str) -> None:
        """Another process has it; it is looked at again after the next pause, if one is left."""
        found = self._queues.setdefault(queue, _Contested(math.inf, iter(PAUSES_S)))
        pause_s = next(found.pauses, None)
        if pause_s is None:
            del self._queues[queue]
            return
        found.due = asyncio.get_running_loop().time() + pause_s
        self._changed.set()

    def forget(self, queue: str) -> None:
        """It is ours now, or nobody's concern."""
        self._queues.pop(queue, None)

    async def _look_on(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            self._changed.clear()
            first = min((found.due for found in self._queues.values()), default=math.inf)
            if first > loop.time():
                timeout_s = None if math.isinf(first) else first - loop.time()
                try:
                    await asyncio.wait_for(self._changed.wait(), timeout_s)
                except TimeoutError:
                    pass
                else:
                    continue
            due = [queue for queue, found in self._queues.items() if found.due <= first + _TOGETHER_S]
            for queue in due:
                self._queues[queue].due = math.inf
            if due:
                await self._look(due)
