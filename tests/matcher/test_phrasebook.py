"""A documented phrase is known behind one slip of the finger, wherever in it that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.matcher.phrasebook import Phrasebook

PHRASES = ("login fails", "login falls", "how do i log in?", "é ja", "로그인이 안 돼요", "a", "two\nlines")
BOOK = Phrasebook.of(PHRASES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Login fails", "login fails"),
        ("lgin fails", "login fails"),
        ("login fials", "login fails"),
        ("loginf ails", "login fails"),
        ("how do i log in", "how do i log in?"),
        ("로그인이 안 대요", "로그인이 안 돼요"),
        ("two\nliines", "two\nlines"),
        ("b", "a"),
        ("lgin fials", None),
        ("\ud83d", "a"),
        ("login fails \ud83d", None),
        ("", "a"),
    ],
)
def test_one_slip_is_forgiven(text: str, expected: str | None) -> None:
    """Added, lost, wrong or swapped; not two."""
    assert BOOK.nearest(text) == expected


@given(
    phrases=st.lists(st.text("ab\0가", max_size=6), max_size=6, unique=True).map(sorted),
    text=st.text("ab\0가", max_size=6),
)
def test_the_nearest_is_that_of_all_phrases(phrases: list[str], text: str) -> None:
    """As if each were looked at: the fewest slips, of equals the shortest, then the first."""
    phrases = [phrase for phrase in phrases if "\0" not in phrase]
    near = [phrase for phrase in phrases if OSA.distance(text, phrase) <= 1]
    by_slips = sorted(near, key=lambda phrase: (OSA.distance(text, phrase), len(phrase)))
    assert Phrasebook.of(phrases).nearest(text) == next(iter(by_slips), None)
