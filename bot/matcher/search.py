"""A question → the best sections of a whole documentation set, each on another page, and how well they fit.

A question is put to the pages in the reader's language and, through a glossary, in English. A page is as
likely as its best chunk, its best section by pieces of words, the page as a whole and its place in the
latent space that all its versions share. What these four weigh was fitted to questions about the published
documentation, none of them those of `python -m benchmarks.search`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import count as counter
from math import log, sqrt

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.compiler.library.library import Library
from bot.errors import KnowledgeError
from bot.matcher.compounds import Compounds
from bot.matcher.groups import Scores
from bot.matcher.index import BLOB
from bot.matcher.opened_index import OpenedIndex
from bot.matcher.question_views import Terms, View, views_of
from bot.matcher.search_result import Fit, SearchResult, WordShare
from bot.matcher.shares import as_shares, highest, mean_of, most_of, weighed
from bot.matcher.synonyms import asked
from bot.matcher.terms import asked_terms, is_cut, is_cut_word, piece_terms, weighed_terms
from bot.matcher.usual import usual_terms
from bot.model import Match

FOUND = 5
"""How many sections are found, each on another page."""

_CHUNK, _PAGE, _PLACE, _PIECES = 3.6, 4.5, 3.3, 2.7
"""What a page's scores weigh, each as a share of the highest of any page: the words of its best chunk and of
the page, the place of the page in the latent space, and the pieces of words of its best section."""
_USUAL = 0.7
"""What is taken off for the BM25 score of a page for a usual question about something else."""
_CANDIDATES = 12
"""Pages that are looked at, those that fit as a whole: this times the square root of their number. From 3 on
the five first of 327 questions are the same."""
_RELEASED_AFTER = 8
"""A choice: after so many questions what was read of the file is given back, as a rule 10 MB; the next
question reads its part anew, which costs it a millisecond."""


class Searcher:
    """Searches one library. Holds no state of a conversation; safe to share.

    Raises msgspec.DecodeError or ValueError for what is no index.
    """

    def __init__(
        self,
        data: bytes | memoryview,
        release: Callable[[], None] = lambda: None,
        usual: Mapping[str, Sequence[str]] | None = None,
        shipped: Collection[str] = (),
    ) -> None:
        """`release` gives back the memory of what was read of `data`, which stays readable.

        `usual` are things that people ask about something else, by language (`usual.usual_phrases`),
        `shipped` the pages that ship.
        """
        self._release = release
        self._asked = counter(1)
        self._usual = usual or {}
        self._usual_of_pages: dict[str, Scores] = {}
        self._index = OpenedIndex(data)
        self._compounds = Compounds(self._index.stored.spelling, self._index.stored.words)
        self._ships = np.array([key in shipped for key in self._index.stored.keys], dtype=bool)
        release()  # all of it was looked at

    def find(self, text: str, locale: str) -> SearchResult:
        """At most five sections on different pages, best first, for a question in `locale`."""
        if next(self._asked) % _RELEASED_AFTER == 0:
            self._release()
        index, locale = self._index.stored, self._index.of_pages(locale)
        corrected = " ".join([text, *index.spelling.corrections(text)])
        pieces = piece_terms(corrected)
        wanted = self._compounds.taken_apart(asked(corrected, locale), locale)
        views = views_of(self._index, wanted, locale)
        in_pieces = self._in_pieces(views[0].terms, pieces)
        as_pages = mean_of(as_shares(view.pages) for view in views)
        pages = _candidates(as_pages)
        most = most_of(in_pieces)
        kinds = [
            (_PIECES, self._index.sections.best_at(in_pieces, pages) / np.float32(most)),
            (_CHUNK, mean_of(view.best_chunks(pages) for view in views)),
            (_PAGE, as_pages[pages]),
        ]
        if not any(shares.any() for _, shares in kinds):
            return SearchResult()
        near = index.space.nearness(index.space.places((view.words for view in views), pieces), pages)
        kinds.append((_PLACE, mean_of(map(as_shares, near))))
        scores = weighed(kinds) - np.float32(_USUAL) * self._usual_in(views[0].terms)[pages]
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        first = highest(likely, min(len(pages), FOUND))
        order = first[np.argsort(-likely[first], kind="stable")]
        shown = self._best_sections(in_pieces, most, views, pages[order].tolist())
        best = shown[0]
        covered, known = (
            max(shares) for shares in zip(*(view.coverage(best) for view in views), strict=True)
        )
        return SearchResult(
            tuple(
                Match(self._index.id_of(unit), round(float(share), 4))
                for unit, share in zip(shown, likely[order], strict=True)
            ),
            Fit(
                evidence=max(float(view.in_sections(np.array([best]))[0]) for view in views)
                * _growth(wanted, locale)
                / log(1 + self._index.size),
                covered=covered,
                known=known,
                nearness=max(float(nearness[order[0]]) for nearness in near),
                place=float(kinds[-1][1][order[0]]),
                share=float(likely[order[0]]),
                second=float(likely[order[1]]) if len(order) > 1 else 0.0,
                agreed=sum(float(shares[order[0]]) >= float(shares.max()) for _, shares in kinds),
                pages=len(index.keys),
                is_spoken=locale in index.words,
                is_cut=is_cut(text),
                shipped=float(likely[self._ships[pages]].sum()) if self._ships.any() else None,
            ),
        )

    def word_shares(self, text: str, locale: str, section: str) -> dict[str, WordShare]:
        """The words of a question in `locale` → how much of it each is, and how much of that a page has.

        The page is that of a section that was found.
        """
        return self._index.word_shares(text, locale, section)

    def language_of(self, text: str, usual: str) -> str:
        """A language of the pages, none of the bot's, that knows clearly more of a text; else `usual`."""
        return self._index.language_of(text, usual)

    def _usual_in(self, languages: Iterable[str]) -> Scores:
        """How well each page fits whatever is asked, in the languages in which it is searched."""
        scores = np.zeros(len(self._index.stored.keys), dtype=np.float32)
        for here in languages:
            if here in self._usual and here not in self._usual_of_pages:
                whole = self._index.stored.pages[here]
                asked = whole.asked(usual_terms(self._usual[here], here))
                self._usual_of_pages[here] = whole.scores(asked)
            scores += self._usual_of_pages.get(here, np.float32(0))
        return scores

    def _in_pieces(self, languages: Terms, pieces: Mapping[int, float]) -> Scores:
        """How well each section fits the pieces of a question, in the languages that it is searched in."""
        found = np.zeros(self._index.size, dtype=np.float32)
        for here in languages:
            in_here = self._index.stored.pieces[here]
            found += in_here.scores(in_here.asked(pieces).telling())
        return found

    def _best_sections(
        self, in_pieces: Scores, most: float, views: Sequence[View], pages: Sequence[int]
    ) -> list[int]:
        """The section of each page that fits best, by its pieces and by the words of its best chunk.

        `most` is the highest of `in_pieces`.
        """
        runs = {page: self._index.sections.bounds(page) for page in sorted(pages)}
        sections = np.concatenate([np.arange(*run) for run in runs.values()])
        in_words = ((_CHUNK / len(views) / view.best, view.in_sections(sections)) for view in views)
        fits = weighed([(_PIECES / most, in_pieces[sections]), *in_words])
        best, begin = dict[int, int](), 0
        for page, (start, stop) in runs.items():
            end = begin + stop - start
            best[page] = start + int(fits[begin:end].argmax())
            begin = end
        return [best[page] for page in pages]


