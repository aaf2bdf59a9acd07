"""An inverted index with its BM25 weights worked out beforehand: term → units.

A term's list is cut to its weightiest, a multiple of the square root of the number of units, so that the
time of a question grows no faster than that.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from math import log, sqrt
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.matcher.bags import Bags
from bot.matcher.looked_up import LookedUp
from bot.model import Record

_K1, _B = 1.2, 0.75
"""Usual values of BM25."""
_LONGEST = 12
"""A list holds at most this times the square root of the number of units. With 20 and with 8 the right page
of 754 questions was found a little less often."""
_LEVELS = 255
"""Weights are stored as so many levels, in a byte: a step is 0.4 % of the highest weight of the list."""

_TOGETHER = 1 << 16
"""A choice: so many entries of lists are added at once, so that a long question takes little memory."""

NOTHING = memoryview(b"")


def packed(array: NDArray[Any]) -> memoryview:
    """The numbers of an array as they are stored; what is read from a file is never copied."""
    return memoryview(array.tobytes())


class _Sums(threading.local):
    """Room for the sums of one question, kept by each thread: asked for anew, the system clears it anew."""

    def __init__(self) -> None:
        self._room = np.zeros(0, dtype=np.float32)

    def zeros(self, size: int) -> NDArray[np.float32]:
        """So many zeros, until the next are asked for."""
        if len(self._room) < size:
            self._room = np.zeros(size, dtype=np.float32)
        room = self._room[:size]
        room.fill(0)
        return room


_SUMS = _Sums()


class TermRows(NamedTuple):
    """What stands in the lists, a row each: a term, a unit that has it, what the term says of the unit."""

    terms: NDArray[Any]
    units: NDArray[Any]
    weights: NDArray[Any]


class Postings(Record, frozen=True, dict=True):
    """Sorted hashes (uint32), starts of their lists (uint32, one more), units, levels of weights (uint8).

    Units are numbered in uint16 where that is enough, else in uint32. `steps` (float32, of each hash) are
    what a level weighs in its list.

    `rarities` (float32, of each hash) and `mean_length` are what the weights were worked out with.
    """

    size: int
    hashes: memoryview
    starts: memoryview
    units: memoryview
    levels: memoryview
    steps: memoryview
    rarities: memoryview = NOTHING
    mean_length: float = 1.0

    @cached_property
    def _arrays(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
        return (  # what is searched whole is copied to where numbers are aligned: else each question would
            np.frombuffer(self.hashes, dtype=np.uint32).copy(),
            np.frombuffer(self.starts, dtype=np.uint32).copy(),
            np.frombuffer(self.units, dtype=_numbers(self.size)),
            np.frombuffer(self.levels, dtype=np.uint8),
        )

    @property
    def _numbered(self) -> memoryview:
        """The numbers of the units in all lists."""
        return self.units.cast("H" if _numbers(self.size) is np.uint16 else "I")

    def check(self, size: int) -> None:
        """Raise ValueError unless this can be an index of `size` units."""
        hashes, starts, units, levels = self._arrays
        if self.size != size or len(starts) != len(hashes) + 1 or len(units) != len(levels):
            raise ValueError("postings of another size")
        if starts[0] or starts[-1] != len(units) or np.any(starts[1:] < starts[:-1]):
            raise ValueError("lists that do not follow each other")
        if not len(self._steps) == len(self._rarities) == len(hashes):
            raise ValueError("terms without a rarity or a weight")
        if len(units) and units.max() >= size:
            raise ValueError("postings do not belong to these units")

    def asked(self, terms: Mapping[int, float]) -> LookedUp:
        """Look the terms of a question up; a term maps to how much it counts."""
        wanted = np.fromiter(
            terms, dtype=np.uint32, count=len(terms)
        )  # of another type, all would be converted
        counts = np.fromiter(terms.values(), dtype=np.float32, count=len(terms))
        places, begin, end = self._bounds(wanted)
        is_known = end > begin
        unknown = float(np.minimum(counts[~is_known], 1).sum())
        lists = [
            slice(*there) for there in zip(begin[is_known].tolist(), end[is_known].tolist(), strict=True)
        ]
        places = places[is_known]
        return LookedUp(lists, counts[is_known], unknown, self._rarities[places], self._steps[places])

    def spread(self, terms: NDArray[np.uint32]) -> NDArray[np.int64]:
        """How long the list of each term is, 0 where no unit has it."""
        _, begin, end = self._bounds(terms)
        return end - begin

    def _bounds(self, terms: NDArray[np.uint32]) -> tuple[NDArray[np.int64], ...]:
        """The place of each term among all, where its list begins and ends; at one place where it is empty.

        That it also is where the only page that had a word went, see `moved`.
        """
        hashes, starts, *_ = self._arrays
        places = np.searchsorted(hashes, terms)
        places[places == len(hashes)] = 0
        is_known = hashes[places] == terms if len(hashes) else np.zeros(len(terms), dtype=bool)
        places = np.where(is_known, places, 0)
        begin = starts[places].astype(np.int64)
        return places, begin, np.where(is_known, starts[places + is_known], begin)

    def scores(self, asked: LookedUp) -> NDArray[np.float32]:
        """The BM25 score of each unit for the terms of a question, added some lists at a time."""
        *_, units, levels = self._arrays
        scores = _SUMS.zeros(self.size)
        counts = asked.capped * asked.steps
        for some in _blocks(asked.lists):
            lists = asked.lists[some]
            amounts = np.concatenate([levels[there] for there in lists], dtype=np.float32)
            amounts *= np.repeat(counts[some], [there.stop - there.start for there in lists])
            found = np.concatenate([units[there] for there in lists], dtype=np.intp)
            np.add.at(scores, found, amounts)  # of types that differ, ten times slower
        return scores.copy()

    @property
    def terms(self) -> NDArray[np.uint32]:
        """All terms, sorted; some may be in no unit any more."""
        return np.frombuffer(self.hashes, dtype=np.uint32)

    def rows(self) -> TermRows:
        """What stands in the lists, in the order of terms."""
        hashes, starts, units, levels = self._arrays
        lengths = np.diff(starts)
        return TermRows(
            np.repeat(hashes, lengths), units.astype(np.uint32), levels * np.repeat(self._steps, lengths)
        )

    def of_rows(self, rows: TermRows) -> Postings:
        """An index of the same terms and units in which this stands."""
        return _laid_out(self.size, rows, self.terms, self._rarities, self.mean_length)

    def weighing(self, added: Bags) -> Postings:
        """An index of other units: it has the terms of both, and weighs by the rarity and length of old."""
        added = added.merged()
        hashes = np.union1d(self.terms, added.terms)
        rarities = np.full(len(hashes), _rarity(added.size, 1), dtype=np.float32)
        rarities[np.searchsorted(hashes, self.terms)] = self._rarities
        weights = _weights(added, self.mean_length) * rarities[np.searchsorted(hashes, added.terms)]
        rows = TermRows(added.terms, added.units, weights)
        return _laid_out(added.size, rows, hashes, rarities, self.mean_length)

    def moved(self, moves: NDArray[np.int64], added: Postings) -> Postings:
        """What `weighing` added, with the units of old: `moves` says where each goes, -1 that it is gone."""
        old, new = self.rows(), added.rows()
        places = moves[old.units]
        kept = places >= 0
        return added.of_rows(
            TermRows(
                np.concatenate([old.terms[kept], new.terms]),
                np.concatenate([places[kept].astype(np.uint32), new.units]),
                np.concatenate([old.weights[kept], new.weights]),
            )
        )

    @property
    def _rarities(self) -> NDArray[np.float32]:
        return np.frombuffer(self.rarities, dtype=np.float32)

    @property
    def _steps(self) -> NDArray[np.float32]:
        return np.frombuffer(self.steps, dtype=np.float32)

    def coverage(self, asked: LookedUp, start: int, stop: int) -> tuple[float, float]:
        """The shares of a question's terms, by rarity, that units from `start` up to `stop`, and any, have.

        Each is from 0 to 1.
        """
        weights, total = self._rarity_of(asked)
        if not total:
            return 0.0, 0.0
        units, lists = self._numbered, asked.lists if start < stop else []
        covered = 0.0
        for there, weight in zip(lists, weights.tolist(), strict=False):
            at = bisect_left(units, start, there.start, there.stop)
            if at < there.stop and units[at] < stop:
                covered += weight
        return covered / total, float(weights.sum()) / total

    def covered(self, asked: LookedUp, start: int, stop: int) -> float:
        """The share of a question's terms, by rarity, that units from `start` up to `stop` have; 0 to 1."""
        return self.coverage(asked, start, stop)[0]

    def known(self, asked: LookedUp) -> float:
        """The share of a question's terms, by their rarity, that any unit has; 0 to 1."""
        return self.coverage(asked, 0, 0)[1]

    def rarity(self, asked: LookedUp) -> float:
        """How rare a question's terms are, added up."""
        return self._rarity_of(asked)[1]

    def _rarity_of(self, asked: LookedUp) -> tuple[NDArray[Any], float]:
        """How rare each of the terms is that some unit has, and all terms together; no list is empty."""
        unknown = asked.unknown * _rarity(self.size, 0)
        if not asked.lists:
            return np.zeros(0), unknown
        having = np.array([bounds.stop - bounds.start for bounds in asked.lists])
        weights = np.minimum(asked.counts, 1) * np.log1p((self.size - having + 0.5) / (having + 0.5))
        return weights, float(weights.sum()) + unknown


