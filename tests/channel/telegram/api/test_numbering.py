"""Which numbers are known: heard of, or noted in the store, count by count."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from bot.channel.telegram.api.numbering import FRESH_S, REMEMBERED, Numbering, keep

GROUP = -1_001_000_000_000


@dataclass
class Store:
    """Rows as the store gives them, a clock, and how often it was asked."""

    rows: list[tuple[str, int]] = field(default_factory=list)
    asked: int = 0
    now_s: float = 0.0

    async def numbers(self, above: int, below: int) -> list[tuple[str, int]]:
        """The rows between."""
        self.asked += 1
        return [(chat, number) for chat, number in self.rows if above < number < below]


def numbering(store: Store) -> Numbering:
    """One with a store and its clock."""
    return Numbering(store.numbers, lambda: store.now_s)


async def test_private_chats_and_basic_groups_share_a_count() -> None:
    """A supergroup has its own, by which name ever the store knows it."""
    known = numbering(Store([("telegram:7", 12), ("telegram:1/-5", 15), (f"telegram:1/{GROUP}", 90)]))
    known.note(8, 10)
    known.note(GROUP, 3)
    assert await known.highest(7) == await known.highest(-5) == 15
    assert await known.highest(GROUP) == 90
    assert await known.stored(7, 10, 100) == {12, 15}
    assert known.is_known(-5, 10)
    assert not known.is_known(GROUP, 10)


async def test_the_store_is_asked_now_and_again() -> None:
    """What is heard meanwhile counts at once."""
    known = numbering(store := Store([("telegram:7", 12)]))
    assert [await known.highest(7), await known.highest(8)] == [12, 12]
    known.note(7, 20)
    store.rows.append(("telegram:9", 30))
    assert await known.highest(7) == 20
    assert store.asked == 1
    store.now_s += FRESH_S
    assert await known.highest(7) == 30
    assert store.asked == 2


async def test_what_is_long_ago_is_forgotten() -> None:
    """So that it takes no more and more memory."""
    known = numbering(Store())
    for number in range(REMEMBERED + 1):
        known.note(7, number)
    assert not known.is_known(7, 0)
    assert known.is_known(7, 1)
    assert await known.highest(7) == REMEMBERED


def test_what_is_noted_again_is_young() -> None:
    """The oldest goes."""
    memory = OrderedDict[int, int]((number, 0) for number in range(REMEMBERED))
    keep(memory, 0, 1)
    keep(memory, -1, 1)
    assert 1 not in memory
    assert memory[0] == memory[-1] == 1


async def test_the_first_number_after_a_time() -> None:
    """Of the same count, where a time is known; to hear of a message again takes nothing back."""
    known = numbering(Store())
    known.note(7, 10, since=100.0)
    known.note(8, 12, since=105.0)
    known.note(8, 14, since=106.0)
    known.note(9, 11)
    known.note(8, 12)
    known.note(GROUP, 3, since=200.0)
    assert known.first_after(7, 100.0) == 12
    assert known.first_after(7, 106.0) is None
    assert known.first_after(GROUP, 100.0) == 3
