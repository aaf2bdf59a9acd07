"""The parts of a section in one language → those of another that say the same.

Sections are translated in order, but two sentences may have become one. By their lengths alone, as Gale and
Church align sentences (1993): what stands at the same place of the section says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

_STEPS = ((1, 1), (2, 1), (1, 2), (1, 0), (0, 1))
"""How many parts of each side may go together."""
_JOINED, _LEFT_OUT = 0.1, 0.5
"""What it costs that two parts became one, or that one has no other: more than a rough translation does."""
_LENGTH = 4.0
"""What it costs that one side is longer, by the share of the section: a choice between these."""


def aligned(lengths: Sequence[int], others: Sequence[int]) -> list[frozenset[int]]:
    """For each part, of so many characters, the numbers of the others that say the same."""
    places = [0.0, *accumulate(length / (sum(lengths) or 1) for length in lengths)]
    other_places = [0.0, *accumulate(length / (sum(others) or 1) for length in others)]
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came_from: dict[tuple[int, int], tuple[int, int]] = {}
    for place in ((at, other) for at in range(len(places)) for other in range(len(other_places))):
        for after, cost in _steps(place, places, other_places):
            whole = costs[place] + cost
            if whole < costs.get(after, float("inf")):
                costs[after], came_from[after] = whole, place
    found: list[frozenset[int]] = [frozenset()] * len(lengths)
    place = (len(lengths), len(others))
    while place != (0, 0):
        before = came_from[place]
        for at in range(before[0], place[0]):
            found[at] = frozenset(range(before[1], place[1]))
        place = before
    return found


def _steps(
    place: tuple[int, int], places: Sequence[float], others: Sequence[float]
) -> Iterator[tuple[tuple[int, int], float]]:
    """Where one may go from a place of both sides, and what it costs."""
    at, other = place
    for more, more_others in _STEPS:
        after = at + more, other + more_others
        if after[0] < len(places) and after[1] < len(others):
            longer = abs(places[after[0]] - places[at] - (others[after[1]] - others[other]))
            extra = _LEFT_OUT if 0 in (more, more_others) else _JOINED if more != more_others else 0.0
            yield after, _LENGTH * longer + extra
