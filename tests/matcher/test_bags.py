"""Counted terms of texts, as columns."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.bags import Bags, Texts, joined

_LETTERS = st.lists(st.sampled_from("abcd"), max_size=6)


def _terms(word: str) -> tuple[int, ...]:
    """Two terms of an `a`, none of a `d`, one of the others; `b` and `c` share theirs."""
    return {"a": (1, 2), "b": (3,), "c": (3,), "d": ()}[word]


def _read(bags: Bags) -> dict[int, Counter[int]]:
    found: dict[int, Counter[int]] = {}
    for unit, term, count in zip(*(column.tolist() for column in bags[1:]), strict=True):
        found.setdefault(unit, Counter())[term] += count
    return found


@given(st.lists(st.tuples(_LETTERS, st.integers(0, 3)), max_size=8))
def test_bags_hold_what_a_count_by_hand_holds(texts: list[tuple[list[str], int]]) -> None:
    """Texts of one group in one bag, however the groups are strewn; merged, each pair stands once."""
    held, wanted = Texts(), dict[int, Counter[int]]()
    for found, group in texts:
        held.add(found)
        for word in found:
            for term in _terms(word):
                wanted.setdefault(group, Counter())[term] += 1
    group_of = np.array([group for _, group in texts], dtype=np.int64)
    bags = held.bags(group_of, 4, held.terms(_terms))
    assert _read(bags) == wanted
    merged = bags.merged()
    assert _read(merged) == wanted
    rows = list(zip(merged.terms.tolist(), merged.units.tolist(), strict=True))
    assert rows == sorted(set(rows))
    assert _read(joined(4, [bags, bags])) == {
        unit: Counter({term: 2 * count for term, count in bag.items()}) for unit, bag in wanted.items()
    }


def test_a_word_is_spread_over_groups_not_over_texts() -> None:
    """Repeating it in a group changes nothing."""
    held = Texts()
    for found in (["a", "a", "b"], ["a"], ["b"]):
        held.add(found)
    assert held.spread(np.array([0, 0, 1])) == {"a": 1, "b": 2}
