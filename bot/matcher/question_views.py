"""A question, put to pages in each of its ways: in its own language and, by a glossary, in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.languages import SOURCE_LOCALE
from bot.matcher.glossary import glossary_of
from bot.matcher.groups import Scores
from bot.matcher.looked_up import LookedUp
from bot.matcher.opened_index import OpenedIndex
from bot.matcher.shares import most_of
from bot.matcher.terms import asked_terms, weighed_terms

_PIVOT = SOURCE_LOCALE
"""The language of most jargon, which a question in another one is put in, too, where there is a glossary."""
_COVERED = 0.5
"""A language with fewer than this share of the pages is searched together with the pivot."""

Terms = dict[str, Mapping[int, float]]
"""Language of pages → the terms of a question in it, with how much each counts."""


class View(NamedTuple):
    """How well chunks and whole pages fit a question that is put in `terms`.

    `asked` are the terms looked up in the chunks, `chunks` how well each chunk fits, by language, and `best`
    how well the best section does.
    """

    opened: OpenedIndex
    terms: Terms
    asked: dict[str, LookedUp]
    chunks: dict[str, Scores]
    best: float
    pages: Scores

    @property
    def words(self) -> Mapping[int, float]:
        """The terms in the first of its languages."""
        return next(iter(self.terms.values()), {})

    def best_chunks(self, pages: NDArray[np.intp]) -> Scores:
        """How well the best section of some pages fits, as a share of the best of all."""
        if len(self.chunks) == 1:
            ((here, scores),) = self.chunks.items()
            found = self.opened.chunks_of_pages[here].best_at(scores, pages)
        else:
            found = self.opened.sections.best_at(_sections_by_chunks(self.opened, self.chunks), pages)
        return found / np.float32(self.best)

    def in_sections(self, sections: NDArray[np.int64]) -> Scores:
        """How well each of some sections fits, by the best chunk of each; they are in ascending order."""
        found = np.zeros(len(sections), dtype=np.float32)
        for here, scores in self.chunks.items():
            found += self.opened.chunks[here].best_at(scores, sections)
        return found

    def coverage(self, section: int) -> tuple[float, float]:
        """The share of the question that a section covers, and that any does, each in the best language."""
        shares = [
            self.opened.stored.words[here].coverage(asked, *self.opened.chunks[here].bounds(section))
            for here, asked in self.asked.items()
        ]
        return max((covered for covered, _ in shares), default=0.0), max(
            (known for _, known in shares), default=0.0
        )


def views_of(index: OpenedIndex, wanted: Mapping[str, float], locale: str) -> list[View]:
    """How well all fits a question, in each of the ways in which it is put to the pages."""
    glossary = glossary_of(locale)
    own: Terms = {locale: asked_terms(wanted, locale)} if locale in index.stored.words else {}
    through: Terms = {}
    if locale != _PIVOT and _PIVOT in index.stored.words:
        through = {_PIVOT: glossary.terms(wanted) if glossary else weighed_terms(wanted, _PIVOT)}
    if index.stored.shares.get(locale, 0) < _COVERED:
        ways = [own | through]
    else:
        ways = [own, through] if through and glossary else [own]
    return [_seen_in(index, terms) for terms in ways]


def _seen_in(index: OpenedIndex, terms: Terms) -> View:
    """How well each chunk and each page fits a question in one of its ways."""
    stored = index.stored
    asked = {here: stored.words[here].asked(wanted) for here, wanted in terms.items()}
    chunks = {here: stored.words[here].scores(found.telling()) for here, found in asked.items()}
    pages = np.zeros(len(stored.keys), dtype=np.float32)
    for here, wanted in terms.items():
        whole = stored.pages[here]
        pages += whole.scores(whole.asked(wanted).telling())
    return View(index, terms, asked, chunks, _best_section(index, chunks), pages)


def _best_section(index: OpenedIndex, chunks: Mapping[str, Scores]) -> float:
    """How well the best section of all fits, each language by its best chunk of it."""
    if len(chunks) == 1:  # then it is the one with the best chunk
        return max(most_of(scores) for scores in chunks.values())
    return most_of(_sections_by_chunks(index, chunks))


def _sections_by_chunks(index: OpenedIndex, chunks: Mapping[str, Scores]) -> Scores:
    """How well each section fits, each language by its best chunk of it."""
    sections = np.zeros(index.size, dtype=np.float32)
    for here, scores in chunks.items():
        sections += index.chunks[here].best(scores)
    return sections
