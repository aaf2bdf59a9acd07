"""A question → how much of it each passage of the documents answers, section by section, 0 to 1.

Those of all passages at once: what many of them have is added up row by row (`lanes`), the rest by place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from bot.matcher.lanes import ByteLanes
from bot.matcher.passage import LEVELS, PassageIndex, Places, telling
from bot.matcher.scoring import MarkGroup, often
from bot.matcher.trained_model import Model

_RARE = 1.5
"""The power by which rare marks of a question count more. 1 to 2 find as many, 1 parts them less."""
_BY_SENSE = 0.45
"""The share of what the words ask in a score. .3 to .6 find as many (`python -m benchmarks.passages`)."""
_REMEMBERED = 1 << 10
"""A choice: marks of a language that are kept at hand with their places, half a megabyte."""
_UNITS = 2.0**30
"""Weights, which together are 1 at most, are counted in so many parts of it."""


class _Mark(NamedTuple):
    """What a mark of a question weighs, how much it tells, and where it is."""

    weight: float
    telling: float
    places: Places


class PassageScorer:
    """Scores the passages of a language for questions. Threads may share it."""

    def __init__(self, model: Model, index: PassageIndex) -> None:
        self._model = model
        self._index = index
        self._lanes = ByteLanes(index.count)
        self._mark = lru_cache(_REMEMBERED)(self._look_up)

    def scores(self, text: str) -> PassageScores:
        """Id → how much of a question each of its passages answers, 0 to 1."""
        return PassageScores(self._index, lambda: self._scores(text))

    def _scores(self, text: str) -> list[float]:
        """Of all passages in order."""
        rows = 0
        scores = [0.0] * self._index.count
        for places, weight in chain(self._by_mark(text), self._by_sense(text)):
            units = weight * _UNITS
            if places.row is not None:
                rows += round(units) * self._lanes.spread(places.row)
                continue
            for number, level in zip(places.numbers, places.levels, strict=True):
                scores[number] += units * level
        parts = _UNITS * LEVELS
        sums = self._lanes.unpacked(rows)
        return [(score + more) / parts for score, more in zip(scores, sums, strict=True)]

    def _by_mark(self, text: str) -> Iterator[tuple[Places, float]]:
        """Where the marks of a question are, with what each counts."""
        values: dict[int, float] = {}
        for group in self._model.read(self._model.as_meant(text)).groups:
            repeated = dict(group.repeated)
            for bucket in _different(group):
                value = group.factor * self._mark(bucket).weight
                if bucket in repeated:
                    value *= often(repeated[bucket])
                values[bucket] = values.get(bucket, 0.0) + value
        parts = [value**_RARE for value in values.values()]
        share = (1 - _BY_SENSE) / (sum(parts) or 1.0)
        for bucket, part in zip(values, parts, strict=True):
            mark = self._mark(bucket)
            if mark.telling:
                yield mark.places, share * part * mark.telling

    def _by_sense(self, text: str) -> Iterator[tuple[Places, float]]:
        """Where what a question asks is asked, with what that counts."""
        index = self._index
        asked = (index.meanings.get(sense) for sense in sorted(index.senses.senses(self._model, text)))
        places = [index.by_sense.having(sense) for sense in asked if sense is not None]
        parts = [telling(found.having, index.count) for found in places]
        share = _BY_SENSE / (sum(parts) or 1.0)
        for found, part in zip(places, parts, strict=True):
            yield found, share * part * part

    def _look_up(self, bucket: int) -> _Mark:
        places = self._index.by_mark.having(bucket)
        return _Mark(self._model.value(bucket), telling(places.having, self._index.count), places)


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


def _different(group: MarkGroup) -> Iterable[int]:
    """The marks of a group, each once."""
    return {*group.loose, *chain.from_iterable([share.buckets for share in group.shares])}
