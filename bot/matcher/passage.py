"""A question → how well each passage of the documents answers it, section by section.

BM25 over the passages, each written out with what people ask of it ("doc2query"), by the marks of the trained
model: so endings, slips and other names of a thing matter as little as they do there. A mark that many
passages have tells little, as what is usual in phrases does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from math import log
from typing import NamedTuple

from bot.matcher.trained_model import Model
from bot.model import Record

_OWN = 2
"""What a mark of the passage's own text counts, beside one of a question. 1 to 5 find as many."""
_ENOUGH = 1.2
"""BM25's k1: how soon more of the same tells no more. .5 to 2 find as many."""
_RARE = 1.5
"""The power by which rare marks of a question count more. 1 to 2 find as many, 1 parts them less."""
_MOST = 255
"""How often a passage has a mark at most, as far as it is told: by then more of the same adds nothing."""


class PassageWords(Record, frozen=True):
    """A passage in words: its own, and what people ask that it answers."""

    text: str
    asked: tuple[str, ...] = ()


class PassageIndex(Record, frozen=True, dict=True):
    """The marks of all passages of a language.

    `starts` has for each id the number of its first passage, in order; `count` is how many passages there
    are. `marks` are all marks, sorted, as uint32; `rows` has for each the start of its places in `passages`
    and `counts`, and one more as the end of the last, as uint32. A place is the number of a passage, uint16,
    and how often that one has the mark, uint8. Tables are views of what was decoded, as a rule a file that is
    mapped into memory.
    """

    starts: dict[str, int]
    count: int
    marks: memoryview
    rows: memoryview
    passages: memoryview
    counts: memoryview

    @classmethod
    def of(cls, model: Model, sections: Mapping[str, Sequence[PassageWords]]) -> PassageIndex:
        """The index of the passages of each id."""
        starts: dict[str, int] = {}
        places: dict[int, list[tuple[int, int]]] = {}
        number = 0
        for item, passages in sections.items():
            starts[item] = number
            for passage in passages:
                for mark, count in _counted(model, passage).items():
                    places.setdefault(mark, []).append((number, min(count, _MOST)))
                number += 1
        marks = sorted(places)
        ends = accumulate(len(places[mark]) for mark in marks)
        found = [place for mark in marks for place in places[mark]]
        return cls(
            starts,
            number,
            memoryview(array("I", marks).tobytes()),
            memoryview(array("I", [0, *ends]).tobytes()),
            memoryview(array("H", [at for at, _ in found]).tobytes()),
            memoryview(bytes(count for _, count in found)),
        )

    @cached_property
    def _marks(self) -> memoryview[int]:
        return self.marks.cast("I")

    @cached_property
    def _rows(self) -> memoryview[int]:
        return self.rows.cast("I")

    @cached_property
    def passage_numbers(self) -> memoryview[int]:
        """`passages`, ready to index; of each mark in order."""
        return self.passages.cast("H")

    @cached_property
    def ends(self) -> dict[str, int]:
        """For each id the number after that of its last passage."""
        numbers = [*self.starts.values(), self.count][1:]
        return dict(zip(self.starts, numbers, strict=True))

    def scores(self, weighed: Mapping[int, float]) -> PassageScores:
        """How much of a question each passage answers.

        `weighed` has the marks of the question, each with what it weighs.
        """
        asked = {mark: value**_RARE for mark, value in weighed.items()}
        whole = sum(asked.values()) or 1.0
        marks, rows = self._marks, self._rows
        found: list[_MarkPlaces] = []
        for mark, weight in asked.items():
            at = bisect_left(marks, mark)
            if at < len(marks) and marks[at] == mark:
                start, end = rows[at], rows[at + 1]
                found.append(_MarkPlaces(weight * _telling(end - start, self.count) / whole, start, end))
        return PassageScores(self, found)


class _MarkPlaces(NamedTuple):
    """A mark of a question that passages have: what it adds to each, and where its places stand."""

    weight: float
    start: int
    end: int


class PassageScores(Mapping[str, list[float]]):
    """Id → how much of a question each of its passages answers, 0 to 1.

    Worked out for the ids that are asked for: a conversation asks for three of forty.
    """

    def __init__(self, index: PassageIndex, found: Sequence[_MarkPlaces]) -> None:
        self._index = index
        self._found = found
        self._worked_out: dict[str, list[float]] = {}

    def __getitem__(self, item: str) -> list[float]:
        scores = self._worked_out.get(item)
        if scores is None:
            scores = self._worked_out[item] = self._work_out(item)
        return scores

    def _work_out(self, item: str) -> list[float]:
        index = self._index
        first, end = index.starts[item], index.ends[item]
        scores = [0.0] * (end - first)
        passages, counts = index.passage_numbers, index.counts
        for weight, at, row_end in self._found:
            for place in range(bisect_left(passages, first, at, row_end), row_end):
                number = passages[place]
                if number >= end:
                    break
                count = counts[place]
                scores[number - first] += weight * count / (count + _ENOUGH)
        return scores

    def __iter__(self) -> Iterator[str]:
        return iter(self._index.starts)

    def __len__(self) -> int:
        return len(self._index.starts)


def _counted(model: Model, passage: PassageWords) -> Counter[int]:
    """How often a passage has each mark; what it repeats itself counts twice at most."""
    counts: Counter[int] = Counter()
    for text in passage.asked:
        counts.update(model.marks(text))
    for mark, count in Counter(model.marks(passage.text)).items():
        counts[mark] += _OWN * min(count, 2)
    return counts


def _telling(having: int, passages: int) -> float:
    """How much a mark tells that so many of the passages have, 0 to 1."""
    return log(1 + passages / having) / log(1 + passages)
