"""A question → the best sections of a whole documentation set, each on another page, and how well they fit.

Terms find candidates in the reader's language and, by their pieces, in English; the latent space that all
versions of a page share orders them, and carries questions in a language that has no pages at all. A page is
as likely as its best section and as the page as a whole: what the four scores of a page weigh was fitted to
questions about the published documentation (`python -m benchmarks.search`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log, sqrt
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.compiler.library.library import Library
from bot.errors import KnowledgeError
from bot.matcher import latent, postings, spelling
from bot.matcher.found import Fit, Found
from bot.matcher.latent import Latent
from bot.matcher.postings import Bags, Postings
from bot.matcher.spelling import Vocabulary
from bot.matcher.terms import STEMS, forget, is_cut, piece_terms, terms, word_terms
from bot.model import LOCALES, Match, Record

BLOB = f"search, {STEMS}"
"""Under this name the index stands in the library's file; one of other stems is none."""

FOUND = 5
"""How many sections are found, each on another page."""

_PIVOT = "en"
"""The language of most jargon: its pieces are searched whatever the question is in."""
_SECTION_TITLE, _PAGE_TITLE = 2, 1
_OWN_PIECES, _PIVOT_PIECES = 0.5, 0.25
_WHOLE_PAGE = 0.15
_BEST_SECTION, _PAGE, _NEAR_SECTION, _NEAR_PAGE = 4.5, 2.5, 2.0, 2.8
"""What a page's scores weigh, each as a share of the highest of any page: the terms of its best section and
of the page, the place in the latent space of its nearest section, and of its sections on average."""
_CANDIDATES = 8
"""Candidates for the latent space: this times the square root of the number of sections."""
_CLEARLY = 0.25
"""By this share of a question, by the rarity of its words, a language knows clearly more of it."""
_MOST_WORDS = 0.5
"""What a language knows less of than this is not in it."""
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
    """The index of a library, for its file. One language at a time is in memory, beside what all share."""
    keys = tuple(library.pages())
    page_numbers = {key: number for number, key in enumerate(keys)}
    units = _units(library)
    numbers = {unit: number for number, unit in enumerate(units)}
    words, pieces, pages = dict[str, Postings](), dict[str, Postings](), dict[str, Postings]()
    all_words, all_pieces = Bags(len(units)), Bags(len(units))
    for locale in library.all_locales:
        in_words, in_pieces, in_pages = Bags(len(units)), Bags(len(units)), Bags(len(keys))
        for passage in library.passages(locale):
            if passage.part:
                continue
            unit = numbers[passage.page, passage.section]
            titles = [*[passage.title] * _SECTION_TITLE, *[passage.page_title] * _PAGE_TITLE]
            found_words, found_pieces = terms("\n".join([*titles, passage.text]), locale)
            in_words.add(unit, found_words)
            in_pieces.add(unit, found_pieces)
            in_pages.add(page_numbers[passage.page], found_words)
        all_words.join(in_words)
        all_pieces.join(in_pieces)
        words[locale] = postings.build(in_words)
        pieces[locale] = postings.build(in_pieces)
        pages[locale] = postings.build(in_pages)
    forget()
    shares = {locale: sum(locale in library.locales(key) for key in keys) / len(keys) for locale in words}
    index = Index(
        keys,
        tuple(IndexedUnit(page_numbers[page], section) for page, section in units),
        shares,
        words,
        pieces,
        pages,
        latent.learn(all_words, all_pieces),
        spelling.vocabulary(passage.text for passage in library.passages() if not passage.part),
    )
    return {BLOB: msgspec.msgpack.encode(index)}


def _units(library: Library) -> tuple[tuple[str, str], ...]:
    """The sections of all pages, page and key, each once however many languages have it."""
    found: dict[tuple[str, str], None] = {}
    for key in library.pages():
        for locale in library.locales(key):
            found.update(((key, section.key), None) for section in library.sections(key, locale))
    return tuple(found)


