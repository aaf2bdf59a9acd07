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
"""Usual values of BM25."""
_LONGEST = 20
"""A list holds at most this times the square root of the number of units."""
_BLOCKS = 8
"""Bags are sorted in so many parts."""
_QUESTION_COUNT = 2
"""A word that a question repeats counts at most so often."""


NOTHING = memoryview(b"")


def packed(array: NDArray[Any]) -> memoryview:
    """The numbers of an array as they are stored; what is read from a file is never copied."""
    return memoryview(array.tobytes())


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
        step = -(-self.size // _BLOCKS) or 1
        starts = range(0, max(self.size, 1), step)
        blocks = [_sorted_block(units, terms, counts, start, start + step) for start in starts]
        units, terms, counts = (np.concatenate(column) for column in zip(*blocks, strict=True))
        return units, terms, counts

    def emptied(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
        """The same, and the bags are empty afterwards."""
        found = self.arrays()
        self._units, self._terms, self._counts = array("I"), array("I"), array("I")
        return found


def _sorted_block(
    units: NDArray[np.uint32], terms: NDArray[np.uint32], counts: NDArray[np.uint32], start: int, end: int
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
    """The bags from `start` on, sorted: of all bags at once the sorting would take much memory."""
    here = np.flatnonzero((units >= start) & (units < end))
    pairs = units[here].astype(np.uint64)
    pairs <<= np.uint64(32)
    pairs |= terms[here]
    order = np.argsort(pairs)
    pairs, counts = pairs[order], counts[here[order]]
    if not len(pairs):
        return units[:0], terms[:0], counts
    starts = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1]))
    totals = np.add.reduceat(counts, starts)
    pairs = pairs[starts]
    return (pairs >> np.uint64(32)).astype(np.uint32), pairs.astype(np.uint32), totals


class Postings(Record, frozen=True, dict=True):
    """Sorted hashes (uint32), starts of their lists (uint32, one more), units (uint32), weights (float16).

    `rarities` (float32, of each hash) and `mean_length` are what the weights were worked out with.
    """

    size: int
    hashes: memoryview
    starts: memoryview
    units: memoryview
    weights: memoryview
    rarities: memoryview = NOTHING
    mean_length: float = 1.0

    @cached_property
    def _arrays(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
        return (  # what is searched whole is copied to where numbers are aligned: else each question would
            np.frombuffer(self.hashes, dtype=np.uint32).copy(),
            np.frombuffer(self.starts, dtype=np.uint32).copy(),
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

    def scores(self, terms: Mapping[int, float]) -> NDArray[np.float32]:
        """The BM25 score of each unit for the terms of a question."""
        hashes, starts, units, weights = self._arrays
        if not terms or not len(hashes):
            return np.zeros(self.size, dtype=np.float32)
        wanted = np.array(sorted(terms), dtype=np.uint32)
        places = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
        is_known = hashes[places] == wanted
        places = places[is_known]
        if not len(places):
            return np.zeros(self.size, dtype=np.float32)
        asked = [min(terms[term], _QUESTION_COUNT) for term in wanted[is_known].tolist()]
        lists = [
            slice(*bounds)
            for bounds in zip(starts[places].tolist(), starts[places + 1].tolist(), strict=True)
        ]
        amounts = np.concatenate([weights[there] for there in lists]).astype(np.float32)
        amounts *= np.repeat(np.array(asked, dtype=np.float32), [there.stop - there.start for there in lists])
        found = np.concatenate([units[there] for there in lists])
        return np.bincount(found, weights=amounts, minlength=self.size).astype(np.float32)

    def moved(self, moves: NDArray[np.int64], size: int, added: Mapping[int, Mapping[int, int]]) -> Postings:
        """The index with other units in it: `moves` says where each goes, -1 that it is gone.

        `added` maps a unit to its counted terms. They are weighed with the rarity and the mean length of old.
        """
        hashes, starts, units, weights = self._arrays
        places = moves[units]
        kept = places >= 0
        term_of = np.repeat(np.arange(len(hashes), dtype=np.uint32), np.diff(starts))[kept]
        new_terms = np.array(sorted({term for bag in added.values() for term in bag}), dtype=np.uint32)
        all_hashes = np.union1d(hashes, new_terms)
        rarities = np.full(len(all_hashes), _rarity(size, 1), dtype=np.float32)
        rarities[np.searchsorted(all_hashes, hashes)] = np.frombuffer(self.rarities, dtype=np.float32)
        term_of = np.searchsorted(all_hashes, hashes)[term_of]
        counts = np.bincount(term_of, minlength=len(all_hashes))
        begins = np.append(0, np.cumsum(counts))
        units, weights = places[kept].astype(np.uint32), weights[kept]
        entries = []
        for unit, bag in added.items():
            spread = _K1 * (1 - _B + _B * sum(bag.values()) / self.mean_length)
            for term, at in zip(
                bag, np.searchsorted(all_hashes, np.fromiter(bag, np.uint32)).tolist(), strict=True
            ):
                weight = float(rarities[at]) * bag[term] * (_K1 + 1) / (bag[term] + spread)
                rest = weights[begins[at] : begins[at + 1]]
                entries.append((int(begins[at]) + int(np.searchsorted(-rest, -weight)), at, -weight, unit))
        entries.sort()
        where = [entry[0] for entry in entries]
        counts = counts + np.bincount([entry[1] for entry in entries], minlength=len(all_hashes))
        return Postings(
            size,
            packed(all_hashes),
            packed(np.append(0, np.cumsum(counts)).astype(np.uint32)),
            packed(np.insert(units, where, [entry[3] for entry in entries])),
            packed(np.insert(weights, where, [-entry[2] for entry in entries])),
            packed(rarities),
            self.mean_length,
        )

    def covered(self, terms: Mapping[int, float], unit: int) -> float:
        """The share of a question's terms, by their rarity, that a unit has; 0 to 1."""
        return self._share(terms, lambda units: bool(np.any(units == unit)))

    def known(self, terms: Mapping[int, float]) -> float:
        """The share of a question's terms, by their rarity, that any unit has; 0 to 1."""
        return self._share(terms, lambda units: bool(len(units)))

    def _share(self, terms: Mapping[int, float], counts: Callable[[NDArray[Any]], bool]) -> float:
        hashes, starts, units, _ = self._arrays
        if not terms or not len(hashes):
            return 0.0
        total = found = 0.0
        wanted = np.array(list(terms), dtype=np.uint32)  # of another type, all hashes would be converted
        places = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
        is_known = (hashes[places] == wanted).tolist()
        for place, known, asked in zip(places.tolist(), is_known, terms.values(), strict=True):
            there = units[int(starts[place]) : int(starts[place + 1])] if known else units[:0]
            rarity = min(asked, 1) * _rarity(self.size, len(there))
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
    mean_length = float(lengths.mean()) if bags.size else 0.0
    spread = (_K1 * (1 - _B + _B * lengths / (mean_length or 1.0))).astype(np.float32)
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
        packed(hashes),
        packed(np.append(starts, len(kept)).astype(np.uint32)),
        packed(units[kept]),
        packed(weights[kept].astype(np.float16)),
        packed(rarity),
        mean_length or 1.0,
    )


def _rarity(size: int, having: int) -> float:
    """How much a term tells that so many of `size` units have."""
    return log(1 + (size - having + 0.5) / (having + 0.5))
