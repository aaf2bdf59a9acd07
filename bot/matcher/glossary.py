"""Words of a language → words of English documentation, with how likely each is meant.

Questions in a language that has no pages, or whose words are cut so small that they are vague, are searched
in the English pages through it. The tables in `knowledge/glossary/` were learnt from published pages that
exist in both languages (`translation.py`). `python -m benchmarks.glossary` makes them anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from bot import resources
from bot.languages import SOURCE_LOCALE
from bot.matcher import translation
from bot.matcher.bags import Bags
from bot.matcher.normalise import is_hangul, words
from bot.matcher.terms import hashed, stemmed
from bot.matcher.word_memory import WordMemory
from bot.matcher.word_table import WordTable

TARGET = SOURCE_LOCALE
"""The language that is translated into."""

Meanings = Mapping[str, Sequence[tuple[str, float]]]
"""Term → terms of the other language with their probabilities, the likeliest first."""

_LONGEST = 120
"""Paragraphs with more different terms are not learnt from."""
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
    ours, theirs = _Numbered(), _Numbered()
    for here, there in pairs:
        ours.add(here)
        theirs.add(there)
    meanings, _ = translation.learn(ours.bags(), theirs.bags(), longest=_LONGEST, rounds=_ROUNDS)
    sources, targets = list(ours.numbers), list(theirs.numbers)
    found: dict[str, list[tuple[str, float]]] = {}
    for source, target, share in zip(*(column.tolist() for column in meanings), strict=True):
        found.setdefault(sources[source], []).append((targets[target], share))
    return found


class _Numbered:
    """Terms by the order in which they come, and the paragraphs that have them."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._rows: list[tuple[int, int]] = []
        self._size = 0

    def add(self, terms: Iterable[str]) -> None:
        """One more paragraph."""
        self._rows += [(self._size, self.numbers.setdefault(term, len(self.numbers))) for term in terms]
        self._size += 1

    def bags(self) -> Bags:
        """The paragraphs as bags of numbers."""
        rows = np.array(self._rows, dtype=np.uint32).reshape(-1, 2)
        return Bags(self._size, rows[:, 0], rows[:, 1], np.ones(len(rows), dtype=np.uint32))
