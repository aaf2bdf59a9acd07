"""The passages of the documents, section by section → an index of what each answers (`passage_scores`).

BM25 over the passages, each written out with what people ask of it ("doc2query"), twice: by the marks of
the trained model, so that endings, slips and other names of a thing matter as little as they do there, and by
what its words ask (`senses`). What is asked in other languages of the same passage counts there, too. What
many passages have tells little, as what is usual in phrases does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
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
LEVELS = 255
"""Levels of how much of a mark a passage has: a byte each."""
_COMMON = 6
"""A choice: marks of one passage in so many and more have a row, which is added up faster than places."""

Counts: TypeAlias = Mapping[int, float]
"""How often a passage has each mark."""


class PassageWords(Record, frozen=True):
    """A passage in words: its own, and what people ask that it answers.

    `elsewhere` is how often each sense is asked of it in the other languages.
    """

    text: str
    asked: tuple[str, ...] = ()
    elsewhere: dict[str, float] = {}


class MarkedPassages(NamedTuple):
    """Passages that have a mark, by number, with their levels, or a `row` with a level of every passage."""

    numbers: Sequence[int] = ()
    levels: Sequence[int] = ()
    row: memoryview | None = None

    @property
    def having(self) -> int:
        """How many passages have it."""
        return len(self.numbers) if self.row is None else len(self.row) - bytes(self.row).count(0)


class PassageMarks(Record, frozen=True, dict=True):
    """The marks of all passages of a language.

    How much a passage has of a mark is a level, from 0 to 1 in 255 of them. `common` are the marks that many
    passages have, sorted, as uint32, and `table` has a row for each, a level of every passage. `marks` are
    all others, sorted; `rows` has for each the start of its places in `passages`, numbers as uint16, and
    `levels`, and one more as the end of the last, as uint32. Tables are views of what was decoded, as a rule
    a file that is mapped into memory.
    """

    count: int
    common: memoryview
    table: memoryview
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
                level = round(LEVELS * count / (count + _ENOUGH))
                if level:
                    places.setdefault(mark, []).append((at, level))
        common = [mark for mark in sorted(places) if len(places[mark]) * _COMMON >= len(counts)]
        table = bytearray(len(common) * len(counts))
        for row, mark in enumerate(common):
            for at, level in places.pop(mark):
                table[row * len(counts) + at] = level
        marks = sorted(places)
        found = [place for mark in marks for place in places[mark]]
        return cls(
            len(counts),
            memoryview(array("I", common).tobytes()),
            memoryview(table),
            memoryview(array("I", marks).tobytes()),
            memoryview(array("I", [0, *accumulate(len(places[mark]) for mark in marks)]).tobytes()),
            memoryview(array("H", [at for at, _ in found]).tobytes()),
            memoryview(bytes(level for _, level in found)),
        )

    def having(self, mark: int) -> MarkedPassages:
        """Which passages have a mark, and how much of it."""
        if (at := _place(self._common, mark)) >= 0:
            return MarkedPassages(row=self.table[at * self.count : (at + 1) * self.count])
        if (at := _place(self._marks, mark)) >= 0:
            there = slice(self._rows[at], self._rows[at + 1])
            return MarkedPassages(self._numbers[there], self.levels[there])
        return MarkedPassages()

    @cached_property
    def _common(self) -> memoryview[int]:
        return self.common.cast("I")

    @cached_property
    def _marks(self) -> memoryview[int]:
        return self.marks.cast("I")

    @cached_property
    def _rows(self) -> memoryview[int]:
        return self.rows.cast("I")

    @cached_property
    def _numbers(self) -> memoryview[int]:
        return self.passages.cast("H")


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


def _place(marks: memoryview[int], mark: int) -> int:
    """The place of a mark among sorted ones, -1 where it is not there."""
    at = bisect_left(marks, mark)
    return at if at < len(marks) and marks[at] == mark else -1


def telling(having: int, passages: int) -> float:
    """How much a mark tells that so many of the passages have, 0 to 1; nothing where none has it."""
    return log(1 + passages / having) / log(1 + passages) if having else 0.0


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
