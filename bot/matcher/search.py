"""A question → the best sections of a whole documentation set, each on another page, and how well they fit.

Terms find candidates in the reader's language and, by their pieces or through a glossary, in English; the
latent space that all versions of a page share orders them. A page is as likely as its best section and as
the page as a whole: what the four scores of a page weigh was fitted to questions about the published
documentation, none of them those of `python -m benchmarks.search`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log, sqrt
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.compiler.library.library import Library
from bot.errors import KnowledgeError
from bot.languages import LANGUAGES, LOCALES, SOURCE_LOCALE
from bot.languages.scripts import SCRIPTS
from bot.matcher.glossary import glossary_of
from bot.matcher.index import BLOB, Index
from bot.matcher.search_result import Fit, SearchResult
from bot.matcher.terms import is_cut, piece_terms, word_terms
from bot.model import Match

FOUND = 5
"""How many sections are found, each on another page."""

_PIVOT = SOURCE_LOCALE
"""The language of most jargon: its pieces are searched whatever the question is in."""
_VAGUE = tuple(tag for tag, language in LANGUAGES.items() if SCRIPTS[language.script].is_glued)
"""Languages whose terms are cut so small that they are searched through the glossary, too."""
_OWN_PIECES, _PIVOT_PIECES = 0.5, 0.25
"""A choice: pieces of words say less than words, those of another language less still."""
_WHOLE_PAGE = 0.15
"""A choice: a section of the right page counts a little for that alone."""
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


Terms = dict[str, Mapping[int, float]]
"""Language of pages → the terms of a question in it, with how often each is asked for."""


class _View(NamedTuple):
    """How well each section and each page fits a question that is put in `terms`."""

    terms: Terms
    sections: NDArray[np.float32]
    pages: NDArray[np.float32]

    @property
    def highest(self) -> float:
        return float(self.sections.max(initial=0))

    @property
    def words(self) -> Mapping[int, float]:
        return next(iter(self.terms.values()), {})


class Searcher:
    """Searches one library. Holds no state of a conversation; safe to share.

    Raises msgspec.DecodeError or ValueError for what is no index.
    """

    def __init__(self, data: bytes | memoryview) -> None:
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

    def find(self, text: str, locale: str) -> SearchResult:
        """At most five sections on different pages, best first, for a question in `locale`."""
        index = self._index
        corrected = " ".join([text, *index.spelling.corrections(text)])
        pieces = piece_terms(corrected)
        views = [self._seen_in(view, pieces) for view in self._views(corrected, locale)]
        if not any(view.highest for view in views):
            return SearchResult()
        lexical = sum((_shares(view.sections) for view in views), np.zeros(len(self._pages), np.float32))
        count = min(len(lexical), int(_CANDIDATES * sqrt(len(lexical))))
        candidates = np.sort(np.argpartition(-lexical, count - 1)[:count])
        place = index.space.place(views[0].words, pieces)
        near = index.space.nearness(place, candidates)
        pages, page_of = np.unique(self._pages[candidates], return_inverse=True)
        near_pages = self._centres[pages].astype(np.float32) @ place
        scores = _NEAR_SECTION * _best_of(_shares(near), page_of, len(pages)) + _NEAR_PAGE * _shares(
            near_pages
        )
        fits = _NEAR_SECTION * _shares(near)
        for view in views:
            terms = _shares(view.sections[candidates], view.highest)
            scores += _BEST_SECTION / len(views) * _best_of(terms, page_of, len(pages))
            scores += _PAGE / len(views) * _shares(view.pages[pages], float(view.pages.max()))
            fits += _BEST_SECTION / len(views) * terms
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        order = np.argsort(-likely, kind="stable")[:FOUND]
        shown = self._shown(order, page_of, candidates, fits)
        best = shown[0]
        return SearchResult(
            tuple(
                Match(self._id(unit), round(float(share), 4))
                for unit, share in zip(shown, likely[order], strict=True)
            ),
            Fit(
                evidence=max(float(view.sections[best]) for view in views) / log(1 + len(lexical)),
                covered=max(self._covered(view.terms, best) for view in views),
                known=max(self._known(view.terms) for view in views),
                nearness=float(near.max(initial=0)),
                share=float(likely[order[0]]),
                second=float(likely[order[1]]) if len(order) > 1 else 0.0,
                is_spoken=locale in index.words,
                is_cut=is_cut(text),
            ),
        )

    def _views(self, text: str, locale: str) -> list[Terms]:
        """The ways in which a question is put to the pages: its terms, by the language that has them."""
        glossary = glossary_of(locale)
        own: Terms = {locale: word_terms(text, locale)} if locale in self._index.words else {}
        through: Terms = {}
        if locale != _PIVOT and _PIVOT in self._index.words:
            through = {_PIVOT: glossary.terms(text) if glossary else word_terms(text, _PIVOT)}
        if self._index.shares.get(locale, 0) < _COVERED:
            return [own | through]
        return [own, through] if through and locale in _VAGUE else [own]

    def _seen_in(self, terms: Terms, pieces: Counter[int]) -> _View:
        """How well each section and page fits a question in one of its ways."""
        index = self._index
        pages = np.zeros(len(index.keys), dtype=np.float32)
        for here, words in terms.items():
            pages += index.pages[here].scores(words)
        sections: NDArray[np.float32] = np.float32(_WHOLE_PAGE) * pages[self._pages]
        for here, words in terms.items():
            sections += index.words[here].scores(words)
            sections += _OWN_PIECES * index.pieces[here].scores(pieces)
        if _PIVOT in index.pieces and _PIVOT not in terms:
            sections += _PIVOT_PIECES * index.pieces[_PIVOT].scores(pieces)
        return _View(terms, sections, pages)

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

    def _covered(self, terms: Terms, unit: int) -> float:
        """The share of the question that a section covers, in the language that it covers best."""
        words = self._index.words
        return max((words[here].covered(asked, unit) for here, asked in terms.items()), default=0.0)

    def _known(self, terms: Terms) -> float:
        """The share of the question that any section covers."""
        words = self._index.words
        return max((words[here].known(asked) for here, asked in terms.items()), default=0.0)

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
        return Searcher(library.view(BLOB))
    except (msgspec.DecodeError, ValueError, OverflowError) as error:
        raise KnowledgeError(
            "knowledge base", 1, "has a damaged search index; build it anew with `ims-doctor knowledge build`"
        ) from error
