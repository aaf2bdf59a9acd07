"""Which parts of a section in two languages say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compiler.aligned_parts import aligned

lengths = st.lists(st.integers(1, 400), max_size=12)


@pytest.mark.parametrize(
    ("parts", "others", "expected"),
    [
        ([40, 80, 20], [44, 90, 19], [{0}, {1}, {2}]),
        ([40, 30, 50, 20], [44, 82, 19], [{0}, {1}, {1}, {2}]),
        ([40, 80, 20], [44, 30, 52, 19], [{0}, {1, 2}, {3}]),
        ([40, 80], [], [set(), set()]),
        ([], [40], []),
    ],
)
def test_parts_go_with_those_at_the_same_place(
    parts: list[int], others: list[int], expected: list[set[int]]
) -> None:
    """Also where two sentences became one, or one two."""
    assert aligned(parts, others) == expected


@given(lengths, lengths)
def test_no_part_goes_back(parts: list[int], others: list[int]) -> None:
    """Each has its place, and both sides keep their order."""
    found = aligned(parts, others)
    assert len(found) == len(parts)
    in_order = [other for row in found for other in sorted(row)]
    assert in_order == sorted(in_order)
    assert all(0 <= other < len(others) for other in in_order)


@given(lengths)
def test_a_section_goes_with_itself(parts: list[int]) -> None:
    """Part by part."""
    assert aligned(parts, parts) == [{at} for at in range(len(parts))]
