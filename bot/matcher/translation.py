"""Which terms of one language mean which of another, learnt from paragraphs that stand in both.

What stands in the same paragraphs again and again means the same (Brown et al. 1993, the first of their
models). Terms are numbers: hashes, or places in a list.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.matcher.bags import Bags
from bot.matcher.postings import packed
from bot.model import Record

_LEAST, _MOST = 0.08, 4
"""Meanings less likely than this, or beyond so many, are left out."""
_SEEN = 3
"""Terms in fewer paragraphs than this are not learnt."""
_NOTHING = 1e-12
"""What is divided by where there is nothing to divide."""


class Meanings(NamedTuple):
    """Columns, sorted by source, its likeliest targets first: term, what it means, how likely it does."""

    sources: NDArray[np.uint32]
    targets: NDArray[np.uint32]
    shares: NDArray[np.float32]


class Table(Record, frozen=True):
    """The same as it is stored: two columns of uint32, one of float16."""

    sources: memoryview
    targets: memoryview
    shares: memoryview

    @classmethod
    def of(cls, meanings: Meanings) -> Table:
        """The table of what was learnt."""
        sources, targets, shares = meanings
        return cls(packed(sources), packed(targets), packed(shares.astype(np.float16)))

    def meanings(self) -> Meanings:
        """What was learnt. Raises ValueError where the columns are not as long as each other."""
        columns = Meanings(
            np.frombuffer(self.sources, dtype=np.uint32),
            np.frombuffer(self.targets, dtype=np.uint32),
            np.frombuffer(self.shares, dtype=np.float16).astype(np.float32),
        )
        if len({len(column) for column in columns}) > 1:
            raise ValueError("a table of ragged columns")
        return columns


def learn(ours: Bags, theirs: Bags, *, longest: int, rounds: int) -> tuple[Meanings, Meanings]:
    """What terms of ours mean in theirs, and theirs in ours; a bag of each has the terms of a paragraph.

    Paragraphs with more different terms than `longest` are left out; `rounds` of expectation maximisation.
    """
    here, there = _frequent(ours), _frequent(theirs)
    lengths = [np.bincount(bags.units, minlength=bags.size) for bags in (here, there)]
    is_kept = np.minimum(*lengths) > 0
    is_kept &= np.maximum(*lengths) <= longest
    pairs = _paired(_side(here.only(is_kept)), _side(there.only(is_kept)))
    return _meanings(pairs, rounds), _meanings(pairs.turned(), rounds)


class _WordSide(NamedTuple):
    """Paragraphs in one language: the number of each, and the place in `terms` of a term that it has.

    Each has place 0, too, which is no term: what has no counterpart goes to it.
    """

    terms: NDArray[np.uint32]
    units: NDArray[np.uint32]
    places: NDArray[Any]


def _side(bags: Bags) -> _WordSide:
    terms, places = np.unique(bags.terms, return_inverse=True)
    units = np.concatenate([np.arange(bags.size, dtype=np.uint32), bags.units])
    places = np.concatenate([np.zeros(bags.size, dtype=places.dtype), places + 1])
    order = np.argsort(units, kind="stable")
    return _WordSide(np.append(np.uint32(0), terms), units[order], places[order])


class _WordPairs(NamedTuple):
    """Each two terms that stand in a paragraph together: the row of their term, and which pair they are.

    `sources` and `targets` say of each different pair which two places in the terms it is.
    """

    rows: NDArray[np.int32]
    other_rows: NDArray[np.int32]
    numbers: NDArray[np.intp]
    sources: NDArray[np.int64]
    targets: NDArray[np.int64]
    source_terms: NDArray[np.uint32]
    target_terms: NDArray[np.uint32]

    def turned(self) -> _WordPairs:
        """The same the other way round."""
        rows, other_rows, numbers, sources, targets, source_terms, target_terms = self
        return _WordPairs(other_rows, rows, numbers, targets, sources, target_terms, source_terms)


def _paired(here: _WordSide, there: _WordSide) -> _WordPairs:
    each = np.bincount(there.units)
    times = each[here.units] if len(each) else np.zeros(0, dtype=np.int64)
    our_rows = np.repeat(np.arange(len(here.units), dtype=np.int32), times)
    their_rows = np.arange(len(our_rows), dtype=np.int32)
    starts = np.searchsorted(there.units, here.units) - (np.cumsum(times) - times)
    their_rows += starts.astype(np.int32)[our_rows]
    width = len(there.terms)
    kind = np.uint32 if width * len(here.terms) < 1 << 32 else np.uint64  # half as much to sort
    both: NDArray[Any] = (here.places * width).astype(kind)[our_rows]
    both += there.places.astype(kind)[their_rows]
    cells, numbers = np.unique(both, return_inverse=True)
    sources, targets = np.divmod(cells.astype(np.int64), width)
    return _WordPairs(their_rows, our_rows, numbers, sources, targets, here.terms, there.terms)


def _meanings(pairs: _WordPairs, rounds: int) -> Meanings:
    """What the sources mean: each target that stands somewhere was written for one of the sources there."""
    likely = (pairs.targets > 0).astype(np.float64)
    for _ in range(rounds):
        shares = likely[pairs.numbers]
        shares /= np.maximum(np.bincount(pairs.rows, shares), _NOTHING)[pairs.rows]
        counts = np.bincount(pairs.numbers, shares)
        likely = counts / np.maximum(np.bincount(pairs.sources, counts), _NOTHING)[pairs.sources]
    kept = np.flatnonzero((likely >= _LEAST) & (pairs.sources > 0))
    sources, targets, shares = pairs.sources[kept], pairs.targets[kept], likely[kept]
    order = np.lexsort((targets, -shares, sources))
    sources, targets, shares = sources[order], targets[order], shares[order]
    is_among = np.arange(len(sources)) - np.searchsorted(sources, sources) < _MOST
    return Meanings(
        pairs.source_terms[sources[is_among]],
        pairs.target_terms[targets[is_among]],
        shares[is_among].astype(np.float32),
    )


def _frequent(bags: Bags) -> Bags:
    """The terms of enough bags, each once a bag."""
    merged = bags.merged()
    having = np.unique(merged.terms, return_counts=True)[1]
    kept = np.repeat(having, having) >= _SEEN
    return Bags(merged.size, merged.units[kept], merged.terms[kept], merged.counts[kept])
