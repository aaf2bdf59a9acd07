"""What is known of marks, by bucket: what a dictionary of the same would say."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.mark_table import MarkTable

BUCKETS = 300
PAIRS = st.dictionaries(st.integers(0, 255), st.integers(-99, 99), max_size=3)


@given(known=st.dictionaries(st.integers(0, BUCKETS - 1), st.tuples(st.integers(1, 99), PAIRS)))
def test_every_bucket_has_what_was_put_there(known: dict[int, tuple[int, dict[int, int]]]) -> None:
    """Those that nothing was put in weigh nothing and speak for nothing."""
    buckets = sorted(known)
    pairs = [known[bucket][1] for bucket in buckets]
    table = MarkTable.of(
        BUCKETS,
        buckets,
        array("f", [known[bucket][0] for bucket in buckets]).tobytes(),
        pairs=list(map(len, pairs)),
        classes=bytes(label for found in pairs for label in found),
        weights=[more for found in pairs for more in found.values()],
    )
    for bucket in range(BUCKETS):
        weight, speaks = known.get(bucket, (0, {}))
        classes, weights = table.pairs(bucket)
        assert table.weight(bucket) == weight
        assert dict(zip(classes, weights, strict=True)) == pytest.approx(speaks, abs=0.01)
