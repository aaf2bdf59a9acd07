"""Questions that no catalogue entry answers → the best sections of a whole documentation set.

Terms find candidates in the reader's language and, by their pieces, in English; the latent space that all
versions of a page share orders them, and carries questions in a language that has no pages at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import exp, log, sqrt
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.compiler.library.library import Library, Passage
from bot.errors import KnowledgeError
from bot.matcher import latent, postings, spelling
from bot.matcher.latent import Latent
from bot.matcher.postings import Bags, Postings
from bot.matcher.spelling import Vocabulary
from bot.matcher.terms import piece_terms, terms, word_terms
from bot.model import Match, Record

BLOB = "search"
"""Under this name the index stands in the library's file."""

FOUND = 5
"""How many sections are found, each on another page."""

_PIVOT = "en"
"""The language of most jargon: its pieces are searched whatever the question is in."""
_SECTION_TITLE, _PAGE_TITLE = 2, 1
_OWN_PIECES, _PIVOT_PIECES = 0.5, 0.25
_WHOLE_PAGE = 0.15
_LATENT = 0.3
_CANDIDATES = 8
"""Candidates for the latent space: this times the square root of the number of sections."""
_ENOUGH = 4.3
"""A best section with less evidence (BM25 score over the logarithm of the number of sections) is none: of the
development questions 95 % have more, of chatter 5 %."""
_COVERS = 0.7
"""… unless it has this share of the question's words, by their rarity: two words that are a heading."""
_CERTAINTY = (0.34, -2.77)
"""Slope and intercept of the logistic from evidence to how often the best section's page is the right one,
fitted to the development questions."""
_COVERED = 0.5
"""A language with fewer than this share of the pages is searched together with the pivot."""


class IndexedUnit(Record, frozen=True, array_like=True):
    """A section of a page, in whichever languages have it."""

    page: int
    section: str


class Index(Record, frozen=True):
    """All that a search needs; `sections` and `pages` map locale → words and pieces."""

    keys: tuple[str, ...]
    units: tuple[IndexedUnit, ...]
    shares: dict[str, float]
    words: dict[str, Postings]
    pieces: dict[str, Postings]
    pages: dict[str, Postings]
    space: Latent
    spelling: Vocabulary


def build(library: Library) -> Mapping[str, bytes]:
    """The index of a library, for its file."""
    keys = tuple(library.pages())
    numbers: dict[tuple[str, str], int] = {}
    passages: list[Passage] = [p for p in library.passages() if not p.part]
    for passage in passages:
        numbers.setdefault((passage.page, passage.section), len(numbers))
    words, pieces, pages = dict[str, Bags](), dict[str, Bags](), dict[str, Bags]()
    all_words, all_pieces = Bags(len(numbers)), Bags(len(numbers))
    page_numbers = {key: number for number, key in enumerate(keys)}
    for passage in passages:
        unit, locale = numbers[passage.page, passage.section], passage.locale
        titles = [*[passage.title] * _SECTION_TITLE, *[passage.page_title] * _PAGE_TITLE]
        text = "\n".join([*titles, passage.text])
        found_words, found_pieces = terms(text, locale)
        for bags, found in ((words, found_words), (pieces, found_pieces)):
            bags.setdefault(locale, Bags(len(numbers))).add(unit, found)
        pages.setdefault(locale, Bags(len(keys))).add(page_numbers[passage.page], found_words)
        all_words.add(unit, found_words)
        all_pieces.add(unit, found_pieces)
    shares = {locale: sum(locale in library.locales(key) for key in keys) / len(keys) for locale in words}
    index = Index(
        keys,
        tuple(IndexedUnit(page_numbers[page], section) for page, section in numbers),
        shares,
        {locale: postings.build(bags) for locale, bags in words.items()},
        {locale: postings.build(bags) for locale, bags in pieces.items()},
        {locale: postings.build(bags) for locale, bags in pages.items()},
        latent.learn(all_words, all_pieces),
        spelling.vocabulary(passage.text for passage in passages),
    )
    return {BLOB: msgspec.msgpack.encode(index)}


