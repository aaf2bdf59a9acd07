"""A question about a section → how well each part of the section answers it.

BM25 over the parts, each written out with what people ask of it ("doc2query"), by the marks of the trained
model: so endings, slips and other names of a thing matter as little as they do there. A mark that most parts
have tells little, as what is usual in phrases does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from math import log

from bot.matcher.trained_model import Model
from bot.model import Record

_OWN = 2.0
"""What a mark of the part's own text counts, beside one of a question. 1 to 5 find as many."""
_ENOUGH = 1.2
"""BM25's k1: how soon more of the same tells no more. .5 to 2 find as many."""
_RARE = 1.5
"""The power by which rare marks of a question count more. 1 to 2 find as many, 1 parts them less."""


class PartWords(Record, frozen=True):
    """A part of a section in words: its own, and what people ask that it answers."""

    text: str
    asked: tuple[str, ...] = ()


class PassageIndex:
    """The marks of a section's parts.

    Flat and sorted by mark: dictionaries of a hundred sections would take twenty megabytes.
    """

    def __init__(self, model: Model, parts: Sequence[PartWords]) -> None:
        self._model = model
        self._count = len(parts)
        counts = [_counted(model, part) for part in parts]
        having = Counter(mark for marks in counts for mark in marks)
        found = sorted(
            (mark, at, _telling(having[mark], len(parts)) * count / (count + _ENOUGH))
            for at, marks in enumerate(counts)
            for mark, count in marks.items()
        )
        self._marks = array("I", (mark for mark, _, _ in found))
        self._parts = array("H", (at for _, at, _ in found))
        self._values = array("f", (value for _, _, value in found))

    def scores(self, text: str) -> list[float]:
        """How much of a question each part answers, 0 to 1."""
        scores = [0.0] * self._count
        asked = {mark: value**_RARE for mark, value in self._model.weighed(text).items()}
        for mark, weight in asked.items():
            at = bisect_left(self._marks, mark)
            while at < len(self._marks) and self._marks[at] == mark:
                scores[self._parts[at]] += weight * self._values[at]
                at += 1
        whole = sum(asked.values()) or 1.0
        return [score / whole for score in scores]


def _counted(model: Model, part: PartWords) -> dict[int, float]:
    """How often a part has each mark; what it repeats itself counts twice at most."""
    counts: Counter[int] = Counter()
    for text in part.asked:
        counts.update(model.marks(text))
    found: dict[int, float] = dict(counts)
    for mark, count in Counter(model.marks(part.text)).items():
        found[mark] = found.get(mark, 0.0) + _OWN * min(count, 2)
    return found


def _telling(having: int, parts: int) -> float:
    """How much a mark tells that `having` of the parts have, 0 to 1."""
    return log(1 + parts / having) / log(1 + parts)
