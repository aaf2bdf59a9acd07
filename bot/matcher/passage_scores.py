"""A question → how much of it each passage answers: the same as a sum over its marks, but faster.

The words that people write repeat themselves, so what a word adds to all passages is worked out once
(`scoring` does so for classes). Scores of all passages together take little more than those of one section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from bot.matcher.features import GROUP_WEIGHTS, buckets_of
from bot.matcher.lanes import Lanes
from bot.matcher.passage import LEVELS, PassageIndex, PassageMarks, telling
from bot.matcher.scoring import MarkGroup, often
from bot.matcher.trained_model import Model
from bot.matcher.word_memory import WordMemory

_RARE = 1.5
"""The power by which rare marks of a question count more. 1 to 2 find as many, 1 parts them less."""
_BY_SENSE = 0.45
"""The share of what the words ask in a score. .3 to .6 find as many (`python -m benchmarks.passages`)."""
_REMEMBERED_WORDS = 1 << 8
"""A choice: words of a language of which it is kept what they add, 1 MB of words of Latin letters."""
_REMEMBERED_MARKS = 1 << 9
"""A choice: marks whose places are kept at hand."""
_FEW = 64
"""A choice: so many places are added one by one as fast as a number for each passage is."""
_UNITS = 2.0**24
"""What words add to passages is counted in so many parts of 1."""


class _Places(NamedTuple):
    """The places of a mark, and what it adds to each a level."""

    table: PassageMarks
    places: range
    weight: float

    def add_to(self, scores: list[float], factor: float) -> None:
        """Add what the mark tells of each passage, times a factor."""
        there = slice(self.places.start, self.places.stop)
        weight = self.weight * factor
        for number, level in zip(self.table.numbers[there], self.table.levels[there], strict=True):
            scores[number] += weight * level


class _Mark(NamedTuple):
    """A mark of a question: how much of that it is, not yet weighed against others, and its places."""

    part: float
    found: _Places


class _Share(NamedTuple):
    """The same of the marks in one group of a word; in units for each passage, but for a few places."""

    part: float
    to_passages: int
    few: Sequence[_Places]


class PassageScorer:
    """Scores the passages of a language for questions. Threads may share it."""

    def __init__(self, model: Model, index: PassageIndex) -> None:
        self._model = model
        self._index = index
        self._lanes = Lanes(index.count)
        self._shares_of = WordMemory(self._work_out, _REMEMBERED_WORDS)
        self._mark = lru_cache(_REMEMBERED_MARKS)(self._look_up)

    def scores(self, text: str) -> PassageScores:
        """Id → how much of a question each of its passages answers, 0 to 1."""
        return PassageScores(self._index, lambda: self._scores(text))

    def _scores(self, text: str) -> list[float]:
        scores = self._by_mark(text)
        for found, factor in self._by_sense(text):
            found.add_to(scores, factor)
        return scores

    def _by_mark(self, text: str) -> list[float]:
        """How much of the marks of a question each passage has."""
        found, groups = self._model.read(self._model.as_meant(text))
        scores = [0.0] * self._index.count
        besides: list[tuple[_Mark, float]] = []
        total = 0.0
        shares = [*zip(*map(self._shares_of, found), strict=True)] or [()] * len(GROUP_WEIGHTS)
        for group, of_words in zip(groups, shares, strict=True):
            rare = group.factor**_RARE
            total += rare * sum([share.part for share in of_words])
            if together := sum([share.to_passages for share in of_words]):
                by_unit, numbers = rare / _UNITS, self._lanes.unpacked(together)
                scores = [score + by_unit * number for score, number in zip(scores, numbers, strict=True)]
            for few in chain.from_iterable([share.few for share in of_words]):
                few.add_to(scores, rare)
            besides += [(self._mark(bucket), rare) for bucket in group.loose]
            besides += [(self._mark(at), rare * (often(n) ** _RARE - n)) for at, n in group.repeated]
        besides += [(self._mark(bucket), over) for bucket, over in _shared(groups)]
        for mark, factor in besides:
            total += factor * mark.part
            mark.found.add_to(scores, factor)
        share = (1 - _BY_SENSE) / (total or 1.0) / LEVELS
        return [share * score for score in scores]

    def _by_sense(self, text: str) -> Iterator[tuple[_Places, float]]:
        """The places of what a question asks, each with what it is to be multiplied by."""
        index = self._index
        asked = (index.meanings.get(sense) for sense in sorted(index.senses.senses(self._model, text)))
        places = [index.by_sense.having(sense) for sense in asked if sense is not None]
        parts = [telling(len(found), index.count) for found in places]
        factor = _BY_SENSE / (sum(parts) or 1.0) / LEVELS
        for found, part in zip(places, parts, strict=True):
            yield _Places(index.by_sense, found, part * part), factor

    def _work_out(self, word: str) -> tuple[_Share, ...]:
        by_group: tuple[list[_Mark], ...] = tuple([] for _ in GROUP_WEIGHTS)
        for group, bucket in buckets_of(word):
            by_group[group].append(self._look_up(bucket))
        return tuple(map(self._share, by_group))

    def _share(self, marks: Sequence[_Mark]) -> _Share:
        part = sum([mark.part for mark in marks])
        found = [mark.found for mark in marks if mark.found.places]
        if sum([len(there.places) for there in found]) <= _FEW:
            return _Share(part, 0, tuple(found))
        added = [0] * self._index.count
        for table, places, weight in found:
            there, units = slice(places.start, places.stop), round(weight * _UNITS)
            for number, level in zip(table.numbers[there], table.levels[there], strict=True):
                added[number] += units * level
        return _Share(part, self._lanes.packed(added), ())

    def _look_up(self, bucket: int) -> _Mark:
        part = self._model.value(bucket) ** _RARE
        places = self._index.by_mark.having(bucket)
        weight = part * telling(len(places), self._index.count) if places else 0.0
        return _Mark(part, _Places(self._index.by_mark, places, weight))


class PassageScores(Mapping[str, list[float]]):
    """Id → how much of a question each of its passages answers, 0 to 1; worked out once somebody asks."""

    def __init__(self, index: PassageIndex, work_out: Callable[[], list[float]]) -> None:
        self._index = index
        self._work_out = work_out

    @cached_property
    def _scores(self) -> list[float]:
        """Of all passages in order."""
        return self._work_out()

    def __getitem__(self, item: str) -> list[float]:
        return self._scores[self._index.starts[item] : self._index.ends[item]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._index.starts)

    def __len__(self) -> int:
        return len(self._index.starts)


def _shared(groups: Sequence[MarkGroup]) -> Iterator[tuple[int, float]]:
    """The marks that two groups have at one place, and how much more those count for being one."""
    of_groups = [
        {*group.loose, *chain.from_iterable([share.buckets for share in group.shares])} for group in groups
    ]
    together = set().union(*of_groups)
    if len(together) == sum(map(len, of_groups)):
        return
    for bucket in together:
        parts = [
            group.factor * often(dict(group.repeated).get(bucket, 1))
            for group, found in zip(groups, of_groups, strict=True)
            if bucket in found
        ]
        if len(parts) > 1:
            yield bucket, sum(parts) ** _RARE - sum(part**_RARE for part in parts)
