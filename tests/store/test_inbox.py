"""The inbox keeps what a channel received until it is answered, whatever the store."""

from __future__ import annotations

import msgspec
import pytest

from bot.store import Done, QueuedUpdate, Store
from tests.store.given import NOON, SOURCE, numbers, queued


async def test_a_update_waits_until_it_is_answered(store: Store) -> None:
    """It comes out as it went in."""
    sent = QueuedUpdate(SOURCE, 5, "telegram:7", bytes(range(256)), NOON, tries=1, sent=2)
    assert await store.inbox.add([sent]) == [sent]
    assert await store.inbox.waiting(SOURCE, "telegram:7") == [sent]
    await store.finish(Done(sent, now=NOON))
    assert await store.inbox.waiting(SOURCE, "telegram:7") == []


async def test_repeats_are_left_out(store: Store) -> None:
    """Those that wait, those that are answered, those that were set aside, and those in one call."""
    one, two, three = (queued(number) for number in (1, 2, 3))
    assert await store.inbox.add([one, two, one]) == [one, two]
    await store.finish(Done(one, now=NOON))
    await store.inbox.set_aside(two, "it cannot be read")
    assert await store.inbox.add([three, two, one]) == [three]
    assert await store.inbox.add([three]) == []
    assert await numbers(store) == [3]


async def test_updates_are_answered_along_with_another(store: Store) -> None:
    """All of them or none; those that are not there any more do no harm."""
    await store.inbox.add([queued(1), queued(2), queued(3)])
    await store.finish(Done(queued(1), along=(queued(2), queued(9)), now=NOON))
    assert await numbers(store) == [3]
    assert await store.inbox.add([queued(1), queued(2)]) == []


async def test_two_bots_have_their_own_numbers(store: Store) -> None:
    """Updates of different sources do not repeat each other."""
    other = QueuedUpdate("telegram:43", 1, "telegram:7", b"{}", NOON)
    assert await store.inbox.add([queued(1), other]) == [queued(1), other]
    await store.finish(Done(queued(1), now=NOON))
    assert await store.inbox.waiting("telegram:43", "telegram:7") == [other]
    assert await store.inbox.queues(SOURCE) == []
    assert (await store.inbox.depth(SOURCE), await store.inbox.depth("telegram:43")) == (0, 1)


async def test_a_queue_is_read_in_the_order_of_numbers(store: Store) -> None:
    """Whatever the order in which they came, and no more of them than asked for."""
    await store.inbox.add([queued(9), queued(3)])
    await store.inbox.add([queued(6), queued(1, queue="telegram:8")])
    assert await numbers(store) == [3, 6, 9]
    assert [x.number for x in await store.inbox.waiting(SOURCE, "telegram:7", 2)] == [3, 6]


async def test_how_much_is_under_way(store: Store) -> None:
    """Counted from the note until it is answered or set aside; other sources count for themselves."""
    updates = [queued(number) for number in range(1, 5)]
    await store.inbox.add([*updates, QueuedUpdate("telegram:43", 1, "telegram:7", b"{}", NOON)])
    assert await store.inbox.sendings(SOURCE) == 0
    for update in updates[:3]:
        await store.inbox.note_sending(update, b"noted")
    assert (await store.inbox.sendings(SOURCE), await store.inbox.sendings("telegram:43")) == (3, 0)
    await store.finish(Done(updates[0], now=NOON))
    await store.inbox.set_aside(updates[1], "it cannot be read")
    assert await store.inbox.sendings(SOURCE) == 1


async def test_queues_that_wait_longest_come_first(store: Store) -> None:
    """A queue without updates is none."""
    await store.inbox.add([queued(4, "b"), queued(2, "c"), queued(3, "a"), queued(5, "c")])
    assert await store.inbox.queues(SOURCE) == ["c", "a", "b"]
    assert await store.inbox.depth(SOURCE) == 4
    await store.finish(Done(queued(2, "c"), now=NOON))
    await store.finish(Done(queued(3, "a"), now=NOON))
    assert await store.inbox.queues(SOURCE) == ["b", "c"]
    assert await store.inbox.depth(SOURCE) == 2