def _growth(wanted: Mapping[str, float], locale: str) -> float:
    """How much more the terms of a question would count if pieces of words counted as much as words.

    By what a piece counts alone nothing is more or less of an answer.
    """
    if not any(map(is_cut_word, wanted)):
        return 1.0
    sought = sum(asked_terms(wanted, locale).values())
    return sum(weighed_terms(wanted, locale).values()) / sought if sought else 1.0


def _candidates(as_pages: Scores) -> NDArray[np.intp]:
    """The pages that are looked at: the likeliest as a whole, all where too few of them have a word of it."""
    count = min(len(as_pages), int(_CANDIDATES * sqrt(len(as_pages))))
    pages = highest(as_pages, count) if count else np.zeros(0, dtype=np.intp)
    return pages if as_pages[pages].all() else np.arange(len(as_pages))


def searcher_of(
    library: Library,
    release: Callable[[], None] | None = None,
    usual: Mapping[str, Sequence[str]] | None = None,
    shipped: Collection[str] = (),
) -> Searcher:
    """The searcher for a library's own index. Raises KnowledgeError where it was built without one.

    `release` gives back the memory of what was read, by itself that of the library; `usual` and `shipped` as
    in `Searcher`.
    """
    if BLOB not in library.blobs():
        raise KnowledgeError(
            "knowledge base", 1, "has no search index; build it with `ims-doctor knowledge build`"
        )
    try:
        return Searcher(library.view(BLOB), release or library.release, usual, shipped)
    except (msgspec.DecodeError, ValueError, OverflowError) as error:
        raise KnowledgeError(
            "knowledge base", 1, "has a damaged search index; build it anew with `ims-doctor knowledge build`"
        ) from error