class Searcher:
    """Searches one library. Holds no state of a conversation; safe to share.

    Raises msgspec.DecodeError or ValueError for what is no index.
    """

    def __init__(self, data: bytes) -> None:
        self._index = msgspec.msgpack.decode(data, type=Index)
        self._pages = np.array([unit.page for unit in self._index.units], dtype=np.int64)
        self._check()

    def _check(self) -> None:
        """Raise ValueError where counts contradict each other; checksums tell of damage, not of sense."""
        index = self._index
        if len(self._pages) and not 0 <= self._pages.min() <= self._pages.max() < len(index.keys):
            raise ValueError("a section without a page")
        for known, size in ((index.words, len(index.units)), (index.pieces, len(index.units))):
            for found in known.values():
                found.check(size)
        for found in index.pages.values():
            found.check(len(index.keys))
        if index.words.keys() != index.pages.keys() or index.words.keys() != index.pieces.keys():
            raise ValueError("languages with a part of an index")
        index.space.check(len(index.units))

    def find(self, text: str, locale: str) -> tuple[Match, ...]:
        """At most five sections on different pages, best first, for a question in `locale`.

        The score of the first is the probability that its page is the right one.
        """
        index = self._index
        corrected = " ".join([text, *index.spelling.corrections(text)])
        spoken = [locale] if locale in index.words else []
        if index.shares.get(locale, 0) < _COVERED and _PIVOT in index.words:
            spoken.append(_PIVOT)
        pieces = piece_terms(corrected)
        lexical = self._lexical(corrected, spoken, pieces)
        evidence = float(lexical.max(initial=0)) / log(1 + len(lexical))
        best = int(lexical.argmax()) if evidence else 0
        if evidence < _ENOUGH and self._covered(corrected, spoken, best) < _COVERS:
            return ()
        count = min(len(lexical), int(_CANDIDATES * sqrt(len(lexical))))
        candidates = np.argpartition(-lexical, count - 1)[:count]
        candidates = np.sort(candidates)
        near = index.space.nearness(word_terms(corrected, (spoken or [_PIVOT])[0]), pieces, candidates)
        scores = (1 - _LATENT) * lexical[candidates] / lexical.max()
        scores += _LATENT * near / max(float(near.max()), 1e-9)
        slope, intercept = _CERTAINTY
        certainty = 1 / (1 + exp(-(slope * evidence + intercept)))
        return self._best(candidates, certainty * scores / scores.max())

    def _covered(self, text: str, spoken: list[str], unit: int) -> float:
        """The share of the question that a section covers, in the language that it covers best."""
        words = self._index.words
        return max((words[here].covered(word_terms(text, here), unit) for here in spoken), default=0.0)

    def _lexical(self, text: str, spoken: list[str], pieces: Counter[int]) -> NDArray[np.float32]:
        index = self._index
        scores = np.zeros(len(index.units), dtype=np.float32)
        for locale in spoken:
            terms = word_terms(text, locale)
            scores += index.words[locale].scores(terms)
            scores += _WHOLE_PAGE * index.pages[locale].scores(terms)[self._pages]
            scores += _OWN_PIECES * index.pieces[locale].scores(pieces)
        if _PIVOT in index.pieces and _PIVOT not in spoken:
            scores += _PIVOT_PIECES * index.pieces[_PIVOT].scores(pieces)
        return scores

    def _best(self, candidates: NDArray[Any], scores: NDArray[Any]) -> tuple[Match, ...]:
        found: dict[int, Match] = {}
        for place in np.argsort(-scores, kind="stable").tolist():
            unit = self._index.units[candidates[place]]
            if unit.page not in found:
                section = f"doc/{self._index.keys[unit.page]}#{unit.section}"
                found[unit.page] = Match(section, round(max(float(scores[place]), 0.0), 4))
            if len(found) == FOUND:
                break
        return tuple(found.values())


def searcher_of(library: Library) -> Searcher:
    """The searcher for a library's own index. Raises KnowledgeError where it was built without one."""
    if BLOB not in library.blobs():
        raise KnowledgeError("knowledge base", 1, "has no search index; build it with `knowledge build`")
    try:
        return Searcher(library.blob(BLOB))
    except (msgspec.DecodeError, ValueError, OverflowError) as error:
        raise KnowledgeError("knowledge base", 1, "has a damaged search index; build it anew") from error
