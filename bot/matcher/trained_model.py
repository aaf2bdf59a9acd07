"""What training leaves behind, and the arithmetic that a question costs: plain Python, flat arrays."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from bot.matcher.features import GROUP_WEIGHTS, buckets_of, marks, marks_between
from bot.matcher.keyboard import meant
from bot.matcher.letter_pieces import pieces_of
from bot.matcher.lexicon import Lexicon
from bot.matcher.mending import KnownWords
from bot.matcher.normalise import words
from bot.matcher.phrasebook import Phrasebook
from bot.matcher.scoring import WordScorer
from bot.matcher.word_memory import WordMemory
from bot.model import Record

_REMEMBERED = 1 << 12
"""The words that people write repeat themselves: what this many tell is worked out once."""


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

    `weight_of_mark` has one float32 for each bucket (0: never seen), `rows` the start of the bucket's
    (class, weight) pairs in `classes` and `weights`, and one more as the end of the last. `neighbours` maps a
    language that is understood through one of the bot's to its words in that one; `known` are the
    words that people write.

    Tables are views of what was decoded, as a rule a file that is mapped into memory: replicas share it.
    """

    ids: tuple[str, ...]
    weight_of_mark: memoryview
    unseen_weight: float
    rows: memoryview
    classes: memoryview
    weights: memoryview
    bias: tuple[float, ...]
    calibration: Calibration
    language: LanguageModel
    phrasebook: Phrasebook = Phrasebook()
    lexicon: Lexicon = Lexicon()
    neighbours: dict[str, dict[str, str]] = {}
    known: KnownWords = KnownWords()

    @cached_property
    def _mark_weights(self) -> memoryview[float]:
        return _as_floats(self.weight_of_mark)

    @cached_property
    def _rows(self) -> memoryview[int]:
        return self.rows.cast("I")

    @cached_property
    def _classes(self) -> bytes:
        return bytes(self.classes)

    @cached_property
    def _weights(self) -> memoryview[float]:
        return _as_floats(self.weights)

    @cached_property
    def _scorer(self) -> WordScorer:
        return WordScorer(
            self.bias,
            self._mark_weights,
            self.unseen_weight,
            rows=self._rows,
            classes=self._classes,
            weights=self._weights,
        )

    def scores(self, text: str) -> list[float]:
        """One score for each of `ids`, and one more for "off topic", in that order."""
        found = self.known.mended_words(text)
        return self._scorer.scores(found, marks_between(found, self.lexicon))

    def mended(self, text: str) -> str:
        """The words of a text, those that no phrase has put right: what is weighed."""
        return self.known.mended(text)

    def as_meant(self, text: str) -> str:
        """The text with what was typed in the keyboard's other mode put right."""
        return meant(text, self.known.korean_openings, self.known.latin_words)

    def marks(self, text: str) -> list[int]:
        """The buckets of a text's marks, as often as they occur."""
        return [bucket for _, bucket in marks(self.mended(text), self.lexicon)]

    def weighed(self, text: str) -> dict[int, float]:
        """What marks a text has, slips put right, each with what it weighs; together of length 1."""
        found = marks(self.mended(self.as_meant(text)), self.lexicon)
        weighed: dict[int, float] = {}
        for bucket, value in weigh_all(found, self._mark_weights, self.unseen_weight):
            weighed[bucket] = weighed.get(bucket, 0.0) + value
        return weighed

    def unseen_share(self, text: str) -> float:
        """The share of a text's words that stand in no phrase of any of the bot's languages.

        A word that stands in one has all of its marks there; the place of one mark alone may be another's.
        """
        found = words(text)
        seen = self._mark_weights
        unseen = [word for word in found if not all(seen[bucket] for _, bucket in buckets_of(word))]
        return len(unseen) / len(found) if found else 0.0

    def contributions(self, text: str, label: int) -> Iterator[tuple[int, float]]:
        """What each bucket of a text adds to the score of one class."""
        rows, weights = self._rows, self._weights
        found = marks(self.mended(text), self.lexicon)
        for bucket, value in weigh(found, self._mark_weights, self.unseen_weight):
            for at in range(rows[bucket], rows[bucket + 1]):
                if self._classes[at] == label:
                    yield bucket, value * weights[at]


class LanguageModel(Record, frozen=True, dict=True):
    """Log-likelihoods of hashed letter pieces, `len(locales)` float32 for each bucket.

    `jargon` are words and `messages` texts, folded, that tell no language; `through` maps a language to the
    locale that it is understood through.
    """

    locales: tuple[str, ...]
    buckets: int
    log_likelihoods: memoryview
    jargon: frozenset[str] = frozenset()
    messages: tuple[str, ...] = ()
    through: dict[str, str] = {}

    @cached_property
    def table(self) -> memoryview[float]:
        """The log-likelihoods, ready to index."""
        return _as_floats(self.log_likelihoods)

    @cached_property
    def evidence_of(self) -> WordMemory[[], tuple[float, ...]]:
        """What a part of a text (`letter_pieces.parts`) adds in each language."""
        return WordMemory(self._added_by, _REMEMBERED)

    def _added_by(self, part: str) -> tuple[float, ...]:
        width, table = len(self.locales), self.table
        rows = [table[at * width : (at + 1) * width] for at in pieces_of(part)]
        return tuple(sum(column) for column in zip(*rows, strict=True))


def weigh(
    found: Iterable[tuple[int, int]], mark_weights: Sequence[float], unseen_weight: float
) -> list[tuple[int, float]]:
    """The seen ones of the marks found, with values; those of all, unseen ones too, have length 1."""
    weighed = weigh_all(found, mark_weights, unseen_weight)
    return [(bucket, value) for bucket, value in weighed if mark_weights[bucket]]


def weigh_all(
    found: Iterable[tuple[int, int]], mark_weights: Sequence[float], unseen_weight: float
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
            value = mark_weights[bucket] or unseen_weight
            if count > 1:
                value *= 1 + math.log(count)
            values.append((bucket, value))
        factor = group_weight / math.sqrt(sum([value * value for _, value in values]))
        total += group_weight**2
        weighed += [(bucket, value * factor) for bucket, value in values]
    norm = math.sqrt(total) or 1.0
    return [(bucket, value / norm) for bucket, value in weighed]


def _as_floats(data: memoryview) -> memoryview[float]:
    return data.cast("f")


def encode(model: Model) -> bytes:
    """A model as bytes; arrays are in the byte order of the machine that compiled them."""
    return msgspec.msgpack.encode(model)


def decode(data: bytes | memoryview) -> Model:
    """The model that `encode` wrote."""
    return msgspec.msgpack.decode(data, type=Model)
