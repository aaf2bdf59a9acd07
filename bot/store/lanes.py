"""Who serves which lane: where one process has the database to itself, a set is enough."""

from __future__ import annotations

from typing import Protocol


class Lanes(Protocol):
    """Claims of lanes, see `bot.store.inbox.Inbox`."""

    async def claim(self, lane: str) -> bool:
        """Take a lane."""

    async def release(self, lane: str) -> None:
        """Give it back."""

    def holds(self, lane: str) -> bool:
        """Whether it is this process's."""

    async def close(self) -> None:
        """Give all of them back."""


class OwnLanes:
    """All lanes are this process's."""

    def __init__(self) -> None:
        self._held: set[str] = set()

    async def claim(self, lane: str) -> bool:
        """Take a lane, once."""
        is_free = lane not in self._held
        self._held.add(lane)
        return is_free

    async def release(self, lane: str) -> None:
        """Give it back."""
        self._held.discard(lane)

    def holds(self, lane: str) -> bool:
        """Whether it is taken."""
        return lane in self._held

    async def close(self) -> None:
        """Nothing is held."""
