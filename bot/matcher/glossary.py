"""Words of a language → words of English documentation, with how likely each is meant.

Questions in a language that has no pages, or whose words are cut so small that they are vague, are searched
in the English pages through it. The tables in `knowledge/glossary/` were learnt from published pages that
exist in both languages: what stands in the same paragraphs again and again means the same (Brown et al.
1993, the first of their models). `python -m benchmarks.glossary` makes them anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot import resources
from bot.languages import SOURCE_LOCALE
from bot.matcher.normalise import is_hangul, words
from bot.matcher.terms import hashed, stemmed
from bot.matcher.word_memory import WordMemory
from bot.matcher.word_table import WordTable

TARGET = SOURCE_LOCALE
"""The language that is translated into."""

Meanings = Mapping[str, Sequence[tuple[str, float]]]
"""Term → terms of the other language with their probabilities, the likeliest first."""

_LEAST, _MOST = 0.08, 4
"""Meanings less likely than this, or beyond so many, are left out."""
_SEEN = 3
"""Terms in fewer paragraphs than this are not learnt."""
_LONGEST = 120
"""Nor are paragraphs with more different terms."""
_REMEMBERED = 1 << 12
"""What so many words of questions mean is remembered."""
_ROUNDS = 6
"""A choice: rounds of expectation maximisation; usual are five to ten."""


def units(text: str, locale: str) -> Iterator[str]:
    """The terms of a text that are translated: stems, and pairs of syllables of Korean words."""
    for word in words(text):
        yield from _units_of(word, locale)


def _units_of(word: str, locale: str) -> Iterator[str]:
    if is_hangul(word):
        yield from (word[at : at + 2] for at in range(max(len(word) - 1, 1)))
    elif not word.isdigit():
        yield stemmed(word, locale)


class Glossary:
    """Translates the terms of questions in one language."""

    def __init__(self, table: str, locale: str) -> None:
        """`table` as `written` makes it: a line is taken apart when its term is asked about."""
        lines = (line.partition("\t") for line in table.splitlines())
        self._meanings = WordTable.of((term, meanings) for term, _, meanings in lines)
        self._locale = locale
        self._meant_by = WordMemory(self._translate, _REMEMBERED)

    def terms(self, asked: Mapping[str, float]) -> dict[int, float]:
        """The hashed English words that the words of a question may mean, with their likely counts.

        `asked` says how much each word counts. What the table does not have stays as it is: most of it
        is jargon.
        """
        found: dict[int, float] = {}
        for word, count in asked.items():
            for term, share in self._meant_by(word):
                found[term] = found.get(term, 0.0) + share * count
        return found

    def _translate(self, word: str) -> list[tuple[int, float]]:
        """The hashed words that a word may mean, with how likely each is."""
        noted = map(self._meanings.note, _units_of(word, self._locale))
        known = [meant for note in noted if note for meant in _meanings_in(note)]
        if not known and not is_hangul(word):
            known = [(stemmed(word, TARGET), 1.0)]
        return [(hashed(meant), share) for meant, share in known]


def _meanings_in(note: str) -> Iterator[tuple[str, float]]:
    """Meanings with their probabilities, which the note on a term has in percent."""
    parts = iter(note.split("\t"))
    return ((meant, int(percent) / 100) for meant, percent in zip(parts, parts, strict=True))


@cache
def glossary_of(locale: str) -> Glossary | None:
    """The glossary of a language, or None where there is none."""
    path = resources.knowledge() / "glossary" / f"{locale}.tsv"
    return Glossary(path.read_text(encoding="utf-8"), locale) if path.is_file() else None


def written(meanings: Meanings) -> str:
    """The text of a table: a line for each term, then its meanings, each followed by its percentage.

    A term that means just itself has no line.
    """
    lines = [
        "\t".join([term, *(part for meant, share in found for part in (meant, f"{share * 100:.0f}"))])
        for term, found in sorted(meanings.items())
        if found and [meant for meant, _ in found] != [term]
    ]
    return "\n".join(lines) + "\n"


def learn(pairs: Iterable[tuple[Iterable[str], Iterable[str]]]) -> Meanings:
    """What terms mean, from pairs of terms of the same paragraph in two languages."""
    paired = [(set(ours), set(theirs)) for ours, theirs in pairs]
    sources = _frequent(ours for ours, _ in paired)
    targets = _frequent(theirs for _, theirs in paired)
    paragraphs = list(_numbered(paired, sources, targets))
    if not paragraphs:
        return {}
    width = len(targets)
    cells = np.unique(np.concatenate([_cells(ours, theirs, width).ravel() for ours, theirs in paragraphs]))
    places = [np.searchsorted(cells, _cells(ours, theirs, width)) for ours, theirs in paragraphs]
    likely = np.ones(len(cells))
    for _ in range(_ROUNDS):
        counts = np.zeros(len(cells))
        for there in places:
            shares = likely[there]
            np.add.at(counts, there.ravel(), (shares / shares.sum(axis=0, keepdims=True)).ravel())
        totals = np.bincount(cells // width, weights=counts, minlength=len(sources) + 1)
        likely = counts / np.maximum(totals[cells // width], 1e-12)
    return _meanings(cells, likely, list(sources), list(targets))


def _frequent(paragraphs: Iterable[set[str]]) -> dict[str, int]:
    counts = Counter(term for paragraph in paragraphs for term in paragraph)
    kept = sorted(term for term, count in counts.items() if count >= _SEEN)
    return {term: number for number, term in enumerate(kept)}


def _numbered(
    paired: list[tuple[set[str], set[str]]], sources: dict[str, int], targets: dict[str, int]
) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Paragraphs as numbers of terms; 0 of ours is none, which what has no counterpart goes to."""
    for ours, theirs in paired:
        here = [0, *sorted(sources[term] + 1 for term in ours if term in sources)]
        there = sorted(targets[term] for term in theirs if term in targets)
        if there and max(len(here), len(there)) <= _LONGEST:
            yield np.array(here, dtype=np.int64), np.array(there, dtype=np.int64)


def _cells(ours: NDArray[Any], theirs: NDArray[Any], width: int) -> NDArray[Any]:
    """Every pair of terms of a paragraph as one number each, our terms down, theirs across."""
    cells: NDArray[Any] = ours[:, None] * width + theirs[None, :]
    return cells


def _meanings(
    cells: NDArray[Any], likely: NDArray[Any], sources: list[str], targets: list[str]
) -> dict[str, list[tuple[str, float]]]:
    found: dict[str, list[tuple[str, float]]] = {}
    kept = np.flatnonzero((likely >= _LEAST) & (cells >= len(targets)))
    for cell, share in zip(cells[kept].tolist(), likely[kept].tolist(), strict=True):
        source, target = divmod(cell, len(targets))
        found.setdefault(sources[source - 1], []).append((targets[target], share))
    return {
        term: sorted(meant, key=lambda pair: (-pair[1], pair[0]))[:_MOST] for term, meant in found.items()
    }