class Searcher:
    """Searches one library. Holds no state of a conversation; safe to share.

    Raises msgspec.DecodeError or ValueError for what is no index.
    """

    def __init__(self, data: bytes) -> None:
        self._index = msgspec.msgpack.decode(data, type=Index)
        self._pages = np.array([unit.page for unit in self._index.units], dtype=np.int64)
        self._check()
        self._centres = self._index.space.centres(self._pages, len(self._index.keys))

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

    def find(self, text: str, locale: str) -> Found:
        """At most five sections on different pages, best first, for a question in `locale`."""
        index = self._index
        corrected = " ".join([text, *index.spelling.corrections(text)])
        spoken = [locale] if locale in index.words else []
        if index.shares.get(locale, 0) < _COVERED and _PIVOT in index.words:
            spoken.append(_PIVOT)
        pieces = piece_terms(corrected)
        whole = self._whole_pages(corrected, spoken)
        lexical = self._lexical(corrected, spoken, pieces, whole)
        highest = float(lexical.max(initial=0))
        if not highest:
            return Found()
        count = min(len(lexical), int(_CANDIDATES * sqrt(len(lexical))))
        candidates = np.sort(np.argpartition(-lexical, count - 1)[:count])
        place = index.space.place(word_terms(corrected, (spoken or [_PIVOT])[0]), pieces)
        near = index.space.nearness(place, candidates)
        pages, page_of = np.unique(self._pages[candidates], return_inverse=True)
        near_pages = self._centres[pages].astype(np.float32) @ place
        terms = lexical[candidates] / highest
        scores = (
            _BEST_SECTION * _best_of(terms, page_of, len(pages))
            + _PAGE * _shares(whole[pages], float(whole.max()))
            + _NEAR_SECTION * _best_of(_shares(near), page_of, len(pages))
            + _NEAR_PAGE * _shares(near_pages)
        )
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        order = np.argsort(-likely, kind="stable")[:FOUND]
        units = self._shown(order, page_of, candidates, _BEST_SECTION * terms + _NEAR_SECTION * _shares(near))
        best = units[0]
        return Found(
            tuple(
                Match(self._id(unit), round(float(share), 4))
                for unit, share in zip(units, likely[order], strict=True)
            ),
            Fit(
                evidence=float(lexical[best]) / log(1 + len(lexical)),
                covered=self._covered(text, spoken, best),
                known=self._known(text, spoken or [_PIVOT]),
                nearness=float(near.max(initial=0)),
                share=float(likely[order[0]]),
                second=float(likely[order[1]]) if len(order) > 1 else 0.0,
                is_spoken=locale in index.words,
                is_cut=is_cut(text),
            ),
        )

    def language_of(self, text: str, usual: str) -> str:
        """A language of the pages, none of the bot's, that knows clearly more of a text; else `usual`.

        The pages themselves are what a language is recognised by: half of the words of a question tell.
        """
        if all(here in LOCALES for here in self._index.words):
            return usual
        knowing = {here: known.known(word_terms(text, here)) for here, known in self._index.words.items()}
        foreign = {here: share for here, share in knowing.items() if here not in LOCALES}
        best = max(foreign, key=lambda here: foreign[here], default=usual)
        own = max((share for here, share in knowing.items() if here in LOCALES), default=0.0)
        return best if foreign.get(best, 0.0) >= max(own + _CLEARLY, _MOST_WORDS) else usual

    def _covered(self, text: str, spoken: list[str], unit: int) -> float:
        """The share of the question that a section covers, in the language that it covers best."""
        words = self._index.words
        return max((words[here].covered(word_terms(text, here), unit) for here in spoken), default=0.0)

    def _known(self, text: str, spoken: list[str]) -> float:
        """The share of the question that any section covers."""
        words = [(here, self._index.words[here]) for here in spoken if here in self._index.words]
        return max((known.known(word_terms(text, here)) for here, known in words), default=0.0)

    def _whole_pages(self, text: str, spoken: list[str]) -> NDArray[np.float32]:
        scores = np.zeros(len(self._index.keys), dtype=np.float32)
        for locale in spoken:
            scores += self._index.pages[locale].scores(word_terms(text, locale))
        return scores

    def _lexical(
        self, text: str, spoken: list[str], pieces: Counter[int], whole: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        index = self._index
        scores: NDArray[np.float32] = np.float32(_WHOLE_PAGE) * whole[self._pages]
        for locale in spoken:
            scores += index.words[locale].scores(word_terms(text, locale))
            scores += _OWN_PIECES * index.pieces[locale].scores(pieces)
        if _PIVOT in index.pieces and _PIVOT not in spoken:
            scores += _PIVOT_PIECES * index.pieces[_PIVOT].scores(pieces)
        return scores

    def _shown(
        self,
        order: NDArray[Any],
        page_of: NDArray[Any],
        candidates: NDArray[Any],
        scores: NDArray[np.float32],
    ) -> list[int]:
        """Of each page the section that fits best."""
        shown = []
        for page in order.tolist():
            there = np.flatnonzero(page_of == page)
            shown.append(int(candidates[there[scores[there].argmax()]]))
        return shown

    def _id(self, unit: int) -> str:
        found = self._index.units[unit]
        return f"doc/{self._index.keys[found.page]}#{found.section}"


def _shares(scores: NDArray[np.float32], highest: float = 0.0) -> NDArray[np.float32]:
    """Scores as shares of the highest one, at least 0."""
    most = np.float32(max(highest or float(scores.max(initial=0)), 1e-9))
    shares: NDArray[np.float32] = (np.maximum(scores, 0) / most).astype(np.float32)
    return shares


def _best_of(scores: NDArray[np.float32], group_of: NDArray[Any], groups: int) -> NDArray[np.float32]:
    """The highest score of each group."""
    best = np.zeros(groups, dtype=np.float32)
    np.maximum.at(best, group_of, scores)
    return best


def searcher_of(library: Library) -> Searcher:
    """The searcher for a library's own index. Raises KnowledgeError where it was built without one."""
    if BLOB not in library.blobs():
        raise KnowledgeError(
            "knowledge base", 1, "has no search index; build it with `ims-doctor knowledge build`"
        )
    try:
        return Searcher(library.blob(BLOB))
    except (msgspec.DecodeError, ValueError, OverflowError) as error:
        raise KnowledgeError(
            "knowledge base", 1, "has a damaged search index; build it anew with `ims-doctor knowledge build`"
        ) from error
