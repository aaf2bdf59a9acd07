"""The marks of a text → a score for each class: the same as a sum over what `weigh` gives, but faster.

The words that people write repeat themselves, so what a word adds by itself is worked out once and summed up.
That counts each mark of it in full; one that occurs more often in the text is put right afterwards.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeAlias

from bot.matcher.features import GROUP_WEIGHTS, buckets_of
from bot.matcher.lanes import Lanes
from bot.matcher.mark_table import MarkTable
from bot.matcher.word_memory import WordMemory

_REMEMBERED_WORDS = 1 << 11
"""A choice: words whose shares are kept: 5 MB of words of eight letters.

Of the longest Hangul that is kept, all that the matcher remembers of words takes 23 MB.
"""
_REMEMBERED_MARKS = 1 << 11
"""Marks whose pairs are kept at hand, 3 MB at most: to unpack them took half the time of a text."""
_UNITS = 2.0**40
"""What is added to classes is counted in so many parts of 1."""


_ByClass: TypeAlias = tuple[tuple[int, float], ...]
"""Classes, and what is added to each, in units."""


class _Share(NamedTuple):
    """What a word adds by itself in one group: to each class, and to the square of the length of all."""

    buckets: array[int]
    to_classes: int
    to_length: float


_NOTHING = _Share(array("I"), 0, 0.0)


class _KnownMark(NamedTuple):
    """What a mark adds where it occurs once: to classes, and to the square of the length."""

    pairs: _ByClass
    to_length: float


class MarkGroup(NamedTuple):
    """The marks of a text in one group: what a value of 1 there is in all, and where the marks come from.

    `shares` are those of its words, `loose` are beside them; `repeated` says of marks how often they occur.
    """

    factor: float
    shares: Sequence[_Share]
    loose: Sequence[int]
    repeated: Sequence[tuple[int, int]]


class WordScorer:
    """Scores texts with what a `Model` knows of marks. Threads may share it."""

    def __init__(self, bias: Sequence[float], marks: MarkTable, unseen_weight: float) -> None:
        self._bias = bias
        self._marks = marks
        self._unseen = _KnownMark((), unseen_weight * unseen_weight)
        self._lanes = Lanes(len(bias))
        self._shares_of = WordMemory(self._worked_out, _REMEMBERED_WORDS)
        self._known = lru_cache(_REMEMBERED_MARKS)(self._look_up)

    def groups(self, found: Iterable[str], between: Iterable[tuple[int, int]]) -> list[MarkGroup]:
        """The marks of words and those `between` them, as group and bucket; together of length 1."""
        loose: tuple[list[int], ...] = tuple([] for _ in GROUP_WEIGHTS)
        for group, bucket in between:
            loose[group].append(bucket)
        shares = [*zip(*map(self._shares_of, found), strict=True)] or [()] * len(GROUP_WEIGHTS)
        repeated = [*map(_repeated, shares, loose)]
        lengths = [*map(self._length, shares, loose, repeated)]
        norm = math.hypot(*[weight for weight, length in zip(GROUP_WEIGHTS, lengths, strict=True) if length])
        factors = [
            weight / math.sqrt(length) / norm if length else 0.0
            for weight, length in zip(GROUP_WEIGHTS, lengths, strict=True)
        ]
        return [*map(MarkGroup, factors, shares, loose, repeated)]

    def scores(self, groups: Iterable[MarkGroup]) -> list[float]:
        """A score for each class."""
        scores = list(self._bias)
        for factor, shares, loose, repeated in groups:
            by_unit = factor / _UNITS
            if by_words := sum([share.to_classes for share in shares]):
                numbers = self._lanes.unpacked(by_words)
                scores = [score + by_unit * number for score, number in zip(scores, numbers, strict=True)]
            for bucket in loose:
                for label, number in self._known(bucket).pairs:
                    scores[label] += by_unit * number
            for bucket, count in repeated:
                over = by_unit * (often(count) - count)
                for label, number in self._known(bucket).pairs:
                    scores[label] += over * number
        return scores

    def _length(
        self, shares: Sequence[_Share], loose: Sequence[int], repeated: Sequence[tuple[int, int]]
    ) -> float:
        """The square of the length of the marks of a group."""
        return sum(
            [share.to_length for share in shares]
            + [self._known(bucket).to_length for bucket in loose]
            + [(often(count) ** 2 - count) * self._known(bucket).to_length for bucket, count in repeated]
        )

    def _worked_out(self, word: str) -> tuple[_Share, ...]:
        by_group: tuple[list[int], ...] = tuple([] for _ in GROUP_WEIGHTS)
        for group, bucket in buckets_of(word):
            by_group[group].append(bucket)
        return tuple([self._share(buckets) if buckets else _NOTHING for buckets in by_group])

    def _share(self, buckets: Sequence[int]) -> _Share:
        added = [0.0] * len(self._bias)
        length = 0.0
        for bucket in buckets:
            known = self._marks.known(bucket)
            if known is None:
                length += self._unseen.to_length
                continue
            value, classes, levels = known
            length += value * value
            by_level = value * self._marks.weights.scale
            for label, level in zip(classes, levels, strict=True):
                added[label] += by_level * level
        to_classes = self._lanes.packed([int(more * _UNITS) for more in added]) if any(added) else 0
        return _Share(array("I", buckets), to_classes, length)

    def _look_up(self, bucket: int) -> _KnownMark:
        """What is known of a mark; kept, for marks repeat themselves."""
        known = self._marks.known(bucket)
        if known is None:
            return self._unseen
        value, classes, levels = known
        by_level = _UNITS * value * self._marks.weights.scale
        pairs = zip(classes, [by_level * level for level in levels], strict=True)
        return _KnownMark(tuple(pairs), value * value)


def often(count: int) -> float:
    """How much a mark counts that occurs so often."""
    return 1 + math.log(count)


def _repeated(shares: Sequence[_Share], loose: Sequence[int]) -> list[tuple[int, int]]:
    """The marks that occur more than once, each with how often."""
    buckets = [*loose, *chain.from_iterable([share.buckets for share in shares])]
    if len(set(buckets)) == len(buckets):
        return []
    return [(bucket, count) for bucket, count in Counter(buckets).items() if count > 1]
