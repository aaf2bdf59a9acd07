"""Counted terms of numbered texts, as columns of numbers: what an index is made from.

Each distinct word is looked at once, however many texts have it; the rest is arithmetic on arrays.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]


class Bags(NamedTuple):
    """Bags of counted terms, numbered from 0 to `size`: three columns, a row for each term of a bag."""

    size: int
    units: Numbers
    terms: Numbers
    counts: Numbers

    def merged(self) -> Bags:
        """The same, sorted by term and number, each pair once."""
        pairs = self.terms.astype(np.uint64)
        pairs <<= np.uint64(32)
        pairs |= self.units.astype(np.uint64)
        order = np.argsort(pairs)
        pairs = pairs[order]
        if not len(pairs):
            return self
        starts = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1]))
        totals = np.add.reduceat(self.counts[order], starts)
        pairs = pairs[starts]
        units, terms = pairs.astype(np.uint32), (pairs >> np.uint64(32)).astype(np.uint32)
        return Bags(self.size, units, terms, totals.astype(np.uint32))

    def only(self, is_kept: Numbers) -> Bags:
        """The bags that are kept (one bool for each), numbered anew."""
        rows = is_kept[self.units]
        numbers = np.cumsum(is_kept) - 1
        return Bags(
            int(is_kept.sum()),
            numbers[self.units[rows]].astype(np.uint32),
            self.terms[rows],
            self.counts[rows],
        )


def joined(size: int, several: Iterable[Bags]) -> Bags:
    """Bags of the same numbers in one."""
    found = list(several)
    columns = ([bags[column] for bags in found] for column in (1, 2, 3))
    nothing = np.zeros(0, dtype=np.uint32)
    return Bags(size, *(np.concatenate([nothing, *column]) for column in columns))


class WordTerms(NamedTuple):
    """The terms of numbered words: those of word i are `lengths[i]` from `starts[i]` on in `flat`."""

    flat: Numbers
    starts: Numbers
    lengths: Numbers


class Texts:
    """The words of texts, numbered in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._lengths, self._words = array("I"), array("I")

    def add(self, words: Sequence[str]) -> None:
        """One more text."""
        numbers = self._numbers
        self._words.extend([numbers[word] for word in words])
        self._lengths.append(len(words))

    def terms(self, terms_of: Callable[[str], Sequence[int]]) -> WordTerms:
        """The terms of each different word."""
        terms = [terms_of(word) for word in self._numbers]
        lengths = np.fromiter(map(len, terms), dtype=np.int64, count=len(terms))
        return WordTerms(
            np.fromiter(chain.from_iterable(terms), dtype=np.uint32, count=int(lengths.sum())),
            np.cumsum(lengths) - lengths,
            lengths,
        )

    def bags(self, group_of: Numbers, size: int, terms: WordTerms) -> Bags:
        """The terms of all texts, those of one group in one bag; `group_of` names each text's group."""
        groups, words, counts = self._counted(group_of)
        each = terms.lengths[words]
        behind = np.arange(int(each.sum())) - np.repeat(np.cumsum(each) - each, each)
        return Bags(
            size,
            np.repeat(groups, each),
            terms.flat[np.repeat(terms.starts[words], each) + behind],
            np.repeat(counts, each),
        )

    def spread(self, group_of: Numbers) -> dict[str, int]:
        """In how many groups each word stands."""
        _, words, _ = self._counted(group_of)
        having = np.bincount(words, minlength=len(self._numbers)).tolist()
        return dict(zip(self._numbers, having, strict=True))

    def _counted(self, group_of: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Groups, words and how often the group has the word, each pair once."""
        texts = np.repeat(group_of.astype(np.int64), np.frombuffer(self._lengths, dtype=np.uint32))
        pairs = texts * max(len(self._numbers), 1) + np.frombuffer(self._words, dtype=np.uint32)
        pairs, counts = np.unique(pairs, return_counts=True)
        groups, words = np.divmod(pairs, max(len(self._numbers), 1))
        return groups.astype(np.uint32), words, counts.astype(np.uint32)