async def test_attempts_and_delivered_parts_are_counted(store: Store) -> None:
    """So that a later attempt knows what the one before has done."""
    await store.inbox.add([queued(1)])
    await store.inbox.note_try(queued(1))
    await store.inbox.note_try(queued(1))
    await store.inbox.note_deaths(queued(1), 5)
    await store.inbox.note_deaths(queued(1), 4)
    await store.inbox.note_sent(queued(1), 3)
    await store.inbox.note_sending(queued(1), b"one more")
    assert await store.inbox.waiting(SOURCE, "telegram:7") == [
        msgspec.structs.replace(queued(1), tries=2, sent=3, sending=b"one more", deaths=4)
    ]


async def test_what_is_not_there_cannot_be_counted_or_finished(store: Store) -> None:
    """A late word about an update that is answered changes nothing, nor does one about an unknown one."""
    await store.inbox.add([queued(1)])
    await store.finish(Done(queued(1), now=NOON))
    for known in (queued(1), queued(2)):
        await store.inbox.note_try(known)
        await store.inbox.note_deaths(known, 1)
        await store.inbox.note_sent(known, 1)
        await store.inbox.note_sending(known, b"late")
        await store.inbox.set_aside(known, "late")
        await store.finish(Done(known, now=NOON))
    assert await numbers(store) == []
    assert await store.inbox.add([queued(1), queued(2)]) == [queued(2)]


async def test_a_update_that_is_set_aside_holds_nobody_up(store: Store) -> None:
    """The next of its queue comes to the front."""
    await store.inbox.add([queued(1), queued(2)])
    await store.inbox.set_aside(queued(1), "KeyError\0 \ud800")
    assert await numbers(store) == [2]
    assert await store.inbox.depth(SOURCE) == 1


async def test_a_queue_is_claimed_once(store: Store) -> None:
    """Until it is released; a queue that was not claimed can be released, too."""
    assert await store.inbox.claim("a")
    assert store.inbox.holds("a")
    assert not await store.inbox.claim("a")
    assert await store.inbox.claim("b")
    await store.inbox.release("a")
    assert not store.inbox.holds("a")
    assert await store.inbox.claim("a")
    await store.inbox.release("never claimed")


async def test_queues_that_nobody_has(store: Store) -> None:
    """Those with updates in them, in the order in which they were asked for."""
    await store.inbox.add([queued(n, queue) for n, queue in enumerate("abc")])
    assert await store.inbox.unclaimed(SOURCE, ["c", "a", "b"]) == ["c", "a", "b"]
    assert await store.inbox.claim("a")
    assert await store.inbox.unclaimed(SOURCE, ["c", "a", "b"]) == ["c", "b"]
    await store.inbox.release("a")
    assert await store.inbox.unclaimed(SOURCE, ["a"]) == ["a"]
    assert await store.inbox.unclaimed(SOURCE, []) == []


async def test_nothing_is_added_of_nothing(store: Store) -> None:
    """An empty poll costs nothing."""
    assert await store.inbox.add([]) == []


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**62], ids=["zero", "negative", "32-bit", "62-bit"])
async def test_any_number_will_do(store: Store, number: int) -> None:
    """Ids are larger than 32 bits in places."""
    assert await store.inbox.add([queued(number)]) == [queued(number)]
    assert await numbers(store) == [number]


async def test_a_bad_update_does_not_spoil_a_good_one(store: Store) -> None:
    """Empty and large bodies, odd queues."""
    odd = [queued(1, "", b""), queued(2, "lane ' ; -- 한국", b"\0" * 3_000_000)]
    assert await store.inbox.add(odd) == odd
    assert await store.inbox.waiting(SOURCE, odd[1].queue) == odd[1:]
