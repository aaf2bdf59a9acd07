"""A question → how well each passage of the documents answers it, section by section.

BM25 over the passages, each written out with what people ask of it ("doc2query"), twice: by the marks of
the trained model, so that endings, slips and other names of a thing matter as little as they do there, and by
what its words ask (`senses`). What is asked in other languages of the same passage counts there, too. What
many passages have tells little, as what is usual in phrases does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log
from typing import TypeAlias

from bot.matcher.senses import Senses
from bot.matcher.trained_model import Model
from bot.model import Record

_OWN = 2.0
"""What a mark of the passage's own text counts, beside one of a question. 1 to 5 find as many."""
_ENOUGH = 1.2
"""BM25's k1: how soon more of the same tells no more. .5 to 2 find as many."""
_RARE = 1.5
"""The power by which rare marks of a question count more. 1 to 2 find as many, 1 parts them less."""
_BY_SENSE = 0.45
"""The share of what the words ask in a score. .3 to .6 find as many (`python -m benchmarks.passages`)."""

Counts: TypeAlias = Mapping[int, float]
"""How often a passage has each mark."""


class PassageWords(Record, frozen=True):
    """A passage in words: its own, and what people ask that it answers.

    `elsewhere` is how often each sense is asked of it in the other languages.
    """

    text: str
    asked: tuple[str, ...] = ()
    elsewhere: dict[str, float] = {}


class PassageMarks(Record, frozen=True, dict=True):
    """The marks of all passages, sorted by mark.

    `marks` and `passages` are uint32 and uint16, `values` float32, each with one figure for a mark that a
    passage has; they are views of what was decoded, as a rule a file that is mapped into memory.
    """

    marks: memoryview
    passages: memoryview
    values: memoryview

    @classmethod
    def of(cls, counts: Sequence[Counts]) -> PassageMarks:
        """By the number of the passage, how often it has each mark."""
        having = Counter(mark for marks in counts for mark in marks)
        found = sorted(
            (mark, at, telling(having[mark], len(counts)) * count / (count + _ENOUGH))
            for at, marks in enumerate(counts)
            for mark, count in marks.items()
        )
        return cls(
            memoryview(array("I", (mark for mark, _, _ in found)).tobytes()),
            memoryview(array("H", (at for _, at, _ in found)).tobytes()),
            memoryview(array("f", (value for _, _, value in found)).tobytes()),
        )

    @cached_property
    def _marks(self) -> memoryview[int]:
        return self.marks.cast("I")

    @cached_property
    def _passages(self) -> memoryview[int]:
        return self.passages.cast("H")

    @cached_property
    def _values(self) -> memoryview[float]:
        return self.values.cast("f")

    def having(self, mark: int) -> range:
        """The places of a mark."""
        start = bisect_left(self._marks, mark)
        return range(start, bisect_right(self._marks, mark, start))

    def add(self, asked: Iterable[tuple[range, float]], scores: list[float], share: float) -> None:
        """Add to the score of each passage this share of how much of what is asked it has.

        `asked` are the places of marks, each with what it weighs.
        """
        found = list(asked)
        factor = share / (sum(weight for _, weight in found) or 1.0)
        passages, values = self._passages, self._values
        for places, weight in found:
            weighed = factor * weight
            for at in places:
                scores[passages[at]] += weighed * values[at]


class PassageIndex(Record, frozen=True):
    """What all passages of a language answer.

    `starts` has for each id the number of its first passage, in order. `meanings` are the numbers of the
    senses in `by_sense`.
    """

    starts: dict[str, int]
    count: int
    by_mark: PassageMarks
    by_sense: PassageMarks
    meanings: dict[str, int]
    senses: Senses

    @classmethod
    def of(cls, model: Model, sections: Mapping[str, Sequence[PassageWords]], senses: Senses) -> PassageIndex:
        """The index of the passages of each id."""
        starts: dict[str, int] = {}
        passages: list[PassageWords] = []
        for item, found in sections.items():
            starts[item] = len(passages)
            passages += found
        meant = [_meant(model, senses, passage) for passage in passages]
        meanings = {sense: at for at, sense in enumerate(sorted({sense for one in meant for sense in one}))}
        return cls(
            starts,
            len(passages),
            PassageMarks.of([_counted(model, passage) for passage in passages]),
            PassageMarks.of([{meanings[sense]: count for sense, count in one.items()} for one in meant]),
            meanings,
            senses,
        )

    def scores(self, model: Model, text: str) -> dict[str, list[float]]:
        """Id → how much of a question each of its passages answers, 0 to 1."""
        scores = [0.0] * self.count
        marks = model.weighed(text).items()
        by_mark = ((self.by_mark.having(mark), value**_RARE) for mark, value in marks)
        self.by_mark.add(by_mark, scores, 1 - _BY_SENSE)
        known = (self.meanings.get(sense) for sense in sorted(self.senses.senses(model, text)))
        places = [self.by_sense.having(sense) for sense in known if sense is not None]
        by_sense = ((found, telling(len(found), self.count)) for found in places)
        self.by_sense.add(by_sense, scores, _BY_SENSE)
        ends = [*self.starts.values(), self.count]
        return {
            item: scores[start : ends[number + 1]] for number, (item, start) in enumerate(self.starts.items())
        }


def telling(having: int, passages: int) -> float:
    """How much a mark tells that so many of the passages have, 0 to 1."""
    return log(1 + passages / having) / log(1 + passages)


def _counted(model: Model, passage: PassageWords) -> dict[int, float]:
    """How often a passage has each mark; what it repeats itself counts twice at most."""
    counts: Counter[int] = Counter()
    for text in passage.asked:
        counts.update(model.marks(text))
    found: dict[int, float] = dict(counts)
    for mark, count in Counter(model.marks(passage.text)).items():
        found[mark] = found.get(mark, 0.0) + _OWN * min(count, 2)
    return found


def _meant(model: Model, senses: Senses, passage: PassageWords) -> dict[str, float]:
    """How often each sense is asked of a passage, or stands in it."""
    found = dict(passage.elsewhere)
    for text in (passage.text, *passage.asked):
        for sense in senses.senses(model, text):
            found[sense] = found.get(sense, 0.0) + 1.0
    return found
