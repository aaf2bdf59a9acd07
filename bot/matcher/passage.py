"""A question → how well each passage of the documents answers it, section by section.

BM25 over the passages, each written out with what people ask of it ("doc2query"), twice: by the marks of
the trained model, so that endings, slips and other names of a thing matter as little as they do there, and by
what its words ask (`senses`). What is asked in other languages of the same passage counts there, too. What
many passages have tells little, as what is usual in phrases does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from math import log
from typing import NamedTuple, TypeAlias

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
_LEVELS = 255
"""Levels of how much of a mark a passage has: a byte each."""

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
    """The marks of all passages of a language.

    `marks` are all marks, sorted, as uint32; `rows` has for each the start of its places in `passages` and
    `levels`, and one more as the end of the last, as uint32. A place is the number of a passage, uint16, and
    how much that one has of the mark, from 0 to 1 in 255 levels. Tables are views of what was decoded, as a
    rule a file that is mapped into memory.
    """

    marks: memoryview
    rows: memoryview
    passages: memoryview
    levels: memoryview

    @classmethod
    def of(cls, counts: Sequence[Counts]) -> PassageMarks:
        """By the number of the passage, how often it has each mark."""
        places: dict[int, list[tuple[int, int]]] = {}
        for at, having in enumerate(counts):
            for mark, count in having.items():
                level = round(_LEVELS * count / (count + _ENOUGH))
                places.setdefault(mark, []).append((at, level))
        marks = sorted(places)
        found = [place for mark in marks for place in places[mark]]
        return cls(
            memoryview(array("I", marks).tobytes()),
            memoryview(array("I", [0, *accumulate(len(places[mark]) for mark in marks)]).tobytes()),
            memoryview(array("H", [at for at, _ in found]).tobytes()),
            memoryview(bytes(level for _, level in found)),
        )

    @cached_property
    def _marks(self) -> memoryview[int]:
        return self.marks.cast("I")

    @cached_property
    def _rows(self) -> memoryview[int]:
        return self.rows.cast("I")

    @cached_property
    def numbers(self) -> memoryview[int]:
        """`passages`, ready to index; of each mark in order."""
        return self.passages.cast("H")

    def having(self, mark: int) -> range:
        """The places of a mark."""
        at = bisect_left(self._marks, mark)
        if at == len(self._marks) or self._marks[at] != mark:
            return range(0)
        return range(self._rows[at], self._rows[at + 1])


class PassageIndex(Record, frozen=True, dict=True):
    """What all passages of a language answer.

    `starts` has for each id the number of its first passage, in order; `count` is how many passages there
    are. `meanings` are the numbers of the senses in `by_sense`.
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

    @cached_property
    def ends(self) -> dict[str, int]:
        """For each id the number after that of its last passage."""
        return dict(zip(self.starts, [*self.starts.values(), self.count][1:], strict=True))

    def scores(self, model: Model, text: str) -> PassageScores:
        """Id → how much of a question each of its passages answers, 0 to 1."""
        marks = model.weighed(text).items()
        by_mark = [(self.by_mark.having(mark), value**_RARE) for mark, value in marks]
        known = (self.meanings.get(sense) for sense in sorted(self.senses.senses(model, text)))
        places = [self.by_sense.having(sense) for sense in known if sense is not None]
        by_sense = [(found, telling(len(found), self.count)) for found in places]
        return PassageScores(
            self,
            [
                *self._asked(self.by_mark, by_mark, 1 - _BY_SENSE),
                *self._asked(self.by_sense, by_sense, _BY_SENSE),
            ],
        )

    def _asked(
        self, table: PassageMarks, asked: Sequence[tuple[range, float]], share: float
    ) -> Iterator[_MarkPlaces]:
        """What marks of a question, the places and the weight of each, add to this share of a score."""
        factor = share / (sum(weight for _, weight in asked) or 1.0) / _LEVELS
        for places, weight in asked:
            if places:
                yield _MarkPlaces(table, places, factor * weight * telling(len(places), self.count))


class _MarkPlaces(NamedTuple):
    """A mark of a question that passages have: where its places stand, and what it adds to each a level."""

    table: PassageMarks
    places: range
    weight: float


class PassageScores(Mapping[str, list[float]]):
    """Id → how much of a question each of its passages answers, 0 to 1.

    Worked out for the ids that are asked for: a conversation asks for three of forty.
    """

    def __init__(self, index: PassageIndex, found: Iterable[_MarkPlaces]) -> None:
        self._index = index
        self._found = tuple(found)
        self._worked_out: dict[str, list[float]] = {}

    def __getitem__(self, item: str) -> list[float]:
        scores = self._worked_out.get(item)
        if scores is None:
            scores = self._worked_out[item] = self._work_out(item)
        return scores

    def _work_out(self, item: str) -> list[float]:
        first, end = self._index.starts[item], self._index.ends[item]
        scores = [0.0] * (end - first)
        for table, places, weight in self._found:
            numbers, levels = table.numbers, table.levels
            for place in range(bisect_left(numbers, first, places.start, places.stop), places.stop):
                number = numbers[place]
                if number >= end:
                    break
                scores[number - first] += weight * levels[place]
        return scores

    def __iter__(self) -> Iterator[str]:
        return iter(self._index.starts)

    def __len__(self) -> int:
        return len(self._index.starts)


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
