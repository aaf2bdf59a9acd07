"""Sums of numbers side by side are those of each number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.lanes import ByteLanes, Lanes

COUNT = 5
ROWS = st.lists(st.lists(st.integers(-(2**40), 2**40), min_size=COUNT, max_size=COUNT), max_size=6)
BYTES = st.lists(st.tuples(st.binary(min_size=COUNT, max_size=COUNT), st.integers(0, 2**21)), max_size=8)


@given(rows=ROWS, times=st.integers(-1000, 1000))
def test_sums_and_multiples_are_those_of_each_number(rows: list[list[int]], times: int) -> None:
    """Below 0 as well, whatever stands beside it."""
    lanes = Lanes(COUNT)
    together = times * sum(map(lanes.packed, rows))
    assert lanes.unpacked(together) == [times * sum(row[at] for row in rows) for at in range(COUNT)]


@given(rows=BYTES)
def test_bytes_are_added_up_by_weight(rows: list[tuple[bytes, int]]) -> None:
    """A byte does not run over into the next, however much its row weighs."""
    lanes = ByteLanes(COUNT)
    together = sum(weight * lanes.spread(row) for row, weight in rows)
    assert lanes.unpacked(together) == [sum(weight * row[at] for row, weight in rows) for at in range(COUNT)]
