"""The rare words of a message, and where one piece of a section has them together.

In: a message's words. Out: of each id how much of them its best piece says, 0 to 1, and how rare the rarest
is. Of a whole section nearly every word may be said somewhere; the step, paragraph or item that holds the
rare ones answers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.talking.sections.section_parts import text_of
from bot.dialogue.talking.sections.word_stems import stems_of

_UNSAID = 1.0
"""How rare a word is that no section says: as the rarest."""


class StatedPiece(NamedTuple):
    """A step, a paragraph or an item of an id's section, or its title, by number."""

    item: str
    number: int


class RareWords:
    """What one message's words are worth: of each id that says some of them."""

    def __init__(self, index: _Index, stems: Sequence[str]) -> None:
        self._rarest: dict[str, float] = {}
        said: dict[StatedPiece, float] = defaultdict(float)
        whole = 0.0
        for stem in stems:
            pieces = index.pieces.get(stem, ())
            rarity = index.rarity.get(stem, _UNSAID)
            whole += rarity
            for piece in pieces:
                said[piece] += rarity
                if rarity > self._rarest.get(piece.item, 0.0):
                    self._rarest[piece.item] = rarity
        self._shares: dict[str, float] = {}
        for piece, weight in said.items():
            self._shares[piece.item] = max(self._shares.get(piece.item, 0.0), weight / whole)

    def share(self, item: str) -> float:
        """How much of the words the best piece of an id says, 0 to 1, the rare ones counting more."""
        return self._shares.get(item, 0.0)

    def rarest(self, item: str) -> float:
        """How rare the rarest of the words is that an id's section says: 1 if no other does, 0 if none is."""
        return self._rarest.get(item, 0.0)

    def saying(self, least: float) -> list[str]:
        """The ids that say a word as rare as that."""
        return [item for item, rarity in self._rarest.items() if rarity >= least]


class _Index(NamedTuple):
    """Stem → the pieces of a language that have it; and how rare it is, 0 to 1."""

    pieces: dict[str, tuple[StatedPiece, ...]]
    rarity: dict[str, float]


def rare_words(documents: Documents, locale: str, stems: Sequence[str]) -> RareWords:
    """What some words are worth in the sections of a language."""
    return RareWords(_index(documents, locale), stems)


@kept()
def _index(documents: Documents, locale: str) -> _Index:
    pieces: dict[str, list[StatedPiece]] = defaultdict(list)
    ids: Counter[str] = Counter()
    for item in documents.entries:
        there: set[str] = set()
        for number, stems in enumerate(_pieces(documents, item, locale)):
            there |= stems
            piece = StatedPiece(item, number)  # one for all its words: an object for each word took 1 MB
            for stem in stems:
                pieces[stem].append(piece)
        ids.update(there)
    count = len(documents.entries)
    most = log(1 + count)
    of_count = {of: log(1 + count / of) / most for of in set(ids.values())}
    rarity = {stem: of_count[of] for stem, of in ids.items()}
    return _Index({stem: tuple(there) for stem, there in pieces.items()}, rarity)


def _pieces(documents: Documents, item: str, locale: str) -> Iterator[frozenset[str]]:
    """The stems of the title, of each paragraph, of each step and item."""
    place = documents.place(item, locale)
    if place is None:
        return
    yield stems_of(place.section.title)
    for block in place.section.blocks:
        yield from (stems_of(text_of(step)) for step in block.items or ((block,),))