def _blocks(lists: list[slice]) -> Iterator[slice]:
    """Lists, some at a time: alone, short ones cost more than what is in them, and all together memory."""
    start = together = 0
    for number, there in enumerate(lists):
        together += there.stop - there.start
        if together >= _TOGETHER:
            yield slice(start, number + 1)
            start, together = number + 1, 0
    if start < len(lists):
        yield slice(start, len(lists))


def build(bags: Bags) -> Postings:
    """Index bags of terms; a term's list holds the numbers of the bags that have it."""
    bags = bags.merged()
    mean_length = float(bags.counts.sum()) / bags.size if bags.size else 0.0
    hashes, having = np.unique(bags.terms, return_counts=True)
    rarity = np.log(1 + (bags.size - having + 0.5) / (having + 0.5)).astype(np.float32)
    weights = _weights(bags, mean_length or 1.0) * np.repeat(rarity, having)
    return _laid_out(bags.size, TermRows(bags.terms, bags.units, weights), hashes, rarity, mean_length or 1.0)


def _weights(bags: Bags, mean_length: float) -> NDArray[np.float32]:
    """What each term says of its unit, by how often it stands there and how long the unit is."""
    lengths = np.bincount(bags.units, weights=bags.counts, minlength=bags.size)
    spread = (_K1 * (1 - _B + _B * lengths / mean_length)).astype(np.float32)
    counted = bags.counts.astype(np.float32)
    found: NDArray[np.float32] = counted * np.float32(_K1 + 1) / (counted + spread[bags.units])
    return found


