"""What a worker works for: a desk that answers as told, and keeps the books."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.channel.telegram.answering.worker import Worker
from bot.channel.telegram.api.retry import Waiter
from bot.store import QueuedUpdate
from tests.channel.telegram.running import Pauses
from tests.fakes.memory_store import MemoryInbox
from tests.patience import PATIENCE_S

SOURCE = "telegram:1"


def queued(number: int, queue: str = "a", tries: int = 0) -> QueuedUpdate:
    """One that was received just now."""
    return QueuedUpdate(SOURCE, number, f"{SOURCE}/{queue}", b"{}", 1, tries)


@dataclass
class Desk:
    """Answers updates as told, and keeps the books. `moods` are raised or awaited, by number, in order."""

    inbox: MemoryInbox = field(default_factory=MemoryInbox)
    moods: dict[int, list[BaseException | Callable[[], Awaitable[Any]]]] = field(default_factory=dict)
    answered: list[int] = field(default_factory=list)
    attempts: Counter[int] = field(default_factory=Counter)
    aside: dict[int, str] = field(default_factory=dict)
    busy: int = 0
    most_busy: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, queued: QueuedUpdate) -> None:
        """Have a mood, or answer."""
        self.busy += 1
        self.most_busy = max(self.busy, self.most_busy)
        self.attempts[queued.number] += 1
        self.changed.set()
        try:
            await asyncio.sleep(0)
            if moods := self.moods.get(queued.number):
                mood = moods.pop(0)
                if isinstance(mood, BaseException):
                    raise mood
                await mood()
            self.answered.append(queued.number)
            self.inbox.take(queued)
        finally:
            self.busy -= 1
            self.changed.set()

    async def set_aside(self, queued: QueuedUpdate, reason: str) -> None:
        """Give up."""
        await self.inbox.set_aside(queued, reason)
        self.aside[queued.number] = reason
        self.changed.set()

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait for something to become true."""
        async with asyncio.timeout(PATIENCE_S):
            while not is_so():
                self.changed.clear()
                if not is_so():
                    await self.changed.wait()

    async def all_done(self) -> None:
        """Wait for an empty inbox."""
        async with asyncio.timeout(PATIENCE_S):
            while await self.inbox.depth(SOURCE):
                await asyncio.sleep(0.001)

    def worker(self, pauses: Pauses | None = None, **more: Any) -> Worker:
        """One that this desk answers for."""
        pauses = pauses or Pauses()
        waiter = Waiter(pauses, pauses.now)
        return Worker(self.inbox, SOURCE, self.answer, self.set_aside, waiter, **({"sweep_s": 0.01} | more))

    async def hand_in(self, worker: Worker, queued_updates: Iterable[QueuedUpdate]) -> None:
        """Updates arrive."""
        worker.take(await self.inbox.add(list(queued_updates)))
