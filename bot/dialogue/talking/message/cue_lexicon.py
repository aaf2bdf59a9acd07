"""Cue words of a language: which acts (thanks, denial, "where", "still the same") a phrase stands for.

`locales/<locale>/cues.yaml` maps a cue to patterns. A pattern is words, as typed without accents or with
them; `a/b` is either, `(a b|c)` too, `(a b|c)?` or nothing; `[a]` may be missing, `word*` begins a word, `..`
stands for up to three words, `<` and `>` for the beginning and the end of a clause. In Hangul every syllable
is a unit, and blanks do not count.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Container, Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TypeAlias

import msgspec

from bot import resources
from bot.atomic_write import give_back, mapped
from bot.dialogue.talking.message import cue_patterns
from bot.dialogue.talking.message.cue_patterns import (
    FILLER,
    SPLIT,
    CompiledCues,
    Pattern,
    PatternSlot,
    by_second,
    compile_file,
    compiled,
    folded,
    read_compiled,
    words_in,
)
from bot.errors import KnowledgeError
from bot.matcher import word_table
from bot.matcher.normalise import is_hangul
from bot.matcher.phrasebook import Phrasebook
from bot.matcher.word_memory import WordMemory
from bot.model import Record

__all__ = ["FILLER", "CueLexicon", "CueMatch", "folded", "lexicon"]

_SHORTEST = 5
"""Letters of a word that is recognised behind a slip of the finger."""
_REMEMBERED = 1 << 12
"""The words that people write repeat themselves: which patterns begin with them, and which word they are a
slip of, is looked up once."""
_DEEP = 3
"""A choice: pieces of a pattern that are looked at together with those of the patterns that begin alike."""
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
"""A letter that is held: "merciiii"."""


class CueMatch(Record, frozen=True):
    """A cue that stands in a text, from one unit up to another."""

    cue: str
    start: int
    end: int

    def overlaps(self, *others: CueMatch) -> bool:
        """Whether one of these has a unit in common with it."""
        return any(self.start < other.end and other.start < self.end for other in others)

    def is_within(self, *others: CueMatch) -> bool:
        """Whether it lies in one of these, or is as long."""
        return any(other.start <= self.start and self.end <= other.end for other in others)


_Begun: TypeAlias = "tuple[int, Pattern]"
"""A pattern, and how many of its pieces are known to fit."""


class CueLexicon:
    """All patterns of a language, `locale`, found by the word that they begin with."""

    def __init__(self, cues: CompiledCues, locale: str = "") -> None:
        self.locale = locale
        self.joins_apostrophes = cues.joins_apostrophes
        self._edges = CueLexicon(cues.edges) if cues.edges else None
        self._languages = CueLexicon(cues.languages) if cues.languages else None
        self._words = cues.words
        self._corrections = cues.corrections
        self._by_word = _Patterns(cues, cues.with_first)
        self._by_start = _Patterns(cues, cues.by_start.get)
        self._start_lengths = sorted({len(start) for start in cues.by_start})
        self._groups = WordMemory(self._groups_beginning_with, _REMEMBERED)
        self._corrected = WordMemory(self._correct, _REMEMBERED)
        self._begins_language = WordMemory(self._may_begin_language, _REMEMBERED)
        self._long_starts = tuple(start for start in cues.by_start if len(start) >= _SHORTEST)

    @classmethod
    def of(cls, cues: dict[str, list[str]], locale: str = "") -> CueLexicon:
        """A lexicon of patterns as they are written. Raises ValueError naming a bad one."""
        return cls(compiled(cues), locale)

    def cuts(self, units: list[str]) -> set[int]:
        """Where clauses begin or end though no sign tells it."""
        found = self._edges.find(units, {0}, {len(units)}) if self._edges else []
        return {cue.start if cue.cue == SPLIT else cue.end for cue in found}

    def may_name_language(self, units: list[str]) -> bool:
        """Whether a cue for a language may stand in folded units, wherever clauses begin and end."""
        if self._languages is None or not any(map(self._begins_language, units)):
            return False
        anywhere = set(range(len(units) + 1))
        return bool(self._languages.find([self.corrected(unit) for unit in units], anywhere, anywhere))

    def find(self, units: list[str], starts: set[int], ends: set[int]) -> list[CueMatch]:
        """Every cue in a text of folded units, the longest of a cue at each place, by place and name."""
        found: list[CueMatch] = []
        present = frozenset(units)
        after = (*units[1:], "")
        for at, unit in enumerate(units):
            groups = self._groups(unit)
            if not groups:
                continue
            longest: dict[str, int] = {}
            for alike in _alike_in(groups, after[at], is_start=at in starts):
                for begun, pattern in alike.possible(units, at + 2, present):
                    pieces = pattern.pieces
                    end = at + begun if len(pieces) == begun else _match(pieces, begun, units, at + begun)
                    if end and pattern.at_end and end not in ends:
                        stop = min((edge for edge in ends if edge > at), default=at)
                        end = _match(pieces, 0, units[:stop], at)
                        end = end if end in ends else 0
                    if end > longest.get(pattern.cue, 0):
                        longest[pattern.cue] = end
            found += [CueMatch(cue, at, longest[cue]) for cue in sorted(longest)]
        return found

    def corrected(self, unit: str, names: Container[str] = ()) -> str:
        """A word that no pattern has, nor name → the one that differs from it in one letter; or as it is."""
        return unit if unit in names else self._corrected(unit)

    def _correct(self, unit: str) -> str:
        if _DRAWN_OUT.search(unit) and unit not in self._words:
            short = [_DRAWN_OUT.sub(letters, unit) for letters in (r"\1", r"\1\1")]
            unit = next((spelling for spelling in short if spelling in self._words), short[0])
        if len(unit) < _SHORTEST or unit in self._words or is_hangul(unit) or not unit.isalpha():
            return unit
        if any(unit.startswith(start) for start in self._long_starts):
            return unit
        nearest = self._book.nearest(unit) or unit
        stem = min(len(unit), len(nearest)) - 1
        return unit if unit[:stem] == nearest[:stem] else nearest  # "redémarrer" is no slip of "redémarré"

    def _may_begin_language(self, unit: str) -> bool:
        """Whether a cue for a language begins with a word: hardly any does, and no other needs a search."""
        return self._languages is not None and bool(self._languages._groups(self.corrected(unit)))

    def _groups_beginning_with(self, unit: str) -> tuple[_Group, ...]:
        lengths = (length for length in self._start_lengths if length <= len(unit))
        starts = (self._by_start.with_first(unit[:length]) for length in lengths)
        return tuple(group for group in (self._by_word.with_first(unit), *starts) if group)

    @cached_property
    def _book(self) -> Phrasebook:
        return Phrasebook.of(word for word in words_in(self._corrections) if len(word) >= _SHORTEST)


class _Patterns:
    """Patterns by a word, found when the word is said for the first time."""

    def __init__(self, cues: CompiledCues, stored: Callable[[str], msgspec.Raw | None]) -> None:
        """`stored` gives what is compiled of a word."""
        self._cues = cues
        self._stored = stored
        self._found: dict[str, _Group] = {}

    def with_first(self, word: str) -> _Group | None:
        """Those that begin with a word."""
        group = self._found.get(word)
        if group is None and (stored := self._stored(word)) is not None:
            group = self._found[word] = _Group(self._cues, by_second(stored))
        return group


class _Group:
    """Patterns that begin with the same word, read when the word after it is said for the first time."""

    def __init__(self, cues: CompiledCues, stored: dict[str, msgspec.Raw]) -> None:
        """`stored` by the word that must be the second one; nothing where that is open."""
        self._cues = cues
        self._stored = stored
        self._read: dict[str, tuple[_Alike, ...]] = {}

    def with_second(self, word: str, *, is_start: bool) -> Sequence[_Alike]:
        """Those that must go on with a word, and may stand at such a place."""
        alike = self._read.get(word)
        if alike is None:
            alike = self._read[word] = self._parted(word) if word in self._stored else ()
        return alike if is_start else alike[:1]

    def _parted(self, word: str) -> tuple[_Alike, ...]:
        """The patterns for anywhere, and those for the start of a clause."""
        patterns = self._cues.patterns_in(self._stored[word])
        begun = 2 if word else 1
        at_start = [pattern for pattern in patterns if pattern.at_start]
        anywhere = _Alike((pattern for pattern in patterns if not pattern.at_start), begun)
        return (anywhere, _Alike(at_start, begun)) if at_start else (anywhere,)


def _alike_in(groups: Iterable[_Group], second: str, *, is_start: bool) -> list[_Alike]:
    """The patterns of groups that a second word leaves possible, where a clause begins or in it."""
    found: list[_Alike] = []
    for group in groups:
        found += group.with_second("", is_start=is_start)
        if second:
            found += group.with_second(second, is_start=is_start)
    return found


class _Alike:
    """Patterns that begin alike, by what they go on with: of hundreds few can stand in a text."""

    __slots__ = ("_by_need", "_free", "_next")

    def __init__(self, patterns: Iterable[Pattern], begun: int) -> None:
        """`begun` pieces of each, unless the first may be missing, are known to fit."""
        self._free: list[_Begun] = []
        self._by_need: dict[str, list[_Begun]] = {}
        self._next = _Next()
        for pattern in patterns:
            known = 0 if pattern.pieces[0].is_optional else begun
            left, alike = pattern.pieces[known:], (known, pattern)
            if known > 1 and left and not (left[0].is_optional or left[0].gap):
                self._next.add(pattern, known)
                continue
            # To look whether one of the words stands in the text is quicker than to try.
            fixed = [piece.whole for piece in left if piece.is_fixed]
            for word in min(fixed, key=len, default=()):
                self._by_need.setdefault(word, []).append(alike)
            if not fixed:
                self._free.append(alike)

    def possible(self, units: Sequence[str], at: int, present: frozenset[str]) -> Sequence[_Begun]:
        """Those that can go on at the unit behind the second one, where these are present."""
        if not self._by_need and not self._next.by_slot:
            return self._free
        found = self._free.copy()
        for word in self._by_need.keys() & present:
            found += self._by_need[word]
        self._next.find(units, at, found)
        return found


class _Next:
    """Patterns by the pieces that they go on with, one after the other: a trie of the first few."""

    __slots__ = ("begun", "by_slot")

    def __init__(self) -> None:
        self.begun: list[_Begun] = []
        self.by_slot: dict[PatternSlot, _Next] = {}

    def add(self, pattern: Pattern, known: int, deeper: int = _DEEP) -> None:
        """Add a pattern of which so many pieces are known to fit here; `deeper` more are looked at."""
        pieces = pattern.pieces
        if deeper and known < len(pieces) and not (pieces[known].is_optional or pieces[known].gap):
            self.by_slot.setdefault(pieces[known], _Next()).add(pattern, known + 1, deeper - 1)
        else:
            self.begun.append((known, pattern))

    def find(self, units: Sequence[str], at: int, found: list[_Begun]) -> None:
        """Add to `found` those that can go on with the units from a place on."""
        found += self.begun
        if at < len(units):
            for slot, after in self.by_slot.items():
                if slot.fits(units[at]):
                    after.find(units, at + 1, found)


@cache
def lexicon(locale: str) -> CueLexicon:
    """The lexicon of a language. Raises KnowledgeError naming the file."""
    path = resources.locales() / locale / "cues.yaml"
    ready = path.with_name("cues.kb")  # in a wheel
    if ready.is_file():
        return _opened(mapped(ready), locale)
    try:
        written = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(path, 1, "cannot be read; reinstall ims-doctor") from error
    code = [Path(str(module.__file__)).read_bytes() for module in (cue_patterns, word_table)]
    key = hashlib.sha256(b"".join([written, *code])).hexdigest()
    try:
        return _opened(resources.cached(f"cues-{locale}", key, lambda: compile_file(written)), locale)
    except ValueError as error:
        raise KnowledgeError(path, 1, f"has a pattern that is none: {error}") from error


def _opened(stored: bytes | memoryview, locale: str) -> CueLexicon:
    """All of it is read, to be looked into here and there later: 4 MB for all languages."""
    made = CueLexicon(read_compiled(stored), locale)
    if isinstance(stored, memoryview):
        give_back(stored)
    return made


def _match(pieces: tuple[PatternSlot, ...], index: int, units: list[str], at: int) -> int:
    """Where a pattern that begins at a unit ends; 0 where it does not fit."""
    while index < len(pieces):
        piece = pieces[index]
        if piece.gap:
            return max(
                (_match(pieces, index + 1, units, at + skipped) for skipped in _reach(piece, units, at)),
                default=0,
            )
        if at < len(units) and piece.fits(units[at]):
            if piece.is_optional and (end := _match(pieces, index + 1, units, at + 1)):
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
