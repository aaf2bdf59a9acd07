"""Scores of pages or sections → shares of the highest, means and weighed sums of them, the best of them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from bot.matcher.groups import Scores


def as_shares(scores: Scores) -> Scores:
    """Scores as shares of the highest one, at least 0."""
    found: Scores = (np.maximum(scores, 0) / np.float32(most_of(scores))).astype(np.float32, copy=False)
    return found


def most_of(scores: Scores) -> float:
    """The highest score, more than 0."""
    return max(float(scores.max(initial=0)), 1e-9)


def mean_of(several: Iterable[Scores]) -> Scores:
    """The mean of scores of the same things."""
    found = list(several)
    mean: Scores = sum(found[1:], found[0])
    return mean / np.float32(len(found)) if len(found) > 1 else mean


def weighed(kinds: Iterable[tuple[float, Scores]]) -> Scores:
    """The sum of several kinds of evidence, each by its weight."""
    first, *others = (np.float32(weight) * shares for weight, shares in kinds)
    return sum(others, first)


def highest(scores: Scores, count: int) -> NDArray[np.intp]:
    """The places of so many of the highest scores, in ascending order; of equals, those that come first."""
    least = np.partition(scores, len(scores) - count)[len(scores) - count]
    above, equal = np.flatnonzero(scores > least), np.flatnonzero(scores == least)
    return np.sort(np.concatenate([above, equal[: count - len(above)]]))
