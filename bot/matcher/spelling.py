"""A mistyped word → the word of the documents that it most likely is; RapidFuzz scores the spellings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from rapidfuzz.distance import DamerauLevenshtein

from bot.likeness import most_alike
from bot.matcher.normalise import words
from bot.matcher.terms import is_cut_word
from bot.matcher.word_memory import WordMemory
from bot.model import Record

_SHORTEST = 5
"""A choice: a shorter word has too many neighbours."""
_LENGTHS_APART = 2
"""A choice: two letters forgotten or doubled."""
_ALIKE = 0.75
"""A choice: two slips in eight letters."""
_REMEMBERED = 1 << 12
"""Words of a language without pages are looked for again and again: of so many the nearest is remembered."""
_MIN_UNITS = 2
"""A word that stands in one text only may be a slip itself."""


class Vocabulary(Record, frozen=True, dict=True):
    """The Latin words of the documents, sorted, one a line."""

    lines: str

    def _has(self, word: str) -> bool:
        alike = self._by_start.get((word[:1], len(word)), [])
        place = bisect_left(alike, word)
        return place < len(alike) and alike[place] == word

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], list[str]]:
        """First letter and length → words, sorted: a typo rarely hits the first letter."""
        found: dict[tuple[str, int], list[str]] = {}
        for word in self.lines.split("\n"):
            found.setdefault((word[:1], len(word)), []).append(word)
        return found

    def corrections(self, text: str) -> list[str]:
        """For each word that no document has, the nearest that one has, if it is near."""
        unknown = (
            word
            for word in words(text)
            if len(word) >= _SHORTEST and not is_cut_word(word) and not self._has(word)
        )
        return [nearest for word in unknown if (nearest := self._nearest(word))]

    @cached_property
    def _nearest(self) -> WordMemory[[], str]:
        """The nearest word of the documents; empty where none is near."""
        return WordMemory(self._look_for_nearest, _REMEMBERED)

    def _look_for_nearest(self, word: str) -> str:
        alike = [
            candidate
            for length in range(len(word) - _LENGTHS_APART, len(word) + _LENGTHS_APART + 1)
            if abs(length - len(word)) <= (1 - _ALIKE) * max(length, len(word))
            for candidate in self._by_start.get((word[0], length), ())
        ]
        best = most_alike(word, alike, _ALIKE, scorer=DamerauLevenshtein.normalized_similarity)
        return best[0][0] if best else ""


def vocabulary(texts: Mapping[str, int]) -> Vocabulary:
    """The words of at least two texts, digits and short ones left out; `texts` counts the texts of a word."""
    return Vocabulary("\n".join(sorted(word for word, count in texts.items() if _is_kept(word, count))))


def _is_kept(word: str, texts: int) -> bool:
    return texts >= _MIN_UNITS and len(word) >= _SHORTEST and word.isalpha() and not is_cut_word(word)
