"""Cue words of a language: which acts (thanks, denial, "where", "still the same") a phrase stands for.

`locales/<locale>/cues.yaml` maps a cue to patterns. A pattern is words, as typed without accents or with
them; `a/b` is either, `(a b|c)` too, `(a b|c)?` or nothing; `[a]` may be missing, `word*` begins a word, `..`
stands for up to three words, `<` and `>` for the beginning and the end of a clause. In Hangul every syllable
is a unit, and blanks do not count.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from functools import cache, cached_property
from pathlib import Path

from bot import resources
from bot.atomic_write import give_back, mapped
from bot.dialogue.talking.message import cue_patterns
from bot.dialogue.talking.message.cue_patterns import (
    FILLER,
    SPLIT,
    CompiledCues,
    compile_file,
    compiled,
    folded,
    read_compiled,
    words_in,
)
from bot.dialogue.talking.message.pattern_groups import PatternGroup, PatternsByWord, alike_in, ending
from bot.errors import KnowledgeError
from bot.matcher import word_table
from bot.matcher.normalise import is_hangul
from bot.matcher.phrasebook import Phrasebook
from bot.matcher.word_memory import KeptByWord
from bot.model import Record

__all__ = ["FILLER", "CueLexicon", "CueMatch", "folded", "lexicon"]

_SHORTEST = 5
"""Letters of a word that is recognised behind a slip of the finger."""
_REMEMBERED = 1 << 12
"""The words that people write repeat themselves: which patterns begin with them, and which word they are a
slip of, is looked up once."""
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


class CueLexicon:
    """All patterns of a language, `locale`, found by the word that they begin with."""

    def __init__(self, cues: CompiledCues, locale: str = "") -> None:
        self.locale = locale
        self.joins_apostrophes = cues.joins_apostrophes
        self._edges = CueLexicon(cues.edges) if cues.edges else None
        self._languages = CueLexicon(cues.languages) if cues.languages else None
        self._words = cues.words
        self._corrections = cues.corrections
        self._by_word = PatternsByWord(cues, cues.with_first)
        self._by_start = PatternsByWord(cues, cues.by_start.get)
        self._start_lengths = sorted({len(start) for start in cues.by_start})
        self._groups = KeptByWord(self._groups_beginning_with, _REMEMBERED)
        self._corrected = KeptByWord(self._correct, _REMEMBERED)
        self._begins_language = KeptByWord(self._may_begin_language, _REMEMBERED)
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
        if self._languages is None or not any(self._begins_language[unit] for unit in units):
            return False
        anywhere = set(range(len(units) + 1))
        return bool(self._languages.find([self.corrected(unit) for unit in units], anywhere, anywhere))

    def find(self, units: list[str], starts: set[int], ends: set[int]) -> list[CueMatch]:
        """Every cue in a text of folded units, the longest of a cue at each place, by place and name."""
        found: list[CueMatch] = []
        present = frozenset(units)
        after = (*units[1:], "")
        for at, unit in enumerate(units):
            groups = self._groups[unit]
            if not groups:
                continue
            longest: dict[str, int] = {}
            for alike in alike_in(groups, after[at], is_start=at in starts):
                for cue, length in alike.whole:
                    if at + length > longest.get(cue, 0):
                        longest[cue] = at + length
                if not alike.goes_on:
                    continue
                for begun, pattern in alike.possible(units, at + 2, present):
                    pieces = pattern.pieces
                    end = at + begun if len(pieces) == begun else ending(pieces, begun, units, at + begun)
                    if end and pattern.at_end and end not in ends:
                        stop = min((edge for edge in ends if edge > at), default=at)
                        end = ending(pieces, 0, units[:stop], at)
                        end = end if end in ends else 0
                    if end > longest.get(pattern.cue, 0):
                        longest[pattern.cue] = end
            found += [CueMatch(cue, at, longest[cue]) for cue in sorted(longest)]
        return found

    def corrected(self, unit: str, names: Container[str] = ()) -> str:
        """A word that no pattern has, nor name → the one that differs from it in one letter; or as it is."""
        return unit if unit in names else self._corrected[unit]

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
        return self._languages is not None and bool(self._languages._groups[self.corrected(unit)])

    def _groups_beginning_with(self, unit: str) -> tuple[PatternGroup, ...]:
        lengths = (length for length in self._start_lengths if length <= len(unit))
        starts = (self._by_start.with_first(unit[:length]) for length in lengths)
        return tuple(group for group in (self._by_word.with_first(unit), *starts) if group is not None)

    @cached_property
    def _book(self) -> Phrasebook:
        return Phrasebook.of(word for word in words_in(self._corrections) if len(word) >= _SHORTEST)


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
