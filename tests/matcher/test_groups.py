"""Groups of neighbours: the best of each, of all groups or of some."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.groups import Groups

SIZES = st.lists(st.integers(0, 4), min_size=1, max_size=12)


@given(sizes=SIZES, data=st.data())
def test_the_best_of_each_group(sizes: list[int], data: st.DataObject) -> None:
    """It is the highest of the members, 0 without any; of some groups the same as of all."""
    values = data.draw(st.lists(st.floats(0, 9, width=32), min_size=sum(sizes), max_size=sum(sizes)))
    groups = Groups(np.repeat(np.arange(len(sizes)), sizes), len(sizes))
    scores, members = np.array(values, dtype=np.float32), iter(values)
    expected = [max([next(members) for _ in range(size)], default=0.0) for size in sizes]
    assert groups.best(scores).tolist() == expected
    some = data.draw(st.sets(st.integers(0, len(sizes) - 1)))
    assert groups.best_at(scores, np.array(sorted(some), dtype=np.intp)).tolist() == [
        expected[group] for group in sorted(some)
    ]
