"""Patterns of a language by the words that they begin with: of thousands few can stand at a place of a text.

In: a word, the one after it, the text. Out: the patterns that can go on there, and where each ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import msgspec

from bot.dialogue.talking.message.cue_patterns import CompiledCues, Pattern, PatternSlot, by_second

_DEEP = 3
"""A choice: pieces of a pattern that are looked at together with those of the patterns that begin alike."""

BegunPattern: TypeAlias = "tuple[int, Pattern]"
"""A pattern, and how many of its pieces are known to fit."""


class PatternsByWord:
    """Patterns by a word, found when the word is said for the first time."""

    def __init__(self, cues: CompiledCues, stored: Callable[[str], msgspec.Raw | None]) -> None:
        """`stored` gives what is compiled of a word."""
        self._cues = cues
        self._stored = stored
        self._found: dict[str, PatternGroup] = {}

    def with_first(self, word: str) -> PatternGroup | None:
        """Those that begin with a word."""
        group = self._found.get(word)
        if group is None and (stored := self._stored(word)) is not None:
            group = self._found[word] = PatternGroup(self._cues, by_second(stored))
        return group


class PatternGroup(dict[str, "tuple[AlikePatterns, ...]"]):
    """Patterns that begin with the same word, by the word after it; for anywhere, then for a clause's start.

    They are read when that word is said for the first time.
    """

    def __init__(self, cues: CompiledCues, stored: dict[str, msgspec.Raw]) -> None:
        """`stored` by the word that must be the second one; nothing where that is open."""
        super().__init__()
        self._cues = cues
        self._stored = stored

    def __missing__(self, word: str) -> tuple[AlikePatterns, ...]:
        """Read those that must go on with a word; of any other word nothing is kept."""
        stored = self._stored.get(word)
        if stored is None:
            return ()
        patterns = self._cues.patterns_in(stored)
        begun = 2 if word else 1
        at_start = [pattern for pattern in patterns if pattern.at_start]
        anywhere = AlikePatterns((pattern for pattern in patterns if not pattern.at_start), begun)
        alike = self[word] = (anywhere, AlikePatterns(at_start, begun)) if at_start else (anywhere,)
        return alike


def alike_in(groups: Iterable[PatternGroup], second: str, *, is_start: bool) -> list[AlikePatterns]:
    """The patterns of groups that a second word leaves possible, where a clause begins or in it."""
    found: list[AlikePatterns] = []
    for group in groups:
        for word in ("", second) if second else ("",):
            if alike := group[word]:
                found += alike if is_start else alike[:1]
    return found


class AlikePatterns:
    """Patterns that begin alike, by what they go on with: of hundreds few can stand in a text."""

    __slots__ = ("_by_need", "_free", "_next", "goes_on", "whole")

    def __init__(self, patterns: Iterable[Pattern], begun: int) -> None:
        """`begun` pieces of each, unless the first may be missing, are known to fit.

        `whole` are the cues of those that have no more pieces, each with how many; `goes_on` tells of others.
        """
        self._free: list[BegunPattern] = []
        whole: dict[str, int] = {}
        self._by_need: dict[str, list[BegunPattern]] = {}
        self._next = _NextPieces()
        for pattern in patterns:
            known = 0 if pattern.pieces[0].is_optional else begun
            left, alike = pattern.pieces[known:], (known, pattern)
            if not left and not pattern.at_end:
                whole[pattern.cue] = max(known, whole.get(pattern.cue, 0))
                continue
            if known > 1 and left and not (left[0].is_optional or left[0].gap):
                self._next.add(pattern, known)
                continue
            # To look whether one of the words stands in the text is quicker than to try.
            fixed = [piece.whole for piece in left if piece.is_fixed]
            for word in min(fixed, key=len, default=()):
                self._by_need.setdefault(word, []).append(alike)
            if not fixed:
                self._free.append(alike)
        self.whole = tuple(whole.items())
        self.goes_on = bool(self._free or self._by_need or self._next.by_slot)

    def possible(self, units: Sequence[str], at: int, present: frozenset[str]) -> Sequence[BegunPattern]:
        """Those that can go on at the unit behind the second one, where these are present."""
        if not self._by_need and not self._next.by_slot:
            return self._free
        found = self._free.copy()
        for word in self._by_need.keys() & present:
            found += self._by_need[word]
        self._next.find(units, at, found)
        return found


class _NextPieces:
    """Patterns by the pieces that they go on with, one after the other: a trie of the first few."""

    __slots__ = ("begun", "by_slot")

    def __init__(self) -> None:
        self.begun: list[BegunPattern] = []
        self.by_slot: dict[PatternSlot, _NextPieces] = {}

    def add(self, pattern: Pattern, known: int, deeper: int = _DEEP) -> None:
        """Add a pattern of which so many pieces are known to fit here; `deeper` more are looked at."""
        pieces = pattern.pieces
        if deeper and known < len(pieces) and not (pieces[known].is_optional or pieces[known].gap):
            self.by_slot.setdefault(pieces[known], _NextPieces()).add(pattern, known + 1, deeper - 1)
        else:
            self.begun.append((known, pattern))

    def find(self, units: Sequence[str], at: int, found: list[BegunPattern]) -> None:
        """Add to `found` those that can go on with the units from a place on."""
        found += self.begun
        if at < len(units):
            for slot, after in self.by_slot.items():
                if slot.fits(units[at]):
                    after.find(units, at + 1, found)


def ending(pieces: tuple[PatternSlot, ...], index: int, units: list[str], at: int) -> int:
    """Where a pattern that begins at a unit ends; 0 where it does not fit."""
    while index < len(pieces):
        piece = pieces[index]
        if piece.gap:
            return max(
                (ending(pieces, index + 1, units, at + skipped) for skipped in _reach(piece, units, at)),
                default=0,
            )
        if at < len(units) and piece.fits(units[at]):
            if piece.is_optional and (end := ending(pieces, index + 1, units, at + 1)):
                return end
            if piece.is_optional:
                index += 1
                continue
            at += 1
        elif not piece.is_optional:
            return 0
        index += 1
    return at


def _reach(piece: PatternSlot, units: list[str], at: int) -> Iterable[int]:
    return range(min(piece.gap, len(units) - at) + 1)
