"""Claims, who answers which queue: where one process has the database to itself, a set is enough."""

from __future__ import annotations

from typing import Protocol

GRACE_S = 2.0
"""For how long after a lost connection others may take their queues again, see `bot.store.shared_claims`."""


class Claims(Protocol):
    """What a process has claimed, see `bot.store.inbox.Inbox`."""

    async def claim(self, queue: str) -> bool:
        """Take a queue."""

    async def release(self, queue: str) -> None:
        """Give it back."""

    def holds(self, queue: str) -> bool:
        """Whether it is this process's."""

    async def close(self) -> None:
        """Give all of them back."""


class OwnClaims:
    """Claims of the only process: every queue that is asked for is its own."""

    def __init__(self) -> None:
        self._held: set[str] = set()

    async def claim(self, queue: str) -> bool:
        """Take a queue, once."""
        is_free = queue not in self._held
        self._held.add(queue)
        return is_free

    async def release(self, queue: str) -> None:
        """Give it back."""
        self._held.discard(queue)

    def holds(self, queue: str) -> bool:
        """Whether it is taken."""
        return queue in self._held

    async def close(self) -> None:
        """Nothing is held."""
