"""What training leaves behind, and the arithmetic that a question costs: plain Python, flat arrays."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import msgspec

from bot.languages import LOCALES
from bot.matcher.features import GROUP_WEIGHTS, buckets_of, marks, marks_between
from bot.matcher.keyboard import meant
from bot.matcher.lanes import Lanes
from bot.matcher.letter_pieces import pieces_of
from bot.matcher.lexicon import Lexicon
from bot.matcher.mark_table import MarkTable
from bot.matcher.mending import KnownWords
from bot.matcher.normalise import words
from bot.matcher.phrasebook import Phrasebook
from bot.matcher.scaled_numbers import ScaledNumbers
from bot.matcher.scoring import MarkGroup, WordScorer
from bot.matcher.word_memory import WordMemory
from bot.model import Record

_REMEMBERED = 1 << 12
"""The words that people write repeat themselves: what this many tell is worked out once."""
_READ = 8
"""A choice: so many texts, the pieces of a message among them, are read once."""
_LONGEST_KEPT = 400
"""A choice: a longer text may be a heap of letters, which has as many marks as a hundred questions."""
_UNITS = 2.0**32
"""Log-likelihoods are added up in so many parts of a nat."""


class Calibration(Record, frozen=True):
    """Logistic models over `evidence`, and where `answer`, `suggest` and `none` part.

    Weights have one figure for each piece of evidence and a last one that is always added.
    """

    right: tuple[float, ...]
    documented: tuple[float, ...]
    answer_at: float
    suggest_at: float


class Model(Record, frozen=True, dict=True):
    """A linear model over hashed marks, one score for each class; the last class is "off topic".

    `neighbours` maps a language that is understood through one of the bot's to its words in that one; `known`
    are the words that people write.
    """

    ids: tuple[str, ...]
    marks_known: MarkTable
    unseen_weight: float
    bias: tuple[float, ...]
    calibration: Calibration
    language: LanguageModel
    phrasebook: Phrasebook = Phrasebook()
    lexicon: Lexicon = Lexicon()
    neighbours: dict[str, dict[str, str]] = {}
    known: KnownWords = KnownWords()

    @cached_property
    def _scorer(self) -> WordScorer:
        return WordScorer(self.bias, self.marks_known, self.unseen_weight)

    def scores(self, text: str) -> list[float]:
        """One score for each of `ids`, and one more for "off topic", in that order."""
        return self._scorer.scores(self.read(text).groups)

    def read(self, text: str) -> MarkedText:
        """The words of a text and its marks; a question is read once for all that it is compared with."""
        return self._kept(text) if len(text) <= _LONGEST_KEPT else self._read(text)

    @cached_property
    def _kept(self) -> Callable[[str], MarkedText]:
        return lru_cache(_READ)(self._read)

    def _read(self, text: str) -> MarkedText:
        found = self.known.mended_words(text)
        return MarkedText(found, self._scorer.groups(found, marks_between(found, self.lexicon)))

    def value(self, bucket: int) -> float:
        """What a mark weighs; what no phrase has counts as a rare one."""
        return self.marks_known.weight(bucket) or self.unseen_weight

    def mended(self, text: str) -> str:
        """The words of a text, those that no phrase has put right: what is weighed."""
        return self.known.mended(text)

    def as_meant(self, text: str) -> str:
        """The text with what was typed in the keyboard's other mode put right."""
        return meant(text, self.known.openings, self.known.latin)

    def marks(self, text: str) -> list[int]:
        """The buckets of a text's marks, as often as they occur."""
        return [bucket for _, bucket in marks(self.mended(text), self.lexicon)]

    def unseen_share(self, text: str) -> float:
        """The share of a text's words that stand in no phrase of any of the bot's languages.

        A word that stands in one has all of its marks there; the place of one mark alone may be another's.
        """
        found = words(text)
        return sum(map(self._is_unseen, found)) / len(found) if found else 0.0

    @cached_property
    def _is_unseen(self) -> WordMemory[[], bool]:
        """Whether a word has a mark that no phrase has."""
        weight = self.marks_known.weight
        return WordMemory(lambda word: not all(weight(bucket) for _, bucket in buckets_of(word)), _REMEMBERED)

    def contributions(self, text: str, label: int) -> Iterator[tuple[int, float]]:
        """What each bucket of a text adds to the score of one class."""
        found = marks(self.mended(text), self.lexicon)
        for bucket, value in weigh(found, self.marks_known.weight, self.unseen_weight):
            for speaks_for, weight in zip(*self.marks_known.pairs(bucket), strict=True):
                if speaks_for == label:
                    yield bucket, value * weight


