"""Group reading."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.store import StoreError
from bot.store.coalesced_reads import CoalescedReads


class _Shelf:
    """Reads the length of each key that is not empty, as `gate` lets it."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.trouble: Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def read(self, keys: Sequence[str]) -> dict[str, int]:
        self.asked.append(list(keys))
        await self.gate.wait()
        if self.trouble:
            raise self.trouble
        return {key: len(key) for key in keys if key}


async def test_who_asks_meanwhile_is_answered_together() -> None:
    """Two questions for five callers; what is not there is None."""
    documents = _Shelf()
    together = CoalescedReads(documents.read)
    documents.gate.clear()
    first = asyncio.create_task(together.get("a"))
    while not documents.asked:
        await asyncio.sleep(0)
    others = [asyncio.create_task(together.get(key)) for key in ("ccc", "bb", "", "a")]
    await asyncio.sleep(0)
    documents.gate.set()
    assert await asyncio.gather(first, *others) == [1, 3, 2, None, 1]
    assert documents.asked == [["a"], ["", "a", "bb", "ccc"]]


async def test_a_fault_reaches_those_who_asked() -> None:
    """And not the next ones."""
    documents = _Shelf()
    together = CoalescedReads(documents.read)
    documents.trouble = StoreError("away")
    results = await asyncio.gather(together.get("a"), together.get("b"), return_exceptions=True)
    assert [str(result) for result in results] == ["away", "away"]
    documents.trouble = None
    assert await together.get("a") == 1


async def test_one_who_is_gone_does_not_spoil_it_for_others() -> None:
    """Two wait for the same key, and one is cancelled."""
    documents = _Shelf()
    together = CoalescedReads(documents.read)
    documents.gate.clear()
    one, two = asyncio.create_task(together.get("a")), asyncio.create_task(together.get("a"))
    await asyncio.sleep(0)
    one.cancel()
    documents.gate.set()
    assert await two == 1
    with pytest.raises(asyncio.CancelledError):
        await one
