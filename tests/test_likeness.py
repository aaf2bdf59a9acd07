"""Words exactly as alike as the bound are found; those a letter further are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, DamerauLevenshtein, Indel

from bot.likeness import is_alike, most_alike


@given(length=st.integers(1, 60), data=st.data())
@pytest.mark.parametrize("distance", [OSA, DamerauLevenshtein, Indel])
def test_what_lies_on_the_bound_is_found(distance: object, length: int, data: st.DataObject) -> None:
    """For every share of wrong letters, whatever its floating-point digits."""
    scorer = distance.normalized_similarity  # type: ignore[attr-defined]
    wrong = data.draw(st.integers(0, length))
    word, other = "a" * length, "b" * wrong + "a" * (length - wrong)
    bound = 1 - wrong / length if distance is not Indel else scorer(word, other)
    assert [choice for choice, _ in most_alike(word, [other], bound, scorer=scorer)] == [other]
    if distance is OSA:
        assert is_alike(word, other, bound)


@pytest.mark.parametrize(
    ("word", "other", "bound"), [("scope", "scpoe", 0.81), ("scope", "socpee", 0.7), ("abc", "xyz", 0.01)]
)
def test_what_is_less_alike_is_not(word: str, other: str, bound: float) -> None:
    """The bound still is one."""
    assert most_alike(word, [other], bound) == []
    assert not is_alike(word, other, bound)


def test_the_most_alike_come_first_and_equals_in_their_order() -> None:
    """Several are found where they are asked for."""
    found = most_alike("scope", ["scopes", "scpoe", "socpe", "label"], 0.5, limit=None)
    assert [choice for choice, _ in found] == ["scopes", "scpoe", "socpe"]
    assert most_alike("scope", [], 0.5) == []
    assert most_alike("SCOPE", ["scope"], 1.0, processor=str.casefold)[0][0] == "scope"
