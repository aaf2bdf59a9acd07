"""A message → `Utterance`: its units (words; syllables in Hangul), its clauses, the cues that stand in it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise
from typing import Any

from bot.dialogue.talking.message.cue_lexicon import FILLER, CueLexicon, CueMatch, folded
from bot.matcher.normalise import FEELING, is_hangul

_LETTERS = r"[^\W_가-힣ㄱ-ㅣ]+"
_UNIT = re.compile(rf"[가-힣ㄱ-ㅣ]|{_LETTERS}")
_JOINED = re.compile(rf"[가-힣ㄱ-ㅣ]|{_LETTERS}(?:['’]{_LETTERS})*")
_BREAK = re.compile(r"[,;!?…\n\r。、，？！()\[\]«»\"“”]|[.:](?=\s)|\s[-–—/+&]\s")
_QUESTION = re.compile(r"[?？]")
_ADDRESS = re.compile(r"(?i)\bhttps?:/[^\s<>\"«»“”]*[\w/=&#%]")
"""An address up to its last sign that ends no sentence: what stands in it parts no clauses."""
_POINT = re.compile(r"\d{1,2}(?:\s?[).:/]\s?(?!\d)|-\s(?!\d))|[①-⑨]")
"""The number of a point in a list: "2) the tenant"."""
READ_UNITS = 400
"""What stands further behind in a message is not read for cues."""
_REMEMBERED = 8
"""A message is read with the cues of several languages in turn: so many texts are taken apart once only."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text with what its cues say. Spans are (first unit, unit after the last)."""

    text: str
    locale: str
    """The language that it is written in, with whose cues it was read; it may be answered in another one."""
    units: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    """Where each unit stands in the text."""
    clauses: tuple[tuple[int, int], ...]
    found: tuple[CueMatch, ...]
    questions: frozenset[int] = field(default_factory=frozenset)
    """The clauses that end in a question mark."""
    present: frozenset[str] = field(init=False)
    """The cues that stand in it: most of those that are asked for do not."""
    length: float = field(init=False, compare=False)
    """How long it is, in words."""
    _covered: dict[frozenset[str], set[int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    worked_out: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What several readers ask for (`once`)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "present", frozenset([found.cue for found in self.found]))
        object.__setattr__(self, "length", self.size(range(len(self.units))))

    def has(self, *cues: str) -> bool:
        """Whether one of these cues stands anywhere in it."""
        return not self.present.isdisjoint(cues)

    def first(self, *cues: str) -> str:
        """The one of these cues that comes first, the longer of two at one place; empty without any."""
        of_them = [found for found in self.found if found.cue in cues]
        best = min(of_them, key=lambda found: (found.start, -found.end, cues.index(found.cue)), default=None)
        return best.cue if best else ""

    def spans(self, *cues: str, within: tuple[int, int] | None = None) -> list[CueMatch]:
        """Where these cues stand, within a span if one is given."""
        if self.present.isdisjoint(cues):
            return []
        start, end = within or (0, len(self.units))
        return [f for f in self.found if f.cue in cues and start <= f.start and f.end <= end]

    def has_outside(self, cue: str, *others: str) -> bool:
        """Whether one of other cues stands outside a cue: Swedish "guld *värt*" looks like "where"."""
        within = self.spans(cue)
        return not all(other.is_within(*within) for other in self.spans(*others))

    def rest(self, *cues: str, within: tuple[int, int] | None = None) -> list[int]:
        """The units that neither fillers nor these cues cover: what the text is about beside them."""
        start, end = within or (0, len(self.units))
        covered = self._covered_by(self.present.intersection((FILLER, *cues)))
        left = dict.fromkeys(at for at in range(start, end) if at not in covered)
        return [at for at in left if not self._is_particle(at, left)]

    def _covered_by(self, cues: frozenset[str]) -> set[int]:
        """The units that these cues cover: found once, as clauses by the hundred are asked about."""
        covered = self._covered.get(cues)
        if covered is None:
            covered = {
                at for found in self.found if found.cue in cues for at in range(found.start, found.end)
            }
            self._covered[cues] = covered
        return covered

    def is_only(self, *cues: str) -> bool:
        """Whether it says one of these cues and, fillers aside, nothing else."""
        return self.has(*cues) and not self.rest(*cues)

    def size(self, units: Iterable[int]) -> float:
        """How much some units are, in words: a word of Hangul has two syllables or more."""
        return sum([0.5 if is_hangul(self.units[at]) else 1.0 for at in units])

    def words(self, span: tuple[int, int]) -> str:
        """The text of a span, as it was typed."""
        start, end = span
        return self.text[self.places[start][0] : self.places[end - 1][1]] if start < end else ""

    def is_joined(self, at: int) -> bool:
        """Whether nothing but blanks parts a unit from the one before it."""
        return 0 < at < len(self.units) and not self.text[self.places[at - 1][1] : self.places[at][0]].strip()

    def typed(self, units: list[int]) -> str:
        """The text of some units, a blank where something is left out."""
        parts: list[str] = []
        for number, at in enumerate(units):
            is_next = number and units[number - 1] == at - 1
            gap = self.text[self.places[at - 1][1] : self.places[at][0]] if is_next else " " if number else ""
            parts += [gap, self.text[slice(*self.places[at])]]
        return "".join(parts)

    def _is_particle(self, at: int, left: Container[int]) -> bool:
        """Whether a syllable stands alone between covered ones: a Korean particle or ending."""
        unit = self.units[at]
        is_syllable = len(unit) == 1 and not unit.isascii()
        return is_syllable and at - 1 not in left and at + 1 not in left


def read(text: str, lexicon: CueLexicon, names: Container[str] = ()) -> Utterance:
    """Read a text with the cues of a language. `names` are words that are no slip of a cue's."""
    typed, places = lexicon.spelled(text, *typed_units(text, joins_apostrophes=lexicon.joins_apostrophes))
    breaks = {0, len(typed)}
    asked: set[int] = set()
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    for at in range(len(typed)):
        after = places[at + 1][0] if at + 1 < len(typed) else len(text)
        between = text[places[at][1] : after]
        if typed[at].isnumeric() and _POINT.match(text, places[at][0]) and _is_apart(text, places[at][0]):
            breaks |= {at, at + 1}
        if between in ("", " ") or not _BREAK.search(between):
            continue
        if any(start <= places[at][0] and after < end for start, end in addresses):
            continue
        breaks.add(at + 1)
        if _QUESTION.search(between):
            asked.add(at + 1)
    units = [lexicon.corrected(unit, names) for unit in typed]
    occurrences = lexicon.occurrences(units)
    breaks |= lexicon.cuts(occurrences, len(units))
    word_ends = {at for at in range(1, len(places)) if places[at - 1][1] < places[at][0]} | {len(places)}
    joined = set(range(1, len(places))) - word_ends
    cues = lexicon.found(occurrences, breaks, joined)
    found = [cue for cue in cues if not _is_within_word(cue, units, word_ends)]
    cuts = sorted(breaks)
    clauses = tuple((a, b) for a, b in pairwise(cuts) if a < b)
    questions = frozenset(number for number, (_a, b) in enumerate(clauses) if b in asked)
    return Utterance(text, lexicon.locale, tuple(units), places, clauses, tuple(found), questions)


def may_name_language(text: str, lexicon: CueLexicon) -> bool:
    """Whether a reading of the text may have a cue for a language: far quicker to tell than to read it."""
    units, _places = typed_units(text, joins_apostrophes=lexicon.joins_apostrophes)
    return lexicon.may_name_language(units)


@lru_cache(maxsize=_REMEMBERED)
def typed_units(text: str, *, joins_apostrophes: bool) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The units of a text, folded, and where they stand in it."""
    bare = text if text.isascii() else FEELING.sub(lambda found: " " * len(found[0]), text)
    found = (_JOINED if joins_apostrophes else _UNIT).finditer(bare)
    matches = list(islice(found, READ_UNITS))
    return tuple([folded(match[0]) for match in matches]), tuple([match.span() for match in matches])


def _is_apart(text: str, at: int) -> bool:
    """Whether nothing but a blank or a bracket stands before a place."""
    return at == 0 or text[at - 1] in " \n\t(,;"


def _is_within_word(cue: CueMatch, units: list[str], word_ends: set[int]) -> bool:
    """Whether a filler is a syllable of Hangul in the midst of a word, where it is no particle."""
    is_syllable = cue.end == cue.start + 1 and is_hangul(units[cue.start])
    return cue.cue == FILLER and is_syllable and cue.end not in word_ends
