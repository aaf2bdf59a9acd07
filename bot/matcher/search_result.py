"""What a search found, and how well it fits: what the search hands to the ranking."""

from __future__ import annotations

from typing import NamedTuple

from bot.model import Match, Record


class Fit(Record, frozen=True):
    """How well the best section fits: what its probability is worked out from (`ranking.py`).

    `evidence` is the BM25 score of its best chunk over the logarithm of the number of sections; `covered` the
    share of the question's words that it has, by their rarity, `known` the share that any section has;
    `nearness` the cosine of its page, `place` the same as a share of the highest; `share` and `second` the
    likelihood of the best and the second page among all that could be meant; `agreed` how many of the four
    kinds of evidence have the best page first.
    `pages` is how many there are: of few, one is soon before all others.
    `is_spoken` if pages are in the question's language, `is_cut` if its words are cut into syllables.
    `shipped` is how likely the page is one of those that ship, too; None where there are none of them.
    """

    evidence: float
    covered: float
    known: float
    nearness: float
    place: float
    share: float
    second: float
    agreed: int
    pages: int
    is_spoken: bool
    is_cut: bool
    shipped: float | None = None


class WordShare(NamedTuple):
    """How much of a question a word of it is, by its rarity, and how much of that a page has."""

    asked: float
    held: float


class SearchResult(Record, frozen=True):
    """Sections on different pages, best first; a score is how likely the page is among all pages."""

    matches: tuple[Match, ...] = ()
    fit: Fit | None = None
