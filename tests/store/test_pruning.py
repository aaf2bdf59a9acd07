"""What `prune` erases of the inbox, whatever the store."""

from __future__ import annotations

from bot.store import Done, Store
from tests.store.given import DAY, NOON, numbers, queued


async def test_old_answered_updates_are_pruned(store: Store) -> None:
    """What waits is kept however old it is, and is still known as a repeat."""
    old = [queued(number, received=NOON - 2 * DAY) for number in (1, 2, 3)]
    await store.inbox.add([*old, queued(4)])
    for answered in (old[0], queued(4)):
        await store.finish(Done(answered, now=NOON))
    await store.inbox.set_aside(old[1], "no")
    await store.prune(NOON - DAY)
    assert await numbers(store) == [3]
    assert await store.inbox.add([*old, queued(4)]) == old[:2]
    assert await numbers(store) == [1, 2, 3]


async def test_nothing_is_too_old(store: Store) -> None:
    """An empty store, or a time long ago."""
    await store.prune(0)
    await store.inbox.add([queued(1)])
    await store.prune(0)
    assert await numbers(store) == [1]
