"""What people call things → what documentation calls them: a question gets the words of both.

Tables in `knowledge/synonyms/`, a line for each thing: how people say it, a colon, how documentation does.
Both sides are lists of words or phrases in the language of the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot import resources
from bot.matcher.normalise import is_hangul, words
from bot.matcher.terms import stemmed

_MEANT = 0.5
"""What a word of the documentation counts where the question has another one for it."""
_SAID = 0.8
"""What a word of the question then counts itself."""
_OPENING = 1
"""Words in Hangul are looked up by so many syllables: particles follow."""

_Phrase = tuple[str, ...]


class Synonyms:
    """The words of documentation for those of people, in one language."""

    def __init__(self, lines: Sequence[str], locale: str) -> None:
        """`lines` as in a table; those without a colon are left out."""
        self._locale = locale
        self._by_opening: dict[str, list[tuple[_Phrase, tuple[str, ...]]]] = {}
        for line in lines:
            said, _, meant = line.partition(":")
            found = tuple(dict.fromkeys(words(meant)))
            for phrase in said.split(",") if found else ():
                if stems := self._stems(words(phrase)):
                    self._by_opening.setdefault(_opening(stems[0]), []).append((stems, found))

    def asked(self, found: Sequence[str]) -> dict[str, float]:
        """The words of a question, in order, and what they mean, with how much each counts."""
        stems = self._stems(found)
        said, meant = set[int](), set[str]()
        for start, length, meanings in self._matches(stems):
            said.update(range(start, start + length))
            meant.update(meanings)
        weights = dict.fromkeys(found, 0.0)
        for place, word in enumerate(found):
            weights[word] += _SAID if place in said else 1.0
        return {**dict.fromkeys(sorted(meant), _MEANT), **weights}

    def _matches(self, stems: _Phrase) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        for start, stem in enumerate(stems):
            for phrase, meant in self._by_opening.get(_opening(stem), ()):
                there = stems[start : start + len(phrase)]
                if len(there) == len(phrase) and all(map(_is_said, there, phrase)):
                    yield start, len(phrase), meant

    def _stems(self, found: Sequence[str]) -> _Phrase:
        return tuple(word if is_hangul(word) else stemmed(word, self._locale) for word in found)


def _opening(stem: str) -> str:
    return stem[:_OPENING] if is_hangul(stem) else stem


def _is_said(stem: str, phrase: str) -> bool:
    """Whether a word is the one of a phrase; in Hangul it may have an ending."""
    return stem.startswith(phrase) if is_hangul(phrase) else stem == phrase


@cache
def synonyms_of(locale: str) -> Synonyms:
    """The table of a language; an empty one where there is none."""
    path = resources.knowledge() / "synonyms" / f"{locale}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return Synonyms([line for line in lines if not line.startswith("#")], locale)


def asked(text: str, locale: str) -> Mapping[str, float]:
    """The words that a question in `locale` is searched with, and how much each counts."""
    return synonyms_of(locale).asked(words(text))
