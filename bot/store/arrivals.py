"""Updates that are new for certain before they are kept, as the only process of a database can tell (SQLite).

Telegram counts its updates upwards, so one above all that were seen has never been. It can be looked at while
it is being kept: changes are stored in their order, so that what is noted about it is not stored before it,
and who sends something waits for that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from bot.store.inbox import QueuedUpdate


class Arrivals:
    """The highest number seen of each source, and the updates that are being kept."""

    def __init__(self) -> None:
        self._highest: dict[str, int] = {}
        self._under_way: dict[tuple[str, int], tuple[str, asyncio.Future[Any]]] = {}

    def saw(self, source: str, highest: int) -> None:
        """Nothing above this number was ever received of a source."""
        self._highest[source] = max(highest, self._highest.get(source, highest))
        self._under_way.pop((source, highest), None)

    def knows(self, source: str) -> bool:
        """Whether `saw` was told of the source."""
        return source in self._highest

    def are_new(self, queued_updates: Sequence[QueuedUpdate]) -> bool:
        """Whether none of them can have been received before; they are in the order of their numbers then."""
        highest = dict(self._highest)
        for queued in queued_updates:
            if queued.number <= highest.get(queued.source, queued.number):
                return False
            highest[queued.source] = queued.number
        return True

    def begin(self, queued_updates: Sequence[QueuedUpdate], keeping: asyncio.Future[Any]) -> None:
        """They are kept once `keeping` is done, unless it fails."""
        for queued in queued_updates:
            self.saw(queued.source, queued.number)
            self._under_way[queued.source, queued.number] = queued.queue, keeping
        keeping.add_done_callback(lambda done: self._end(queued_updates, done))

    async def kept(self, queued: QueuedUpdate) -> None:
        """Return when the update is kept, if it is being. Raises StoreError where it cannot be."""
        if under_way := self._under_way.get((queued.source, queued.number)):
            await asyncio.shield(under_way[1])

    def check(self, queued: QueuedUpdate) -> None:
        """To be asked when a note about an update is stored. Raises StoreError if the update could not be."""
        under_way = self._under_way.get((queued.source, queued.number))
        if under_way and under_way[1].done():
            under_way[1].result()

    async def settled(self, queue: str) -> None:
        """Return when nothing of a queue is being kept."""
        while keeping := [
            future for where, future in self._under_way.values() if where == queue and not future.done()
        ]:
            await asyncio.wait(keeping)

    def _end(self, queued_updates: Sequence[QueuedUpdate], done: asyncio.Future[Any]) -> None:
        """Those that could not be kept are remembered until they come again."""
        if not (done.cancelled() or done.exception()):
            for queued in queued_updates:
                self._under_way.pop((queued.source, queued.number), None)
