"""A question → how much of it each passage of the documents answers, section by section, 0 to 1.

Those of all passages at once: what many of them have is added up row by row (`lanes`), the rest by place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter
from typing import TypeAlias

from bot.matcher.lanes import ByteLanes
from bot.matcher.passage import LEVELS, MarkedPassages, PassageIndex, telling
from bot.matcher.scoring import often
from bot.matcher.trained_model import Model

_RARE = 1.5
"""The power by which rare marks of a question count more. 1 to 2 find as many, 1 parts them less."""
_BY_SENSE = 0.45
"""The share of what the words ask in a score. .3 to .6 find as many (`python -m benchmarks.passages`)."""
_REMEMBERED = 1 << 9
"""A choice: marks of a language that are kept at hand with their places, a quarter of a megabyte."""
_UNITS = 2.0**24
"""Weights, which together are 1 at most, are counted in so many parts of it."""


_Mark: TypeAlias = tuple[float, float, MarkedPassages]
"""What a mark of a question weighs, how much it tells, and where it is."""


class PassageScorer:
    """Scores the passages of a language for questions. Threads may share it."""

    def __init__(self, model: Model, index: PassageIndex) -> None:
        self._model = model
        self._index = index
        self._lanes = ByteLanes(index.count)
        self._telling = [telling(having, index.count) for having in range(index.count + 1)]
        self._mark = lru_cache(_REMEMBERED)(self._look_up)

    def scores(self, text: str) -> PassageScores:
        """Id → how much of a question each of its passages answers, 0 to 1."""
        return PassageScores(self._index, lambda: self._scores(text))

    def _scores(self, text: str) -> list[float]:
        """Of all passages in order."""
        found = [*self._by_mark(text), *self._by_sense(text)]
        rows = 0
        for places, weight in found:
            if places.row is not None:
                rows += round(weight * _UNITS) * self._lanes.spread(places.row)
        scores: list[float] = [*self._lanes.unpacked(rows)]
        for places, weight in found:
            units = weight * _UNITS
            for number, level in zip(places.numbers, places.levels, strict=True):
                scores[number] += units * level
        parts = _UNITS * LEVELS
        return [score / parts for score in scores]

    def _by_mark(self, text: str) -> list[tuple[MarkedPassages, float]]:
        """Where the marks of a question are, with what each counts."""
        marks: dict[int, _Mark] = {}
        values: dict[int, float] = {}
        for group in self._model.read(self._model.as_meant(text)).groups:
            factor, repeated = group.factor, dict(group.repeated)
            for bucket in {*group.loose, *chain.from_iterable([share.buckets for share in group.shares])}:
                mark = marks[bucket] = self._mark(bucket)
                value = factor * mark[0]
                if bucket in repeated:
                    value *= often(repeated[bucket])
                values[bucket] = values.get(bucket, 0.0) + value
        parts = [value**_RARE for value in values.values()]
        share = (1 - _BY_SENSE) / (sum(parts) or 1.0)
        return [
            (places, share * part * tells)
            for (_, tells, places), part in zip(marks.values(), parts, strict=True)
            if tells
        ]

    def _by_sense(self, text: str) -> Iterator[tuple[MarkedPassages, float]]:
        """Where what a question asks is asked, with what that counts."""
        index = self._index
        asked = (index.meanings.get(sense) for sense in sorted(index.senses.senses(self._model, text)))
        places = [index.by_sense.having(sense) for sense in asked if sense is not None]
        parts = [self._telling[found.having] for found in places]
        share = _BY_SENSE / (sum(parts) or 1.0)
        for found, part in zip(places, parts, strict=True):
            yield found, share * part * part

    def _look_up(self, bucket: int) -> _Mark:
        places = self._index.by_mark.having(bucket)
        return self._model.value(bucket), self._telling[places.having], places


class PassageScores(Mapping[str, list[float]]):
    """Id → how much of a question each of its passages answers, 0 to 1; worked out once somebody asks."""

    def __init__(self, index: PassageIndex, work_out: Callable[[], list[float]]) -> None:
        self._index = index
        self._work_out = work_out

    @cached_property
    def _scores(self) -> list[float]:
        """Of all passages in order."""
        return self._work_out()

    @cached_property
    def best(self) -> dict[str, float]:
        """Id → how much of the question the best of its passages answers, the best section first."""
        scores, ends = self._scores, self._index.ends
        best = {
            item: max(scores[start : ends[item]], default=0.0) for item, start in self._index.starts.items()
        }
        return dict(sorted(best.items(), key=itemgetter(1), reverse=True))

    def __getitem__(self, item: str) -> list[float]:
        return self._scores[self._index.starts[item] : self._index.ends[item]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._index.starts)

    def __len__(self) -> int:
        return len(self._index.starts)
