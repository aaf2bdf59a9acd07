"""Cue words of a language: which acts (thanks, denial, "where", "still the same") a phrase stands for.

`locales/<locale>/cues.yaml` maps a cue to patterns. A pattern is words, as typed without accents or with
them; `a/b` is either, `(a b|c)` too, `(a b|c)?` or nothing; `[a]` may be missing, `word*` begins a word, `..`
stands for up to three words, `<` and `>` for the beginning and the end of a clause. In Hangul every syllable
is a unit, and blanks do not count, unless `~` ties an ending to the word that it ends.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Sequence
from functools import cache

from bot import resources
from bot.atomic_write import give_back, mapped
from bot.dialogue.talking.message.compiled_cues import (
    SHORTEST,
    CompiledCues,
    compile_file,
    compiled,
    read_compiled,
    source_code,
)
from bot.dialogue.talking.message.cue_automaton import AT_END, AT_START, IS_JOINED, MARKS, Occurrence
from bot.dialogue.talking.message.cue_patterns import FILLER, LANGUAGE_CUES, SPLIT, SPLIT_AFTER, folded
from bot.errors import KnowledgeError
from bot.matcher.normalise import is_hangul
from bot.matcher.word_memory import KeptByWord
from bot.model import Record

__all__ = ["FILLER", "CueLexicon", "CueMatch", "folded", "lexicon"]

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
    """All patterns of a language, `locale`."""

    def __init__(self, cues: CompiledCues, locale: str = "") -> None:
        self.locale = locale
        self.joins_apostrophes = cues.joins_apostrophes
        self.spelled = cues.spellings.spelled
        """Spells out what people type in a chat: `ChatSpellings.spelled`."""
        self._cues = cues
        self._classes = KeptByWord(cues.classes.of, _REMEMBERED)
        self._corrected = KeptByWord(self._correct, _REMEMBERED)
        self._naming = frozenset(number for number, cue in enumerate(cues.cues) if cue in LANGUAGE_CUES)
        self._parting = frozenset(
            number for number, cue in enumerate(cues.cues) if cue in (SPLIT, SPLIT_AFTER)
        )

    @classmethod
    def of(cls, cues: dict[str, list[str]], locale: str = "") -> CueLexicon:
        """A lexicon of patterns as they are written. Raises ValueError naming a bad one."""
        return cls(compiled(cues), locale)

    def occurrences(self, units: Sequence[str]) -> list[Occurrence]:
        """Wherever patterns stand in a text of folded units, for `cuts` and `found`."""
        return self._cues.automaton.occurrences([self._classes[unit] for unit in units])

    def cuts(self, occurrences: Iterable[Occurrence], size: int) -> set[int]:
        """Where clauses of a text of so many units begin or end though no sign tells it."""
        parting = [found for found in occurrences if found[2] >> MARKS in self._parting]
        return {cue.start if cue.cue == SPLIT else cue.end for cue in self.found(parting, {0, size})}

    def found(
        self, occurrences: Iterable[Occurrence], edges: Container[int], joined: Container[int] = ()
    ) -> list[CueMatch]:
        """The cues of occurrences, the longest of each at a place, by place and name.

        `edges` are where clauses begin and end, `joined` the units that nothing parts from the one before.
        """
        longest: dict[tuple[int, int], int] = {}
        for start, end, ending in occurrences:
            if (ending & AT_START and start not in edges) or (ending & AT_END and end not in edges):
                continue
            if ending & IS_JOINED and start not in joined:
                continue
            place = start, ending >> MARKS
            if end > longest.get(place, 0):
                longest[place] = end
        names = self._cues.cues
        return [CueMatch(names[cue], start, end) for (start, cue), end in sorted(longest.items())]

    def may_name_language(self, units: Sequence[str]) -> bool:
        """Whether a cue for a language may stand in folded units, wherever clauses begin and end."""
        if not any(map(self.is_of_language, units)):
            return False
        occurrences = self.occurrences([self.corrected(unit) for unit in units])
        return any(ending >> MARKS in self._naming for _start, _end, ending in occurrences)

    def is_of_language(self, unit: str) -> bool:
        """Whether a word may be one of those of which each cue for a language has one: hardly any is."""
        named = self._cues.language
        if named.has(unit):
            return True
        return (named.is_like(unit) or bool(_DRAWN_OUT.search(unit))) and named.has(self.corrected(unit))

    def corrected(self, unit: str, names: Container[str] = ()) -> str:
        """A word that no pattern has, nor name → the one that differs from it in one letter; or as it is."""
        return unit if unit in names else self._corrected[unit]

    def _correct(self, unit: str) -> str:
        words = self._cues.classes.words
        if _DRAWN_OUT.search(unit) and unit not in words:
            short = [_DRAWN_OUT.sub(letters, unit) for letters in (r"\1", r"\1\1")]
            unit = next((spelling for spelling in short if spelling in words), short[0])
        if len(unit) < SHORTEST or unit in words or is_hangul(unit) or not unit.isalpha():
            return unit
        if unit.startswith(self._cues.begun):
            return unit
        nearest = self._cues.corrections.nearest(unit) or unit
        stem = min(len(unit), len(nearest)) - 1
        return unit if unit[:stem] == nearest[:stem] else nearest  # "redémarrer" is no slip of "redémarré"


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
    key = hashlib.sha256(b"".join([written, *source_code()])).hexdigest()
    try:
        return _opened(resources.cached(f"cues-{locale}", key, lambda: compile_file(written)), locale)
    except ValueError as error:
        raise KnowledgeError(path, 1, f"has a pattern that is none: {error}") from error


def _opened(stored: bytes | memoryview, locale: str) -> CueLexicon:
    """All of it is read, to be looked into here and there later: 2.4 MB for all languages."""
    made = CueLexicon(read_compiled(stored), locale)
    if isinstance(stored, memoryview):
        give_back(stored)
    return made
