"""A question → the best sections of a whole documentation set, each on another page, and how well they fit.

A question is put to the pages in the reader's language and, through a glossary, in English. A page is as
likely as its best chunk, its best section by pieces of words, the page as a whole and its place in the
latent space that all its versions share. What these four weigh was fitted to questions about the published
documentation, none of them those of `python -m benchmarks.search`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count as counter
from math import log, sqrt
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.compiler.library.library import Library
from bot.errors import KnowledgeError
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.matcher.compounds import Compounds
from bot.matcher.glossary import glossary_of
from bot.matcher.groups import Groups, Scores
from bot.matcher.index import BLOB, Index
from bot.matcher.looked_up import LookedUp
from bot.matcher.normalise import words
from bot.matcher.search_result import Fit, SearchResult
from bot.matcher.synonyms import asked
from bot.matcher.terms import (
    asked_terms,
    is_cut,
    language_of_tag,
    piece_terms,
    terms_of_word,
    weighed_terms,
    word_terms,
)
from bot.matcher.usual import usual_terms
from bot.model import Match, section_id, section_of

FOUND = 5
"""How many sections are found, each on another page."""

_PIVOT = SOURCE_LOCALE
"""The language of most jargon, which a question in another one is put in, too, where there is a glossary."""
_CHUNK, _PAGE, _PLACE, _PIECES = 3.6, 4.5, 3.3, 2.7
"""What a page's scores weigh, each as a share of the highest of any page: the words of its best chunk and of
the page, the place of the page in the latent space, and the pieces of words of its best section."""
_USUAL = 0.7
"""What is taken off for the BM25 score of a page for a usual question about something else."""
_CANDIDATES = 12
"""Pages that are looked at, those that fit as a whole: this times the square root of their number. From 3 on
the five first of 327 questions are the same."""
_CLEARLY = 0.25
"""By this share of a question, by the rarity of its words, a language knows clearly more of it."""
_MOST_WORDS = 0.5
"""What a language knows less of than this is not in it."""
_RELEASED_AFTER = 8
"""A choice: after so many questions what was read of the file is given back, as a rule 10 MB; the next
question reads its part anew, which costs it a millisecond."""
_COVERED = 0.5
"""A language with fewer than this share of the pages is searched together with the pivot."""


Terms = dict[str, Mapping[int, float]]
"""Language of pages → the terms of a question in it, with how much each counts."""


class _View(NamedTuple):
    """How well chunks and whole pages fit a question that is put in `terms`.

    `asked` are the terms looked up in the chunks, `chunks` how well each chunk fits, by language, and `best`
    how well the best section does.
    """

    terms: Terms
    asked: dict[str, LookedUp]
    chunks: dict[str, Scores]
    best: float
    pages: Scores

    @property
    def words(self) -> Mapping[int, float]:
        return next(iter(self.terms.values()), {})


class Searcher:
    """Searches one library. Holds no state of a conversation; safe to share.

    Raises msgspec.DecodeError or ValueError for what is no index.
    """

    def __init__(
        self,
        data: bytes | memoryview,
        release: Callable[[], None] = lambda: None,
        usual: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """`release` gives back the memory of what was read of `data`, which stays readable.

        `usual` are things that people ask about something else, by language (`usual.usual_phrases`).
        """
        self._release = release
        self._asked = counter(1)
        self._usual = usual or {}
        self._usual_of_pages: dict[str, Scores] = {}
        self._index = msgspec.msgpack.decode(data, type=Index)
        self._page_of = np.array([unit.page for unit in self._index.units], dtype=np.int64)
        self._chunks = {
            here: np.frombuffer(sections, dtype=np.uint32).astype(np.int64)
            for here, sections in self._index.chunks.items()
        }
        self._check()
        self._compounds = Compounds(self._index.spelling, self._index.words)
        self._all_sections = Groups(self._page_of, len(self._index.keys))
        self._sections = {here: Groups(of, len(self._page_of)) for here, of in self._chunks.items()}
        self._chunks_of_pages = {
            here: Groups(self._page_of[of], len(self._index.keys)) for here, of in self._chunks.items()
        }
        release()  # all of it was looked at

    def _check(self) -> None:
        """Raise ValueError where counts contradict each other; checksums tell of damage, not of sense."""
        index = self._index
        if len(self._page_of) and not 0 <= self._page_of.min() <= self._page_of.max() < len(index.keys):
            raise ValueError("a section without a page")
        if not index.words.keys() == index.pages.keys() == index.pieces.keys() == index.chunks.keys():
            raise ValueError("languages with a part of an index")
        for sections in (self._page_of, *self._chunks.values()):
            if np.any(np.diff(sections) < 0):
                raise ValueError("chunks or sections out of order")
        for here, sections in self._chunks.items():
            if len(sections) and sections[-1] >= len(index.units):
                raise ValueError("a chunk without a section")
            index.words[here].check(len(sections))
            index.pieces[here].check(len(index.units))
            index.pages[here].check(len(index.keys))
        index.space.check(len(index.keys))

    def find(self, text: str, locale: str) -> SearchResult:
        """At most five sections on different pages, best first, for a question in `locale`."""
        if next(self._asked) % _RELEASED_AFTER == 0:
            self._release()
        index, locale = self._index, self._of_pages(locale)
        corrected = " ".join([text, *index.spelling.corrections(text)])
        pieces = piece_terms(corrected)
        wanted = self._compounds.taken_apart(asked(corrected, locale), locale)
        views = [self._seen_in(terms) for terms in self._views(wanted, locale)]
        in_pieces = self._in_pieces(views[0].terms, pieces)
        as_pages = _mean(_shares(view.pages) for view in views)
        pages = _candidates(as_pages)
        most = _most(in_pieces)
        kinds = [
            (_PIECES, self._all_sections.best_at(in_pieces, pages) / np.float32(most)),
            (_CHUNK, _mean(self._best_chunks(view, pages) for view in views)),
            (_PAGE, as_pages[pages]),
        ]
        if not any(shares.any() for _, shares in kinds):
            return SearchResult()
        near = index.space.nearness([index.space.place(view.words, pieces) for view in views], pages)
        kinds.append((_PLACE, _mean(map(_shares, near))))
        scores = _weighed(kinds) - np.float32(_USUAL) * self._usual_in(views[0].terms)[pages]
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        first = _highest(likely, min(len(pages), FOUND))
        order = first[np.argsort(-likely[first], kind="stable")]
        shown = [self._best_section(in_pieces, most, views, page) for page in pages[order].tolist()]
        best = shown[0]
        return SearchResult(
            tuple(
                Match(self._id(unit), round(float(share), 4))
                for unit, share in zip(shown, likely[order], strict=True)
            ),
            Fit(
                evidence=max(float(self._in_sections(view, best, best + 1)[0]) for view in views)
                * _growth(wanted, locale)
                / log(1 + len(self._page_of)),
                covered=max(self._covered(view, best) for view in views),
                known=max(self._known(view) for view in views),
                nearness=max(float(nearness[order[0]]) for nearness in near),
                place=float(kinds[-1][1][order[0]]),
                share=float(likely[order[0]]),
                second=float(likely[order[1]]) if len(order) > 1 else 0.0,
                agreed=sum(float(shares[order[0]]) >= float(shares.max()) for _, shares in kinds),
                pages=len(index.keys),
                is_spoken=locale in index.words,
                is_cut=is_cut(text),
            ),
        )

    def held(self, text: str, locale: str, section: str) -> dict[str, float]:
        """The words of a question in `locale` → how much of it each is, by rarity, and its page has.

        The page is that of a section that was found; a word that only another page has counts nothing.
        """
        locale = self._of_pages(locale)
        here = locale if locale in self._index.words else _PIVOT
        known = self._index.words.get(here)
        if known is None:
            return {}
        page = self._index.keys.index(section_of(section)[0])
        first, stop = self._all_sections.bounds(page)
        begin, end = self._sections[here].bounds(first)[0], self._sections[here].bounds(stop - 1)[1]
        found: dict[str, float] = {}
        total = 0.0
        for word, count in Counter(words(text)).items():  # each is looked up once, however often it is said
            terms = terms_of_word(word, here)
            asked = known.asked(dict.fromkeys(terms, 1.0))
            rarity = count * known.rarity(asked) / max(len(terms), 1)
            total += rarity
            found[word] = rarity * known.covered(asked, begin, end)
        return {word: share / total for word, share in found.items() if share}

    def _views(self, wanted: Mapping[str, float], locale: str) -> list[Terms]:
        """The ways in which a question is put to the pages: its terms, by the language that has them."""
        glossary = glossary_of(locale)
        own: Terms = {locale: asked_terms(wanted, locale)} if locale in self._index.words else {}
        through: Terms = {}
        if locale != _PIVOT and _PIVOT in self._index.words:
            through = {_PIVOT: glossary.terms(wanted) if glossary else weighed_terms(wanted, _PIVOT)}
        if self._index.shares.get(locale, 0) < _COVERED:
            return [own | through]
        return [own, through] if through and glossary else [own]

    def _seen_in(self, terms: Terms) -> _View:
        """How well each chunk and each page fits a question in one of its ways."""
        index = self._index
        asked = {here: index.words[here].asked(wanted) for here, wanted in terms.items()}
        chunks = {here: index.words[here].scores(found.telling()) for here, found in asked.items()}
        pages = np.zeros(len(index.keys), dtype=np.float32)
        for here, wanted in terms.items():
            whole = index.pages[here]
            pages += whole.scores(whole.asked(wanted).telling())
        return _View(terms, asked, chunks, self._best_section_score(chunks), pages)

    def _usual_in(self, languages: Iterable[str]) -> Scores:
        """How well each page fits whatever is asked, in the languages in which it is searched."""
        scores = np.zeros(len(self._index.keys), dtype=np.float32)
        for here in languages:
            if here in self._usual and here not in self._usual_of_pages:
                whole = self._index.pages[here]
                asked = whole.asked(usual_terms(self._usual[here], here))
                self._usual_of_pages[here] = whole.scores(asked)
            scores += self._usual_of_pages.get(here, np.float32(0))
        return scores

    def _best_section_score(self, chunks: Mapping[str, Scores]) -> float:
        """How well the best section of all fits, each language by its best chunk of it."""
        if len(chunks) == 1:  # then it is the one with the best chunk
            return max(_most(scores) for scores in chunks.values())
        return _most(self._sections_by_chunks(chunks))

    def _best_chunks(self, view: _View, pages: NDArray[np.intp]) -> Scores:
        """How well the best section of some pages fits, as a share of the best of all."""
        if len(view.chunks) == 1:
            ((here, scores),) = view.chunks.items()
            found = self._chunks_of_pages[here].best_at(scores, pages)
        else:
            found = self._all_sections.best_at(self._sections_by_chunks(view.chunks), pages)
        return found / np.float32(view.best)

    def _sections_by_chunks(self, chunks: Mapping[str, Scores]) -> Scores:
        """How well each section fits, each language by its best chunk of it."""
        sections = np.zeros(len(self._page_of), dtype=np.float32)
        for here, scores in chunks.items():
            sections += self._sections[here].best(scores)
        return sections

    def _in_sections(self, view: _View, start: int, stop: int) -> Scores:
        """How well sections from `start` up to `stop` fit, by the best chunk of each."""
        found = np.zeros(stop - start, dtype=np.float32)
        for here, scores in view.chunks.items():
            found += self._sections[here].best_of(scores, start, stop)
        return found

    def _in_pieces(self, languages: Terms, pieces: Mapping[int, float]) -> Scores:
        """How well each section fits the pieces of a question, in the languages that it is searched in."""
        found = np.zeros(len(self._page_of), dtype=np.float32)
        for here in languages:
            in_here = self._index.pieces[here]
            found += in_here.scores(in_here.asked(pieces).telling())
        return found

    def _best_section(self, in_pieces: Scores, most: float, views: Sequence[_View], page: int) -> int:
        """The section of a page that fits best, by its pieces and by the words of its best chunk.

        `most` is the highest of `in_pieces`.
        """
        start, stop = self._all_sections.bounds(page)
        in_words = ((_CHUNK / len(views) / view.best, self._in_sections(view, start, stop)) for view in views)
        return start + int(_weighed([(_PIECES / most, in_pieces[start:stop]), *in_words]).argmax())

    def language_of(self, text: str, usual: str) -> str:
        """A language of the pages, none of the bot's, that knows clearly more of a text; else `usual`.

        The pages themselves are what a language is recognised by: half of the words of a question tell.
        """
        usual = self._of_pages(usual)
        if all(here in LOCALES for here in self._index.words):
            return usual
        knowing = {
            here: known.known(known.asked(word_terms(text, here)))
            for here, known in self._index.words.items()
        }
        foreign = {here: share for here, share in knowing.items() if here not in LOCALES}
        best = max(foreign, key=lambda here: foreign[here], default=usual)
        own = max((share for here, share in knowing.items() if here in LOCALES), default=0.0)
        return best if foreign.get(best, 0.0) >= max(own + _CLEARLY, _MOST_WORDS) else usual

    def _of_pages(self, locale: str) -> str:
        """The locale as pages have it: those in `pt-BR` answer who writes Portuguese."""
        if locale in self._index.words:
            return locale
        language = language_of_tag(locale)
        return next((here for here in self._index.words if language_of_tag(here) == language), locale)

    def _covered(self, view: _View, section: int) -> float:
        """The share of the question that a section covers, in the language that it covers best."""
        return max(
            (
                self._index.words[here].covered(asked, *self._sections[here].bounds(section))
                for here, asked in view.asked.items()
            ),
            default=0.0,
        )

    def _known(self, view: _View) -> float:
        """The share of the question that any section covers."""
        indexed = self._index.words
        return max((indexed[here].known(asked) for here, asked in view.asked.items()), default=0.0)

    def _id(self, unit: int) -> str:
        found = self._index.units[unit]
        return section_id(self._index.keys[found.page], found.section)


def _growth(wanted: Mapping[str, float], locale: str) -> float:
    """How much more the terms of a question would count if pieces of words counted as much as words.

    By what a piece counts alone nothing is more or less of an answer.
    """
    sought = sum(asked_terms(wanted, locale).values())
    return sum(weighed_terms(wanted, locale).values()) / sought if sought else 1.0


def _shares(scores: Scores) -> Scores:
    """Scores as shares of the highest one, at least 0."""
    shares: Scores = (np.maximum(scores, 0) / np.float32(_most(scores))).astype(np.float32, copy=False)
    return shares


def _candidates(as_pages: Scores) -> NDArray[np.intp]:
    """The pages that are looked at: the likeliest as a whole, all where too few of them have a word of it."""
    count = min(len(as_pages), int(_CANDIDATES * sqrt(len(as_pages))))
    pages = _highest(as_pages, count) if count else np.zeros(0, dtype=np.intp)
    return pages if as_pages[pages].all() else np.arange(len(as_pages))


def _highest(scores: Scores, count: int) -> NDArray[np.intp]:
    """The places of so many of the highest scores, in ascending order; of equals, those that come first."""
    least = np.partition(scores, len(scores) - count)[len(scores) - count]
    above, equal = np.flatnonzero(scores > least), np.flatnonzero(scores == least)
    return np.sort(np.concatenate([above, equal[: count - len(above)]]))


def _most(scores: Scores) -> float:
    """The highest score, more than 0."""
    return max(float(scores.max(initial=0)), 1e-9)


def _mean(several: Iterable[Scores]) -> Scores:
    found = list(several)
    mean: Scores = sum(found[1:], found[0]) / np.float32(len(found))
    return mean


def _weighed(kinds: Iterable[tuple[float, Scores]]) -> Scores:
    """The sum of several kinds of evidence, each by its weight."""
    first, *others = (np.float32(weight) * shares for weight, shares in kinds)
    return sum(others, first)


def searcher_of(
    library: Library,
    release: Callable[[], None] | None = None,
    usual: Mapping[str, Sequence[str]] | None = None,
) -> Searcher:
    """The searcher for a library's own index. Raises KnowledgeError where it was built without one.

    `release` gives back the memory of what was read, by itself that of the library; `usual` as in `Searcher`.
    """
    if BLOB not in library.blobs():
        raise KnowledgeError(
            "knowledge base", 1, "has no search index; build it with `ims-doctor knowledge build`"
        )
    try:
        return Searcher(library.view(BLOB), release or library.release, usual)
    except (msgspec.DecodeError, ValueError, OverflowError) as error:
        raise KnowledgeError(
            "knowledge base", 1, "has a damaged search index; build it anew with `ims-doctor knowledge build`"
        ) from error
