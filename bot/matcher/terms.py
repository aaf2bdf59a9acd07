"""Text of documents and questions → terms for the search over whole documentation sets.

Two kinds: words (stemmed; Hangul as pieces of two and three syllables, which particles and spacing leave
alone; Japanese and Chinese, which have no spaces, as pairs of letters) and pieces (four letters of Latin
words, which carry compounds, typos and cognates across languages).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import version
from zlib import crc32

from snowballstemmer.basestemmer import BaseStemmer

from bot.languages import LANGUAGES
from bot.matcher.normalise import is_hangul, is_unspaced, words
from bot.matcher.word_memory import keeping

STEMS = f"snowballstemmer {version('snowballstemmer')}, 2"
"""Whose stems the terms are: an index is searched with those that it was built with. The figure goes up when
a language gets another stemmer in `_STEMMERS`."""
_PIECE = 4
"""A choice: pieces of four letters cross the joints of compounds."""
_SYLLABLES = (2, 3)
"""Lengths of Korean pieces: most words have two or three syllables."""
_PAIR = 2
"""Pairs of signs are usual where words are not parted."""
_CUT, _WHOLE = 0.6, 2.0
"""What a piece of a Korean word counts in a question, and what a whole word does beside pieces. Of 40 Korean
questions the right page was among the first five for .975 (.950 where all count the same)."""
_SIGNS, _ENDING, _GRAMMAR = 0.8, 0.4, 0.1
"""What a pair of signs counts: one without hiragana, one with one of them, which is the ending of a word as a
rule, and one of two, which says how people talk and not of what."""
_HIRAGANA = re.compile("[\u3040-\u309f]")
_REMEMBERED = 1 << 14
"""Documents repeat their words: the terms of this many are worked out once."""
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "el": "greek", "es": "spanish",
    "et": "estonian", "fa": "persian", "fi": "finnish", "hi": "hindi", "hu": "hungarian", "id": "indonesian",
    "it": "italian", "nb": "norwegian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "tr": "turkish",
    **{tag: language.stemmer for tag, language in LANGUAGES.items()},
}  # fmt: skip
"""The bot's languages, and others that added pages may be in (`sources.page_language`), where Snowball has
them; `pt-BR` is stemmed as `pt`. The rest is stemmed as English, which most jargon is."""


def word_terms(text: str, locale: str) -> dict[int, float]:
    """The hashed words of a text, stemmed for a locale, with how often they stand there."""
    return weighed_terms(Counter(words(text)), locale)


def weighed_terms(asked: Mapping[str, float], locale: str) -> dict[int, float]:
    """The same of words; `asked` says how much each counts."""
    return _counted((terms_of_word(word, locale), count) for word, count in asked.items())


def asked_terms(asked: Mapping[str, float], locale: str) -> dict[int, float]:
    """The terms that a question is searched by: where words are cut, each piece counts less than a whole one.

    A word of three syllables has three terms, with its particle more: jargon beside it would not tell.
    """
    if not any(map(is_cut_word, asked)):
        return weighed_terms(asked, locale)
    return _counted(
        (terms, count * share)
        for word, count in asked.items()
        for terms, share in _shares_of_word(word, locale)
    )


def piece_terms(text: str) -> dict[int, float]:
    """The hashed four-letter pieces of a text's Latin words, the ends of a word counting as letters."""
    return _counted((pieces_of_word(word), 1.0) for word in words(text))


def is_cut(text: str) -> bool:
    """Whether a text has words that are cut into syllables or pairs of letters."""
    return any(map(is_cut_word, words(text)))


def is_cut_word(word: str) -> bool:
    """Whether a word is cut into syllables or pairs of letters: it has several terms."""
    return is_hangul(word) or is_unspaced(word)


def forget() -> None:
    """Give back the memory for words whose terms were worked out."""
    terms_of_word.forget()
    pieces_of_word.forget()
    stemmed.forget()


def language_of_tag(locale: str) -> str:
    """The language of a tag, without the region that says how it is written there: `pt` of `pt-BR`."""
    return locale.partition("-")[0]


@keeping(_REMEMBERED)
def stemmed(word: str, locale: str) -> str:
    """A word in small letters without its ending."""
    stem: str = _stemmer(locale).stemWord(word)
    return stem


def hashed(term: str) -> int:
    """A term as 32 bits; two terms that share them are rare enough to ignore."""
    return crc32(term.encode())


def _counted(found: Iterable[tuple[tuple[int, ...], float]]) -> dict[int, float]:
    counts: dict[int, float] = {}
    for hashes, count in found:
        for term in hashes:
            counts[term] = counts.get(term, 0.0) + count
    return counts


@keeping(_REMEMBERED)
def terms_of_word(word: str, locale: str) -> tuple[int, ...]:
    """What a word is found by, as it is stemmed for a locale."""
    if is_unspaced(word):
        return tuple(map(hashed, _pairs(word)))
    if not is_hangul(word):
        return (hashed(stemmed(word, locale)),)
    if len(word) == 1:
        return (hashed(word),)
    return tuple(hashed(piece) for length in _SYLLABLES for piece in _ngrams(word, length))


def _shares_of_word(word: str, locale: str) -> Iterator[tuple[tuple[int, ...], float]]:
    """What a word beside others that are cut is found by, with how much that counts."""
    if is_unspaced(word):
        yield from (((hashed(pair),), _share_of_pair(pair)) for pair in _pairs(word))
    else:
        yield terms_of_word(word, locale), _CUT if is_hangul(word) else _WHOLE


def _share_of_pair(pair: str) -> float:
    """How much of what is asked a pair of signs says."""
    spoken = len(_HIRAGANA.findall(pair))
    return _GRAMMAR if spoken == len(pair) else _ENDING if spoken else _SIGNS


def _pairs(run: str) -> list[str]:
    """The pairs of signs in a run of them; a single sign is itself."""
    return list(_ngrams(run, _PAIR)) or [run]


@keeping(_REMEMBERED)
def pieces_of_word(word: str) -> tuple[int, ...]:
    """The four-letter pieces of a word; none of one that is cut."""
    return () if is_cut_word(word) else tuple(hashed(piece) for piece in _ngrams(f"_{word}_", _PIECE))


def _ngrams(text: str, length: int) -> Iterator[str]:
    for start in range(len(text) - length + 1):
        yield text[start : start + length]


@cache
def _stemmer(locale: str) -> BaseStemmer:
    """The library's own: what it hands out itself is another's, with other stems, where that is installed."""
    name = _STEMMERS.get(locale) or _STEMMERS.get(language_of_tag(locale), "english")
    stemmer: BaseStemmer = getattr(
        import_module(f"snowballstemmer.{name}_stemmer"), f"{name.title()}Stemmer"
    )()
    return stemmer
