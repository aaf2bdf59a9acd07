"""The marks of a text → a score for each class: the same as a sum over what `weigh` gives, but faster.

The words that people write repeat themselves, so what a word adds by itself is worked out once and summed up.
That counts each mark of it in full; one that occurs more often in the text is put right afterwards.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from bot.matcher.features import GROUP_WEIGHTS, buckets_of
from bot.matcher.mark_table import MarkTable
from bot.matcher.word_memory import WordMemory

_REMEMBERED_WORDS = 1 << 11
"""A choice: words whose shares are kept: 5 MB of words of eight letters.

Of the longest Hangul that is kept, all that the matcher remembers of words takes 23 MB.
"""
_REMEMBERED_ROWS = 1 << 11
"""Buckets whose pairs are kept at hand, 3 MB at most: to unpack them took half the time of a text."""


class _Share(NamedTuple):
    """What a word adds by itself in one group: to each class, and to the square of the length of all."""

    buckets: tuple[int, ...]
    to_classes: array[float]
    to_length: float


class _KnownMark(NamedTuple):
    """What a mark weighs, 0 if no phrase has it, and what it adds to classes where it occurs once."""

    weight: float
    pairs: tuple[tuple[int, float], ...]


class WordScorer:
    """Scores texts with what a `Model` knows of marks. Threads may share it."""

    def __init__(self, bias: Sequence[float], marks: MarkTable, unseen_weight: float) -> None:
        self._bias = bias
        self._marks = marks
        self._unseen_weight = unseen_weight
        self._shares_of = WordMemory(self._worked_out, _REMEMBERED_WORDS)
        self._known: dict[int, _KnownMark] = {}

    def scores(self, found: Iterable[str], between: Iterable[tuple[int, int]]) -> list[float]:
        """A score for each class. `between` are the marks, as group and bucket, beside those of each word."""
        shares = [self._shares_of(word) for word in found]
        loose: tuple[list[int], ...] = tuple([] for _ in GROUP_WEIGHTS)
        for group, bucket in between:
            loose[group].append(bucket)
        sums = [
            self._sum([share[group] for share in shares if share[group].buckets], loose[group])
            for group in range(len(GROUP_WEIGHTS))
        ]
        weighed = [(weight, *added) for weight, added in zip(GROUP_WEIGHTS, sums, strict=True) if added[1]]
        norm = math.sqrt(sum([weight**2 for weight, _added, _length in weighed]))
        scores = self._bias
        for weight, added, length in weighed:
            factor = weight / math.sqrt(length) / norm
            scores = [score + factor * more for score, more in zip(scores, added, strict=True)]
        return list(scores)

    def _sum(self, shares: Sequence[_Share], loose: Sequence[int]) -> tuple[list[float], float]:
        """What the marks of one group add to each class and to the square of the length of all."""
        added = [sum(column, 0.0) for column in zip(*[share.to_classes for share in shares], strict=True)]
        length = sum([share.to_length for share in shares])
        buckets = list(chain.from_iterable([share.buckets for share in shares]))
        if loose:
            added = added or [0.0] * len(self._bias)
            length += self._add(added, loose)
            buckets += loose
        if len(set(buckets)) < len(buckets):
            for bucket, count in Counter(buckets).items():
                if count > 1:
                    length += self._put_right(added, bucket, count)
        return added, length

    def _add(self, added: list[float], buckets: Iterable[int]) -> float:
        """Add to the classes what each of the marks stands for; gives what that adds to the length."""
        length = 0.0
        for bucket in buckets:
            value, pairs = self._known.get(bucket) or self._look_up(bucket)
            for label, more in pairs:
                added[label] += more
            length += (value or self._unseen_weight) ** 2
        return length

    def _put_right(self, added: list[float], bucket: int, count: int) -> float:
        """A mark that occurs so often counts 1 + log of that: correct what counts each time in full."""
        value, pairs = self._known.get(bucket) or self._look_up(bucket)
        often = 1 + math.log(count)
        over = often - count
        for label, more in pairs:
            added[label] += over * more
        return (value or self._unseen_weight) ** 2 * (often**2 - count)

    def _worked_out(self, word: str) -> tuple[_Share, ...]:
        by_group: tuple[list[int], ...] = tuple([] for _ in GROUP_WEIGHTS)
        for group, bucket in buckets_of(word):
            by_group[group].append(bucket)
        shares = []
        for buckets in by_group:
            added = [0.0] * len(self._bias)
            length = 0.0
            for bucket in buckets:
                value = self._marks.weight(bucket)
                if value:
                    for label, more in self._pairs_in(bucket, value):
                        added[label] += more
                length += (value or self._unseen_weight) ** 2
            shares.append(_Share(tuple(buckets), array("d", added if buckets else ()), length))
        return tuple(shares)

    def _look_up(self, bucket: int) -> _KnownMark:
        """What is known of a mark; kept, for marks repeat themselves."""
        value = self._marks.weight(bucket)
        known = _KnownMark(value, tuple(self._pairs_in(bucket, value)))
        if len(self._known) >= _REMEMBERED_ROWS:
            self._known.clear()
        self._known[bucket] = known
        return known

    def _pairs_in(self, bucket: int, value: float) -> Iterator[tuple[int, float]]:
        classes, weights = self._marks.pairs(bucket)
        return zip(classes, [value * weight for weight in weights], strict=True)
