"""Short ways to say what a test of the store begins with."""

from __future__ import annotations

from bot.store import Letter, Store

SOURCE = "telegram:42"
NOON = 1_790_000_000 // 86_400 * 86_400 + 43_200
"""A moment in the middle of a day (UTC)."""
DAY = 86_400


def letter(
    number: int, lane: str = "telegram:7", body: bytes = b'{"text": "hello"}', received: int = NOON
) -> Letter:
    """A letter of the usual source."""
    return Letter(SOURCE, number, lane, body, received)


async def numbers(store: Store, lane: str = "telegram:7") -> list[int]:
    """The numbers of the letters that wait in a lane."""
    return [waiting.number for waiting in await store.inbox.waiting(SOURCE, lane)]
