"""Which of the bot's languages a line is in: Hangul tells Korean, letter pieces tell the others apart."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from math import log
from zlib import crc32

from bot.matcher.model import LanguageModel
from bot.matcher.normalise import is_hangul, words
from bot.model import LOCALES

_BUCKETS = 1 << 15
_SMOOTHING = 0.3
_PRIOR = 12.0
"""How many nats of evidence the person's known language is worth."""
_HANGUL_SHARE = 0.2
"""A line is Korean from this share of Hangul letters on, however much English jargon is in it."""
_PIECES = (1, 2, 3)


def recognise(model: LanguageModel, text: str, prior: str | None = None) -> str:
    """The most likely locale of a text; `prior` decides where the text tells little."""
    found = words(text)
    letters = sum(map(len, found)) or 1
    if sum(len(word) for word in found if is_hangul(word)) >= _HANGUL_SHARE * letters:
        return "ko"
    width = len(model.locales)
    scores = [_PRIOR if locale == prior else 0.0 for locale in model.locales]
    for bucket in _pieces(text):
        for i in range(width):
            scores[i] += model.table[bucket * width + i]
    return max(zip(scores, model.locales, strict=True))[1]


def train(lines: Iterable[tuple[str, str]]) -> LanguageModel:
    """Naive Bayes over letter pieces, from (locale, text) pairs. Pieces rare in all count for little."""
    locales = tuple(LOCALES)
    counts = {locale: [0] * _BUCKETS for locale in locales}
    for locale, text in lines:
        there = counts[locale]
        for bucket in _pieces(text):
            there[bucket] += 1
    totals = {locale: sum(there) + _SMOOTHING * _BUCKETS for locale, there in counts.items()}
    table = array("f")
    for bucket in range(_BUCKETS):
        table.extend(log((counts[locale][bucket] + _SMOOTHING) / totals[locale]) for locale in locales)
    return LanguageModel(locales, _BUCKETS, table.tobytes())


def _pieces(text: str) -> Iterator[int]:
    """Letters with their accents count beside the bare ones: é and å tell a lot when they are typed."""
    for word in words(text):
        bounded = f" {word} "
        yield _bucket(bounded)
        for length in _PIECES:
            for start in range(len(bounded) - length + 1):
                yield _bucket(bounded[start : start + length])
    for letter in text.casefold():
        if letter.isalpha() and not letter.isascii():
            yield _bucket("letter " + letter)


def _bucket(piece: str) -> int:
    return crc32(piece.encode()) % _BUCKETS
