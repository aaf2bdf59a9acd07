"""Documented phrases, to recognise one of them behind a slip of the finger; RapidFuzz counts the slips."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bot.matcher.normalise import fold
from bot.model import Record

_SLIPS = 1
"""A choice: with two slips short phrases become others."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[str]).decode


class Phrasebook(Record, frozen=True):
    """Phrases, folded, by their length; those of a length are decoded for a text that is about as long.

    Nine texts of ten need none, and all of them as objects took 4 MB.
    """

    by_length: dict[int, msgspec.Raw] = {}

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrasebook:
        """A book of folded phrases; of two that are as near, the one that comes first is found."""
        found: dict[int, list[str]] = {}
        for phrase in phrases:
            found.setdefault(len(phrase), []).append(phrase)
        return cls({length: msgspec.Raw(_encode(alike)) for length, alike in found.items()})

    def nearest(self, text: str) -> str | None:
        """The phrase that differs from the text in at most one letter: added, lost, wrong or swapped."""
        from rapidfuzz import process  # a question that is understood at once does not wait for it
        from rapidfuzz.distance import OSA

        folded = fold(text)
        alike = [
            phrase
            for length in range(len(folded) - _SLIPS, len(folded) + _SLIPS + 1)
            if length in self.by_length
            for phrase in _decode(self.by_length[length])
        ]
        best = process.extractOne(folded, alike, scorer=OSA.distance, score_cutoff=_SLIPS)
        return best[0] if best else None
