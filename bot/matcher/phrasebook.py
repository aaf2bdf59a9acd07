"""Documented phrases, to recognise one of them behind a slip of the finger; RapidFuzz counts the slips."""

from __future__ import annotations

from functools import cached_property

from bot.matcher.normalise import fold
from bot.model import Record

_SLIPS = 1
"""A choice: with two slips short phrases become others."""


class Phrasebook(Record, frozen=True, dict=True):
    """The phrases that get an answer, folded."""

    phrases: tuple[str, ...]

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for phrase in self.phrases:
            found.setdefault(len(phrase), []).append(phrase)
        return found

    def nearest(self, text: str) -> str | None:
        """The phrase that differs from the text in at most one letter: added, lost, wrong or swapped."""
        from rapidfuzz import process  # a question that is understood at once does not wait for it
        from rapidfuzz.distance import OSA

        folded = fold(text)
        alike = [
            phrase
            for length in range(len(folded) - _SLIPS, len(folded) + _SLIPS + 1)
            for phrase in self._by_length.get(length, ())
        ]
        best = process.extractOne(folded, alike, scorer=OSA.distance, score_cutoff=_SLIPS)
        return best[0] if best else None
