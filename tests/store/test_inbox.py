"""The inbox keeps what a channel received until it is answered, whatever the store."""

from __future__ import annotations

import msgspec
import pytest

from bot.store import Done, Letter, Store
from tests.store.given import NOON, SOURCE, letter, numbers


async def test_a_letter_waits_until_it_is_answered(store: Store) -> None:
    """It comes out as it went in."""
    sent = Letter(SOURCE, 5, "telegram:7", bytes(range(256)), NOON, tries=1, sent=2)
    assert await store.inbox.add([sent]) == [sent]
    assert await store.inbox.waiting(SOURCE, "telegram:7") == [sent]
    await store.finish(Done(sent, now=NOON))
    assert await store.inbox.waiting(SOURCE, "telegram:7") == []


async def test_repeats_are_left_out(store: Store) -> None:
    """Those that wait, those that are answered, those that were set aside, and those in one call."""
    one, two, three = (letter(number) for number in (1, 2, 3))
    assert await store.inbox.add([one, two, one]) == [one, two]
    await store.finish(Done(one, now=NOON))
    await store.inbox.set_aside(two, "it cannot be read")
    assert await store.inbox.add([three, two, one]) == [three]
    assert await store.inbox.add([three]) == []
    assert await numbers(store) == [3]


async def test_two_bots_have_their_own_numbers(store: Store) -> None:
    """Letters of different sources do not repeat each other."""
    other = Letter("telegram:43", 1, "telegram:7", b"{}", NOON)
    assert await store.inbox.add([letter(1), other]) == [letter(1), other]
    await store.finish(Done(letter(1), now=NOON))
    assert await store.inbox.waiting("telegram:43", "telegram:7") == [other]
    assert await store.inbox.lanes(SOURCE) == []
    assert (await store.inbox.depth(SOURCE), await store.inbox.depth("telegram:43")) == (0, 1)


async def test_a_lane_is_read_in_the_order_of_numbers(store: Store) -> None:
    """Whatever the order in which they came, and no more of them than asked for."""
    await store.inbox.add([letter(9), letter(3)])
    await store.inbox.add([letter(6), letter(1, lane="telegram:8")])
    assert await numbers(store) == [3, 6, 9]
    assert [x.number for x in await store.inbox.waiting(SOURCE, "telegram:7", 2)] == [3, 6]


async def test_lanes_that_wait_longest_come_first(store: Store) -> None:
    """A lane without letters is none."""
    await store.inbox.add([letter(4, "b"), letter(2, "c"), letter(3, "a"), letter(5, "c")])
    assert await store.inbox.lanes(SOURCE) == ["c", "a", "b"]
    assert await store.inbox.depth(SOURCE) == 4
    await store.finish(Done(letter(2, "c"), now=NOON))
    await store.finish(Done(letter(3, "a"), now=NOON))
    assert await store.inbox.lanes(SOURCE) == ["b", "c"]
    assert await store.inbox.depth(SOURCE) == 2


async def test_attempts_and_delivered_parts_are_counted(store: Store) -> None:
    """So that a later attempt knows what the one before has done."""
    await store.inbox.add([letter(1)])
    await store.inbox.note_try(letter(1))
    await store.inbox.note_try(letter(1))
    await store.inbox.note_sent(letter(1), 3)
    await store.inbox.note_sending(letter(1), b"one more")
    assert await store.inbox.waiting(SOURCE, "telegram:7") == [
        msgspec.structs.replace(letter(1), tries=2, sent=3, sending=b"one more")
    ]


async def test_what_is_not_there_cannot_be_counted_or_finished(store: Store) -> None:
    """A late word about a letter that is answered changes nothing, nor does one about an unknown one."""
    await store.inbox.add([letter(1)])
    await store.finish(Done(letter(1), now=NOON))
    for known in (letter(1), letter(2)):
        await store.inbox.note_try(known)
        await store.inbox.note_sent(known, 1)
        await store.inbox.note_sending(known, b"late")
        await store.inbox.set_aside(known, "late")
        await store.finish(Done(known, now=NOON))
    assert await numbers(store) == []
    assert await store.inbox.add([letter(1), letter(2)]) == [letter(2)]


async def test_a_letter_that_is_set_aside_holds_nobody_up(store: Store) -> None:
    """The next of its lane comes to the front."""
    await store.inbox.add([letter(1), letter(2)])
    await store.inbox.set_aside(letter(1), "KeyError\0 \ud800")
    assert await numbers(store) == [2]
    assert await store.inbox.depth(SOURCE) == 1


async def test_a_lane_is_claimed_once(store: Store) -> None:
    """Until it is released; a lane that was not claimed can be released, too."""
    assert await store.inbox.claim("a")
    assert store.inbox.holds("a")
    assert not await store.inbox.claim("a")
    assert await store.inbox.claim("b")
    await store.inbox.release("a")
    assert not store.inbox.holds("a")
    assert await store.inbox.claim("a")
    await store.inbox.release("never claimed")


async def test_nothing_is_added_of_nothing(store: Store) -> None:
    """An empty poll costs nothing."""
    assert await store.inbox.add([]) == []


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**62], ids=["zero", "negative", "32-bit", "62-bit"])
async def test_any_number_will_do(store: Store, number: int) -> None:
    """Ids are larger than 32 bits in places."""
    assert await store.inbox.add([letter(number)]) == [letter(number)]
    assert await numbers(store) == [number]


async def test_a_bad_letter_does_not_spoil_a_good_one(store: Store) -> None:
    """Empty and large bodies, odd lanes."""
    odd = [letter(1, "", b""), letter(2, "lane ' ; -- 한국", b"\0" * 3_000_000)]
    assert await store.inbox.add(odd) == odd
    assert await store.inbox.waiting(SOURCE, odd[1].lane) == odd[1:]
