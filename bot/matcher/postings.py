"""An inverted index with its BM25 weights worked out beforehand: term → units, the weightiest first.

A term's list is cut at a multiple of the square root of the number of units, so that the time of a question
grows no faster than that.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from functools import cached_property
from math import log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.model import Record

_K1, _B = 1.2, 0.75
_LONGEST = 20
"""A list holds at most this times the square root of the number of units."""
_QUESTION_COUNT = 2
"""A word that a question repeats counts at most so often."""


class Bags:
    """Bags of counted terms, numbered from 0 to `size`; what is added to one bag twice adds up."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._units, self._terms, self._counts = array("I"), array("I"), array("I")

    def add(self, number: int, terms: Mapping[int, int]) -> None:
        """Put counted terms into a bag."""
        self._units.extend([number] * len(terms))
        self._terms.extend(terms.keys())
        self._counts.extend(terms.values())

    def join(self, others: Bags) -> None:
        """Put what other bags of the same numbers hold into these."""
        self._units.extend(others._units)
        self._terms.extend(others._terms)
        self._counts.extend(others._counts)

    def arrays(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
        """Numbers of bags, terms and counts, sorted, each pair of bag and term once."""
        units, terms, counts = (
            np.frombuffer(column, dtype=np.uint32) for column in (self._units, self._terms, self._counts)
        )
        pairs = units.astype(np.uint64)
        pairs <<= np.uint64(32)
        pairs |= terms
        order = np.argsort(pairs)
        pairs, counts = pairs[order], counts[order]
        del order
        if not len(pairs):
            return units, terms, counts
        starts = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1]))
        totals = np.add.reduceat(counts, starts)
        pairs = pairs[starts]
        return (pairs >> np.uint64(32)).astype(np.uint32), pairs.astype(np.uint32), totals


class Postings(Record, frozen=True, dict=True):
    """Sorted hashes (uint32), starts of their lists (uint32, one more), units (uint32), weights (float16)."""

    size: int
    hashes: bytes
    starts: bytes
    units: bytes
    weights: bytes

    @cached_property
    def _arrays(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
        return (
            np.frombuffer(self.hashes, dtype=np.uint32),
            np.frombuffer(self.starts, dtype=np.uint32),
            np.frombuffer(self.units, dtype=np.uint32),
            np.frombuffer(self.weights, dtype=np.float16),
        )

    def check(self, size: int) -> None:
        """Raise ValueError unless this can be an index of `size` units; a question costs as much as that."""
        hashes, starts, units, weights = self._arrays
        is_whole = self.size == size and len(starts) == len(hashes) + 1 and len(units) == len(weights)
        is_in_order = bool(np.all(starts[:-1] <= starts[1:])) and int(starts.max(initial=0)) <= len(units)
        if not is_whole or not is_in_order or int(units.max(initial=0)) >= max(size, 1):
            raise ValueError("postings do not belong to these units")

    def scores(self, terms: Mapping[int, int]) -> NDArray[np.float32]:
        """The BM25 score of each unit for the terms of a question."""
        hashes, starts, units, weights = self._arrays
        scores = np.zeros(self.size, dtype=np.float32)
        if not terms or not len(hashes):
            return scores
        wanted = np.array(sorted(terms), dtype=np.uint32)
        places = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
        for term, place in zip(wanted.tolist(), places.tolist(), strict=True):
            if hashes[place] == term:
                there = slice(int(starts[place]), int(starts[place + 1]))
                scores[units[there]] += weights[there] * np.float32(min(terms[term], _QUESTION_COUNT))
        return scores

    def covered(self, terms: Mapping[int, int], unit: int) -> float:
        """The share of a question's terms, by their rarity, that a unit has; 0 to 1."""
        return self._share(terms, lambda units: bool(np.any(units == unit)))

    def known(self, terms: Mapping[int, int]) -> float:
        """The share of a question's terms, by their rarity, that any unit has; 0 to 1."""
        return self._share(terms, lambda units: bool(len(units)))

    def _share(self, terms: Mapping[int, int], counts: Callable[[NDArray[Any]], bool]) -> float:
        hashes, starts, units, _ = self._arrays
        if not terms or not len(hashes):
            return 0.0
        total = found = 0.0
        wanted = np.array(list(terms), dtype=np.uint32)  # of another type, all hashes would be converted
        places = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
        for place, known in zip(places.tolist(), (hashes[places] == wanted).tolist(), strict=True):
            there = units[int(starts[place]) : int(starts[place + 1])] if known else units[:0]
            rarity = log(1 + (self.size - len(there) + 0.5) / (len(there) + 0.5))
            total += rarity
            found += rarity if counts(there) else 0.0
        return found / total if total else 0.0


def build(bags: Bags) -> Postings:
    """Index bags of terms; a term's list holds the numbers of the bags that have it."""
    units, terms, counts = bags.arrays()
    lengths = np.bincount(units, weights=counts, minlength=bags.size)
    order = np.argsort(terms, kind="stable")
    units, terms, counts = units[order], terms[order], counts[order]
    del order
    hashes, starts, having = np.unique(terms, return_index=True, return_counts=True)
    rarity = np.log(1 + (bags.size - having + 0.5) / (having + 0.5)).astype(np.float32)
    spread = (_K1 * (1 - _B + _B * lengths / (lengths.mean() or 1.0))).astype(np.float32)
    counted = counts.astype(np.float32)
    weights = counted * np.float32(_K1 + 1) / (counted + spread[units])
    del counted, counts
    weights *= np.repeat(rarity, having)
    order = np.lexsort((units, -weights, terms))
    rank = np.arange(len(order)) - np.repeat(starts, having)
    kept = order[rank < int(_LONGEST * sqrt(bags.size))]
    del order, rank
    starts = np.searchsorted(terms[kept], hashes)
    return Postings(
        bags.size,
        hashes.tobytes(),
        np.append(starts, len(kept)).astype(np.uint32).tobytes(),
        units[kept].tobytes(),
        weights[kept].astype(np.float16).tobytes(),
    )
