"""Which of the bot's languages a line is in, or that it is in none of them.

Hangul tells Korean, the letters of other scripts tell that it is foreign, letter pieces tell the rest apart.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from zlib import crc32

from bot.matcher.model import LanguageModel
from bot.matcher.normalise import is_hangul, words
from bot.model import LOCALES, Record

_BUCKETS = 1 << 15
_BORROWED = 300.0
"""Pieces that each language borrows from what is usual over all."""
_UNSEEN = 0.05
"""The share of pieces that no language has shown yet."""
_PRIOR = 12.0
"""How many nats of evidence the person's known language is worth."""
_HANGUL_SHARE = 0.2
"""A line is Korean from this share of Hangul letters on, however much English jargon is in it."""
_PIECES = (1, 2, 3)
_FOREIGN_LEAD = 6.0
"""Nats by which a foreign language must be more likely than any of the bot's."""
_OTHER_SCRIPT_SHARE = 0.4
_NO_PROSE = re.compile(r"[\d_@=/\\]|\w[.:]\w")
_JARGON = frozenset(
    words(
        "account accounts admin administration adobe allowlist association callback campaign classic client "
        "cloud console context csv dashboard enterprise error experience external groups id ids ims instance "
        "internal json label login logon mask marketing name operator organization package platform product "
        "redirect restart scope scopes secret server servers sso tenant timeout token type url urls xml yaml"
    )
)
"""What the English console calls things: people of all languages type it as they read it there."""


class Recognised(Record, frozen=True):
    """The bot's locale that a text is most likely in; `is_foreign` where it is in another language.

    `by_script` says that it is certain: the text is in letters that none of the bot's languages has.
    """

    locale: str
    is_foreign: bool = False
    by_script: bool = False


def recognise(model: LanguageModel, text: str, prior: str | None = None) -> Recognised:
    """The language of a text; `prior` decides where the text tells little."""
    found = words(text)
    letters = "".join(found)
    hangul = sum(len(word) for word in found if is_hangul(word))
    if hangul and hangul >= _HANGUL_SHARE * len(letters):
        return Recognised("ko")
    other_scripts = sum(_is_other_script(letter) for letter in letters)
    prose = _prose(text)
    evidence = evidence_for(model, prose or text)
    others = [evidence.pop(language) for language in list(evidence) if language not in LOCALES]
    if prior != "ko":
        evidence.pop("ko", None)  # without a single syllable of Hangul
    foreign = max(others, default=-math.inf) - max(evidence.values())
    if prior in evidence:
        evidence[prior] += _PRIOR if prose else math.inf
    locale = max(evidence, key=lambda candidate: evidence[candidate])
    by_script = other_scripts > _OTHER_SCRIPT_SHARE * len(letters)
    return Recognised(locale, by_script or bool(prose and foreign > _FOREIGN_LEAD), by_script)


def _prose(text: str) -> str:
    """The words in it: addresses, names of settings and numbers are the same in every language."""
    return " ".join(token for token in text.split() if not _NO_PROSE.search(token) and not _is_jargon(token))


def _is_jargon(token: str) -> bool:
    return all(word in _JARGON for word in words(token))


def _is_other_script(letter: str) -> bool:
    return letter.isalpha() and not unicodedata.name(letter, "").startswith(("LATIN", "HANGUL", "FULLWIDTH"))


def evidence_for(model: LanguageModel, text: str) -> dict[str, float]:
    """Log-likelihood of a text in each language, the best being 0."""
    width = len(model.locales)
    scores = [0.0] * width
    for bucket in _pieces(text):
        for i in range(width):
            scores[i] += model.table[bucket * width + i]
    return {locale: score - max(scores) for locale, score in zip(model.locales, scores, strict=True)}


def train(lines: Iterable[tuple[str, str]]) -> LanguageModel:
    """Naive Bayes over letter pieces, from (BCP 47 tag, text) pairs.

    Counts are smoothed towards what is usual over all languages, so that a language with few lines is neither
    favoured nor ruled out by pieces that it happens to lack.
    """
    import numpy as np  # training only

    by_language: dict[str, Counter[int]] = {locale: Counter() for locale in LOCALES}
    for language, text in lines:
        by_language.setdefault(language, Counter()).update(_pieces(text))
    counts = np.array(
        [[there[bucket] for bucket in range(_BUCKETS)] for there in by_language.values()], dtype=np.float64
    )
    totals = counts.sum(axis=1, keepdims=True)
    usual = (counts / np.maximum(totals, 1)).mean(axis=0)
    usual = (usual + _UNSEEN / _BUCKETS) / (1 + _UNSEEN)
    table = np.log((counts + _BORROWED * usual) / (totals + _BORROWED))
    return LanguageModel(tuple(by_language), _BUCKETS, table.T.astype(np.float32).tobytes())


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