class MarkedText(NamedTuple):
    """A text as it is weighed: its words, slips put right, and its marks by group (`features.Group`)."""

    words: Sequence[str]
    groups: Sequence[MarkGroup]


class LanguageModel(Record, frozen=True, dict=True):
    """Log-likelihoods of hashed letter pieces, `len(locales)` in a row.

    `rows` has for each bucket the number of its row, as uint16: what nobody says has one in common. `jargon`
    are words and `messages` texts, folded, that tell no language; `through` maps a language to the locale
    that it is understood through.
    """

    locales: tuple[str, ...]
    rows: memoryview
    log_likelihoods: ScaledNumbers
    jargon: frozenset[str] = frozenset()
    messages: tuple[str, ...] = ()
    through: dict[str, str] = {}

    @cached_property
    def _rows(self) -> memoryview[int]:
        return self.rows.cast("H")

    @cached_property
    def foreign(self) -> tuple[str, ...]:
        """The languages that are none of the bot's."""
        return tuple(tag for tag in self.locales if tag not in LOCALES)

    def evidence_for(self, parts: Iterable[str]) -> list[float]:
        """The log-likelihood of a text's parts (`letter_pieces.parts`) in each language, in nats."""
        together = self._lanes.unpacked(sum(map(self._added_by, parts)))
        return [number / _UNITS for number in together]

    @cached_property
    def _lanes(self) -> Lanes:
        return Lanes(len(self.locales))

    @cached_property
    def _added_by(self) -> WordMemory[[], int]:
        """What a part of a text adds in each language."""
        return WordMemory(self._work_out, _REMEMBERED)

    def _work_out(self, part: str) -> int:
        width, table = len(self.locales), self.log_likelihoods.levels
        places = [self._rows[bucket] * width for bucket in pieces_of(part)]
        rows = [table[at : at + width] for at in places]
        by_level = _UNITS * self.log_likelihoods.scale
        return self._lanes.packed([round(sum(column) * by_level) for column in zip(*rows, strict=True)])


def weigh(
    found: Iterable[tuple[int, int]], weight_of: Callable[[int], float], unseen_weight: float
) -> list[tuple[int, float]]:
    """The seen ones of the marks found, with values; those of all, unseen ones too, have length 1."""
    weighed = weigh_all(found, weight_of, unseen_weight)
    return [(bucket, value) for bucket, value in weighed if weight_of(bucket)]


def weigh_all(
    found: Iterable[tuple[int, int]], weight_of: Callable[[int], float], unseen_weight: float
) -> list[tuple[int, float]]:
    """The marks found with values, together of length 1; one that no phrase has counts as a rare one."""
    counts: tuple[dict[int, int], ...] = tuple({} for _ in GROUP_WEIGHTS)
    for group, bucket in found:
        of_group = counts[group]
        of_group[bucket] = of_group.get(bucket, 0) + 1
    weighed: list[tuple[int, float]] = []
    total = 0.0
    for group_weight, buckets in zip(GROUP_WEIGHTS, counts, strict=True):
        if not buckets:
            continue
        values: list[tuple[int, float]] = []
        for bucket, count in buckets.items():
            value = weight_of(bucket) or unseen_weight
            if count > 1:
                value *= 1 + math.log(count)
            values.append((bucket, value))
        factor = group_weight / math.sqrt(sum([value * value for _, value in values]))
        total += group_weight**2
        weighed += [(bucket, value * factor) for bucket, value in values]
    norm = math.sqrt(total) or 1.0
    return [(bucket, value / norm) for bucket, value in weighed]


def encode(model: Model) -> bytes:
    """A model as bytes; arrays are in the byte order of the machine that compiled them."""
    return msgspec.msgpack.encode(model)


def decode(data: bytes | memoryview) -> Model:
    """The model that `encode` wrote."""
    return msgspec.msgpack.decode(data, type=Model)
