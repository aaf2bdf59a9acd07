"""Updates that are looked at while they are being kept: only where they are new for certain."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from bot.store import Done, QueuedUpdate, SqlStore, StoreError
from bot.store.arrivals import Arrivals
from tests.store.given import NOON, SOURCE, numbers, queued
from tests.store.page_limit import PageLimit


class _Taken(list[QueuedUpdate]):
    """What was handed on, and whether that was before it was kept."""

    def __call__(self, queued_updates: Sequence[QueuedUpdate]) -> None:
        self.extend(queued_updates)


def test_only_what_is_above_all_that_was_seen_is_new() -> None:
    """And in order; of a source that nobody has looked at nothing is certain."""
    arrivals = Arrivals()
    assert not arrivals.are_new([queued(5)])
    arrivals.saw(SOURCE, 4)
    assert arrivals.knows(SOURCE)
    assert arrivals.are_new([queued(5), queued(9)])
    assert not arrivals.are_new([queued(4)])
    assert not arrivals.are_new([queued(9), queued(5)])
    assert not arrivals.are_new([queued(5), queued(5)])
    assert not arrivals.are_new([queued(5), msgspec.structs.replace(queued(6), source="telegram:43")])
    arrivals.saw(SOURCE, 2)
    assert not arrivals.are_new([queued(3)])


async def test_what_is_new_is_handed_on_before_it_is_kept(sqlite_url: str, tmp_path: Path) -> None:
    """A note about what is sent waits for both; then they are there."""
    async with await SqlStore.open(sqlite_url) as store:
        await store.inbox.add([queued(1)])
        taken = _Taken()
        with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as other:
            other.execute("BEGIN IMMEDIATE")
            adding = asyncio.create_task(store.inbox.add([queued(2)], taken))
            await asyncio.sleep(0)
            assert taken == [queued(2)]
            assert await numbers(store) == [1, 2]
            noting = asyncio.create_task(store.inbox.note_sending(queued(2), b"about to"))
            keeping = asyncio.create_task(store.inbox.kept(queued(2)))
            assert await store.inbox.depth(SOURCE) == 1
            assert not any(task.done() for task in (adding, noting, keeping))
            other.rollback()
        await asyncio.gather(noting, keeping)
        assert await adding == [queued(2)]
        assert await store.inbox.depth(SOURCE) == 2
        assert await store.inbox.sendings(SOURCE) == 1


async def test_what_may_be_a_repeat_is_handed_on_when_that_is_known(sqlite_url: str) -> None:
    """After a restart, too: answered ones are not taken again."""
    async with await SqlStore.open(sqlite_url) as store:
        await store.inbox.add([queued(1), queued(2), queued(5)])
        await store.finish(Done(queued(1), now=NOON))
    async with await SqlStore.open(sqlite_url) as store:
        taken = _Taken()
        assert await store.inbox.add([queued(1), queued(2), queued(4)], taken) == [queued(4)]
        assert taken == [queued(4)]
        assert await numbers(store) == [2, 4, 5]


async def test_what_cannot_be_kept_is_sent_to_nobody(sqlite_url: str) -> None:
    """It is gone from the inbox, and new when Telegram brings it again."""
    async with await SqlStore.open(sqlite_url, patience_s=0) as store:
        await store.inbox.add([queued(1)])
        taken, big = _Taken(), queued(2, body=b"x" * 100_000)
        limit = PageLimit(store, 1)
        results = await asyncio.gather(
            store.inbox.add([big], taken),
            store.inbox.note_sending(big, b"about to"),
            store.inbox.kept(big),
            return_exceptions=True,
        )
        assert [type(result) for result in results] == [StoreError] * 3
        assert taken == [big]
        assert await numbers(store) == [1]
        limit(100_000)
        assert await store.inbox.add([big], taken) == [big]
        assert await numbers(store) == [1, 2]


@pytest.mark.parametrize("number", [1, 2])
async def test_an_unread_queue_is_read_first(sqlite_url: str, number: int) -> None:
    """What an earlier process left in it is answered before."""
    async with await SqlStore.open(sqlite_url) as store:
        await store.inbox.add([queued(1)])
    async with await SqlStore.open(sqlite_url) as store:
        taken = _Taken()
        await store.inbox.add([queued(number + 1)], taken)
        assert taken == [queued(number + 1)]
        assert await numbers(store) == [1, number + 1]