def _laid_out(
    size: int, rows: TermRows, hashes: NDArray[Any], rarity: NDArray[np.float32], mean_length: float
) -> Postings:
    """Lists in the order of `hashes`, units ascending, the weightiest of each that is too long."""
    terms, units, weights = rows
    pairs = terms.astype(np.uint64) << np.uint64(32) | units.astype(np.uint64)
    if np.any(pairs[1:] < pairs[:-1]):
        order = np.argsort(pairs, kind="stable")  # two sorted runs, which merge at once
        terms, units, weights = terms[order], units[order], weights[order]
    most = max(int(_LONGEST * sqrt(size)), 1)
    starts = np.append(np.searchsorted(terms, hashes), len(terms))
    kept = np.ones(len(terms), dtype=bool)
    for place in np.flatnonzero(np.diff(starts) > most).tolist():
        there = slice(int(starts[place]), int(starts[place + 1]))
        kept[there] = False
        kept[there.start + np.argpartition(-weights[there], most - 1)[:most]] = True
    terms, units, weights = terms[kept], units[kept], weights[kept]
    starts = np.append(np.searchsorted(terms, hashes), len(terms))
    steps = np.ones(len(hashes), dtype=np.float32)
    having = np.flatnonzero(np.diff(starts))
    if len(having):
        steps[having] = np.maximum.reduceat(weights, starts[having]) / np.float32(_LEVELS)
    levels = np.rint(weights / np.repeat(steps, np.diff(starts)))
    return Postings(
        size,
        packed(hashes),
        packed(starts.astype(np.uint32)),
        packed(units.astype(_numbers(size))),
        packed(levels.astype(np.uint8)),
        packed(steps),
        packed(rarity),
        mean_length,
    )


def _numbers(size: int) -> type[np.unsignedinteger[Any]]:
    """The type of the numbers of so many units."""
    return np.uint16 if size <= 1 << 16 else np.uint32


def _rarity(size: int, having: int) -> float:
    """How much a term tells that so many of `size` units have."""
    return log(1 + (size - having + 0.5) / (having + 0.5))
