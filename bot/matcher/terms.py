"""Text of documents and questions → terms for the search over whole documentation sets.

Two kinds: words (stemmed; Hangul as pieces of two and three syllables, which particles and spacing leave
alone) and pieces (four letters of Latin words, which carry compounds, typos and cognates across languages).
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from zlib import crc32

import snowballstemmer

from bot.matcher.normalise import is_hangul, words

_PIECE = 4
_SYLLABLES = (2, 3)
_STEMMERS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "it": "italian", "nb": "norwegian", "nl": "dutch", "pt": "portuguese", "sv": "swedish",
}  # fmt: skip
"""Locales whose words are stemmed; others are stemmed as English, which most jargon is."""


def word_terms(text: str, locale: str) -> Counter[int]:
    """The hashed words of a text, stemmed for a locale."""
    found: Counter[int] = Counter()
    for word in words(text):
        if not is_hangul(word):
            found[hashed(_stem(word, locale))] += 1
        elif len(word) == 1:
            found[hashed(word)] += 1
        else:
            for length in _SYLLABLES:
                for start in range(len(word) - length + 1):
                    found[hashed(word[start : start + length])] += 1
    return found


def piece_terms(text: str) -> Counter[int]:
    """The hashed four-letter pieces of a text's Latin words, the ends of a word counting as letters."""
    found: Counter[int] = Counter()
    for word in words(text):
        if not is_hangul(word):
            bounded = f"_{word}_"
            for start in range(len(bounded) - _PIECE + 1):
                found[hashed(bounded[start : start + _PIECE])] += 1
    return found


def hashed(term: str) -> int:
    """A term as 32 bits; two terms that share them are rare enough to ignore."""
    return crc32(term.encode())


@lru_cache(maxsize=65536)
def _stem(word: str, locale: str) -> str:
    stemmed: str = _stemmer(locale).stemWord(word)
    return stemmed


@cache
def _stemmer(locale: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_STEMMERS.get(locale, "english"))
