"""The terms of a question, looked up in an inverted index: what its lists are added up by."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_QUESTION_COUNT = 2
"""A word that a question repeats counts at most so often."""
_HARDLY = 0.05
"""The commonest terms of a question that say no more than this share of it together tell hardly anything.
Their lists are the longest, four tenths of all that a question reads. Without them the right page of 327
questions is found as often (.659 / .875, with them .649 / .872); with 0.1 a little less (.643 / .869), with
0.2 less (.631 / .851)."""


class LookedUp(NamedTuple):
    """The terms of a question that some unit has: where the list of each stands, and how much it counts.

    `unknown` is how much the other terms count together, each at most 1; `rarities` how rare each term is,
    `steps` what one level of its weights is.
    """

    lists: list[slice]
    counts: NDArray[np.float32]
    unknown: float
    rarities: NDArray[np.float32]
    steps: NDArray[np.float32]

    @property
    def capped(self) -> NDArray[np.float32]:
        """How much each term counts in a score."""
        return np.minimum(self.counts, np.float32(_QUESTION_COUNT))

    def telling(self) -> LookedUp:
        """Without the commonest terms, which together tell hardly anything."""
        says = self.rarities * self.capped
        order = np.argsort(says, kind="stable")
        together = np.cumsum(says[order])
        kept = np.sort(order[together > _HARDLY * together[-1]]) if len(order) else order
        return self._replace(
            lists=[self.lists[at] for at in kept.tolist()],
            counts=self.counts[kept],
            rarities=self.rarities[kept],
            steps=self.steps[kept],
        )
