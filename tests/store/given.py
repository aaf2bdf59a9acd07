"""Short ways to say what a test of the store begins with."""

from __future__ import annotations

from bot.store import QueuedUpdate, Store

SOURCE = "telegram:42"
NOON = 1_790_000_000 // 86_400 * 86_400 + 43_200
"""A moment in the middle of a day (UTC)."""
DAY = 86_400


def queued(
    number: int, queue: str = "telegram:7", body: bytes = b'{"text": "hello"}', received: int = NOON
) -> QueuedUpdate:
    """An update of the usual source."""
    return QueuedUpdate(SOURCE, number, queue, body, received)


async def numbers(store: Store, queue: str = "telegram:7") -> list[int]:
    """The numbers of the updates that wait in a queue."""
    return [waiting.number for waiting in await store.inbox.waiting(SOURCE, queue)]
