"""Runs of neighbours that belong together: the chunks of a section or of a page, the sections of a page."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


class Groups:
    """Numbered groups of numbered members."""

    def __init__(self, group_of: NDArray[Any], groups: int) -> None:
        """`group_of` names each one's group, in ascending order."""
        self._groups = groups
        self._having, self._starts = np.unique(group_of, return_index=True)
        self._bounds = np.searchsorted(group_of, np.arange(groups + 1))

    def best(self, scores: Scores) -> Scores:
        """The highest score of each group, 0 of one without members."""
        best = np.zeros(self._groups, dtype=np.float32)
        if len(scores):
            best[self._having] = np.maximum.reduceat(scores, self._starts)
        return best

    def best_at(self, scores: Scores, groups: NDArray[Any]) -> Scores:
        """The highest score of each of some groups, in ascending order; 0 of one without members."""
        starts, stops = self._bounds[groups], self._bounds[groups + 1]
        best = np.zeros(len(groups), dtype=np.float32)
        having = np.flatnonzero(stops > starts)
        if len(having):
            bounds = np.column_stack([starts[having], stops[having]]).ravel()
            bounds = bounds[:-1] if bounds[-1] == len(scores) else bounds
            best[having] = np.maximum.reduceat(scores, bounds)[::2]
        return best

    def bounds(self, group: int) -> tuple[int, int]:
        """Where the members of a group begin and end."""
        return int(self._bounds[group]), int(self._bounds[group + 1])
