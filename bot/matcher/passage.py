"""A question → how well each passage of the documents answers it, section by section.

BM25 over the passages, each written out with what people ask of it ("doc2query"), by the marks of the trained
model: so endings, slips and other names of a thing matter as little as they do there. A mark that many
passages have tells little, as what is usual in phrases does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import log

from bot.matcher.trained_model import Model
from bot.model import Record

_OWN = 2.0
"""What a mark of the passage's own text counts, beside one of a question. 1 to 5 find as many."""
_ENOUGH = 1.2
"""BM25's k1: how soon more of the same tells no more. .5 to 2 find as many."""
_RARE = 1.5
"""The power by which rare marks of a question count more. 1 to 2 find as many, 1 parts them less."""


class PassageWords(Record, frozen=True):
    """A passage in words: its own, and what people ask that it answers."""

    text: str
    asked: tuple[str, ...] = ()


class PassageIndex(Record, frozen=True, dict=True):
    """The marks of all passages of a language, sorted by mark.

    `starts` has for each id the number of its first passage, in order. `marks` and `passages` are uint32 and
    uint16, `values` float32, each with one figure for a mark that a passage has; they are views of what was
    decoded, as a rule a file that is mapped into memory.
    """

    starts: dict[str, int]
    count: int
    marks: memoryview
    passages: memoryview
    values: memoryview

    @classmethod
    def of(cls, model: Model, sections: Mapping[str, Sequence[PassageWords]]) -> PassageIndex:
        """The index of the passages of each id."""
        starts: dict[str, int] = {}
        counts: list[dict[int, float]] = []
        for item, passages in sections.items():
            starts[item] = len(counts)
            counts += [_counted(model, passage) for passage in passages]
        having = Counter(mark for marks in counts for mark in marks)
        found = sorted(
            (mark, at, _telling(having[mark], len(counts)) * count / (count + _ENOUGH))
            for at, marks in enumerate(counts)
            for mark, count in marks.items()
        )
        return cls(
            starts,
            len(counts),
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

    def scores(self, weighed: Mapping[int, float]) -> dict[str, list[float]]:
        """Id → how much of a question each of its passages answers, 0 to 1.

        `weighed` has the marks of the question, each with what it weighs.
        """
        scores = [0.0] * self.count
        marks, passages, values = self._marks, self._passages, self._values
        asked = {mark: value**_RARE for mark, value in weighed.items()}
        for mark, weight in asked.items():
            at = bisect_left(marks, mark)
            while at < len(marks) and marks[at] == mark:
                scores[passages[at]] += weight * values[at]
                at += 1
        whole = sum(asked.values()) or 1.0
        ends = [*self.starts.values(), self.count]
        return {
            item: [score / whole for score in scores[start : ends[number + 1]]]
            for number, (item, start) in enumerate(self.starts.items())
        }


def _counted(model: Model, passage: PassageWords) -> dict[int, float]:
    """How often a passage has each mark; what it repeats itself counts twice at most."""
    counts: Counter[int] = Counter()
    for text in passage.asked:
        counts.update(model.marks(text))
    found: dict[int, float] = dict(counts)
    for mark, count in Counter(model.marks(passage.text)).items():
        found[mark] = found.get(mark, 0.0) + _OWN * min(count, 2)
    return found


def _telling(having: int, passages: int) -> float:
    """How much a mark tells that so many of the passages have, 0 to 1."""
    return log(1 + passages / having) / log(1 + passages)
