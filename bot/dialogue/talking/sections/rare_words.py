"""The rare words of a message, and where one piece of a section has them together.

In: a message's words. Out: of each id how much of them its best piece says, 0 to 1, and how rare the rarest
is. Of a whole section nearly every word may be said somewhere; the step, paragraph or item that holds the
rare ones answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log

from bot.dialogue.answers.documents import Documents
from bot.dialogue.talking.sections.vocabulary import known_terms
from bot.matcher.known_terms import KnownTerms

_UNSAID = 1.0
"""How rare a word is that no section says: as the rarest."""


class RareWords:
    """What one message's words are worth: of each id that says some of them."""

    def __init__(self, known: KnownTerms, stems: Sequence[str]) -> None:
        self._rarest: dict[str, float] = {}
        said: dict[int, float] = defaultdict(float)
        whole = 0.0
        for stem in stems:
            pieces = known.pieces(stem)
            ids = dict.fromkeys(map(known.owner, pieces))
            rarity = _rarity(len(ids), len(known.items)) if ids else _UNSAID
            whole += rarity
            for piece in pieces:
                said[piece] += rarity
            for item in ids:
                self._rarest[item] = max(self._rarest.get(item, 0.0), rarity)
        self._shares: dict[str, float] = {}
        for piece, weight in said.items():
            item = known.owner(piece)
            self._shares[item] = max(self._shares.get(item, 0.0), weight / whole)

    def share(self, item: str) -> float:
        """How much of the words the best piece of an id says, 0 to 1, the rare ones counting more."""
        return self._shares.get(item, 0.0)

    def rarest(self, item: str) -> float:
        """How rare the rarest of the words is that an id's section says: 1 if no other does, 0 if none is."""
        return self._rarest.get(item, 0.0)

    def saying(self, least: float) -> list[str]:
        """The ids that say a word as rare as that."""
        return [item for item, rarity in self._rarest.items() if rarity >= least]


def rare_words(documents: Documents, locale: str, stems: Sequence[str]) -> RareWords:
    """What some words are worth in the sections of a language."""
    return RareWords(known_terms(documents, locale), stems)


def _rarity(ids: int, count: int) -> float:
    """How rare a word is that so many of `count` ids say, 0 to 1."""
    return log(1 + count / ids) / log(1 + count)
