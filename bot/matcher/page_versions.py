"""What the other versions of a page say, counted as words of this one.

A translator puts things otherwise than who wrote first: a page also fits a term by what its other versions
say for it. Terms are translated through the one language that most pages have, by tables that were learnt
from the pages themselves, line by line where a section has as many lines in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.matcher import translation
from bot.matcher.bags import Bags
from bot.matcher.postings import Postings, TermRows
from bot.matcher.translation import Meanings, Table
from bot.model import Record

_OWN = 0.65
"""What a version says itself counts by this share where there are others. With .5 the right page is found as
often in all, but in fewer languages, with .75 a little less often."""
_LEAST = 0.3
"""Less than this a term tells of a page together is not kept: with .2 as much is found, in lists that are a
third longer."""
_LONGEST = 16
"""Lines with more different terms are not learnt from: with those of 60 no more is found, in five times the
time."""
_ROUNDS = 4
"""With two rounds of expectation maximisation less is found, with six as much."""
_BLOCK = 4096
"""A choice: terms that are worked out at once, so that memory stays small."""


class Lines(NamedTuple):
    """Lines of text in the order of sections: the section of each, a hash of it, and a bag of its terms."""

    sections: NDArray[np.int64]
    hashes: NDArray[np.uint32]
    terms: Bags


class Tables(Record, frozen=True):
    """What terms of the language that most pages have mean in another one, and the other way round."""

    there: Table
    back: Table


def learn(ours: Lines, theirs: Lines) -> Tables | None:
    """The tables from the lines of two languages, `ours` being the one that most pages have.

    None where they have too little in common to learn from.
    """
    here, there = _aligned(ours, theirs)
    ways = translation.learn(here, there, longest=_LONGEST, rounds=_ROUNDS)
    if not all(len(meanings.sources) for meanings in ways):
        return None
    return Tables(*(Table.of(_whole(meanings)) for meanings in ways))


def _whole(meanings: Meanings) -> Meanings:
    """The meanings of each term as shares of those that it has here."""
    places = np.searchsorted(meanings.sources, meanings.sources)
    totals = np.bincount(places, meanings.shares)
    return meanings._replace(shares=(meanings.shares / totals[places]).astype(np.float32))


def _aligned(ours: Lines, theirs: Lines) -> Iterator[Bags]:
    """The lines of sections that have as many in both languages, numbered alike, each pair of lines once."""
    sections = 1 + max(int(lines.sections.max(initial=-1)) for lines in (ours, theirs))
    counts = [np.bincount(lines.sections, minlength=sections) for lines in (ours, theirs)]
    is_alike = counts[0] == counts[1]
    rows = [np.flatnonzero(is_alike[lines.sections]) for lines in (ours, theirs)]
    pairs = ours.hashes[rows[0]].astype(np.uint64) << np.uint64(32) | theirs.hashes[rows[1]]
    first = np.sort(np.unique(pairs, return_index=True)[1])
    for lines, its in zip((ours, theirs), rows, strict=True):
        is_kept = np.zeros(len(lines.sections), dtype=bool)
        is_kept[its[first]] = True
        yield lines.terms.only(is_kept)


def told(pages: Mapping[str, Postings], hub: str, tables: Mapping[str, Tables]) -> dict[str, Postings]:
    """Indexes of pages with what the other versions of each say; `hub` is what is translated through.

    A language without a table stays as it is.
    """
    if not tables:
        return dict(pages)
    others = [(tables[here].there, pages[here]) for here in pages if here in tables]
    found = {hub: _with(pages[hub], others)}
    for here in pages:
        if here != hub:
            others = [(tables[here].back, found[hub])] if here in tables else []
            found[here] = _with(pages[here], others) if others else pages[here]
    return found


def _with(own: Postings, others: Iterable[tuple[Table, Postings]]) -> Postings:
    """An index with what others say of the same pages, each through its table."""
    from scipy import sparse

    several = [(_translating(table, own.terms, other.terms), _matrix(other)) for table, other in others]
    having = np.sum([np.diff(says.tocsc().indptr) > 0 for _, says in several], axis=0)
    share = np.where(having > 0, 1 - _OWN, 0).astype(np.float32)
    mine = _matrix(own) @ sparse.diags(1 - share)
    several = [(meant, says @ sparse.diags(share / np.maximum(having, 1))) for meant, says in several]
    parts = []
    for start in range(0, len(own.terms), _BLOCK):
        there = slice(start, start + _BLOCK)
        weights = sum((meant[there] @ says for meant, says in several), mine[there]).tocsr()
        weights.sort_indices()
        rows = np.flatnonzero(weights.data >= _LEAST)
        terms = np.repeat(own.terms[there], np.diff(weights.indptr))
        parts.append(TermRows(terms[rows], weights.indices[rows].astype(np.uint32), weights.data[rows]))
    return own.of_rows(TermRows(*(np.concatenate(column) for column in zip(*parts, strict=True))))


def _translating(table: Table, ours: NDArray[np.uint32], theirs: NDArray[np.uint32]) -> Any:
    """How likely each of our terms means each of theirs; one without a line means itself."""
    from scipy import sparse

    sources, targets, shares = table.meanings()
    themselves = np.setdiff1d(ours, sources)
    sources = np.concatenate([sources, themselves])
    targets = np.concatenate([targets, themselves])
    shares = np.concatenate([shares, np.ones(len(themselves), dtype=np.float32)])
    is_known = np.isin(sources, ours) & np.isin(targets, theirs)
    rows, columns = (
        np.searchsorted(known, found[is_known]) for known, found in ((ours, sources), (theirs, targets))
    )
    return sparse.csr_matrix((shares[is_known], (rows, columns)), shape=(len(ours), len(theirs)))


def _matrix(index: Postings) -> Any:
    """The weights of an index: a row for each term, a column for each page."""
    from scipy import sparse

    rows = index.rows()
    places = np.searchsorted(index.terms, rows.terms)
    return sparse.csr_matrix(
        (rows.weights.astype(np.float32), (places, rows.units)), shape=(len(index.terms), index.size)
    )
