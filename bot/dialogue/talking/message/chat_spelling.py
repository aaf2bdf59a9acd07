"""Chat spellings of a language: "n" for *and*, « koi » for *quoi*. In: units. Out: these as in a book.

They stand in `cues.yaml` under `spellings`, each as `how people type = how it is spelled`. A message is read
with its words spelled out, so that a cue is told once and not in every spelling; a pattern that is written as
people type counts in both. The longest at a place counts; one that is spelled as itself keeps a shorter one
away from it ("c est = c est"). A word of one letter is spelled out between blanks only, and no word that is
all of a message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.matcher.normalise import is_hangul
from bot.model import Record

SPELLINGS = "spellings"
"""The name under which they stand among the cues."""
_SIGN = "="

Place = tuple[int, int]


class ChatSpellings(Record, frozen=True):
    """By the first unit of what people type: all of it, and how it is spelled; the longest first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {}

    @classmethod
    def of(cls, lines: Sequence[str], units_of: Callable[[str], Sequence[str]]) -> ChatSpellings:
        """Those of `typed = spelled` lines, with what tells units. Raises ValueError for another line."""
        pairs = []
        for line in lines:
            typed, sign, spelled = line.partition(_SIGN)
            if not (sign and typed.strip() and spelled.strip()):
                raise ValueError(f"a spelling needs two sides: {line}")
            pairs.append((tuple(units_of(typed)), tuple(units_of(spelled))))
        ordered = sorted(pairs, key=lambda pair: -len(pair[0]))
        firsts = dict.fromkeys(typed[0] for typed, _spelled in ordered)
        return cls({first: tuple(pair for pair in ordered if pair[0][0] == first) for first in firsts})

    def spelled(
        self, text: str, units: tuple[str, ...], places: tuple[Place, ...]
    ) -> tuple[tuple[str, ...], tuple[Place, ...]]:
        """The units spelled out, and where each stands; one that was added has no length."""
        if len(units) <= 1 or self.by_first.keys().isdisjoint(units):
            return units, places
        told: list[str] = []
        stands: list[Place] = []
        at = 0
        while at < len(units):
            typed, spelled = self._at(text, units, places, at)
            own = list(places[at : at + len(typed)])
            told += spelled
            stands += own[: len(spelled)] + [(own[-1][1], own[-1][1])] * (len(spelled) - len(own))
            at += len(typed)
        return tuple(told), tuple(stands)

    def _at(
        self, text: str, units: tuple[str, ...], places: tuple[Place, ...], at: int
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is typed at a place, and how it is spelled."""
        for typed, spelled in self.by_first.get(units[at], ()):
            end = at + len(typed)
            if units[at:end] == typed and (
                len(units[at]) > 1 or _is_apart(text, places[at], places[end - 1])
            ):
                return typed, spelled
        return units[at : at + 1], units[at : at + 1]

    def lines_of(self, plain: str) -> Iterator[str]:
        """A pattern's line without groups, also with its words spelled out."""
        yield plain
        words = plain.split()
        if words[:1] == ["<"] and words[2:] == [">"]:
            return  # all of a message, which is not spelled out
        told = [self._word(word) for word in words]
        if told != words:
            yield " ".join(told)

    def _word(self, word: str) -> str:
        found = self.by_first.get(word, ())
        return next((" ".join(spelled) for typed, spelled in found if typed == (word,)), word)


def _is_apart(text: str, first: Place, last: Place) -> bool:
    """Whether blanks stand around a word, or a syllable of Hangul is no letter by itself."""
    if is_hangul(text[first[0] : first[1]]):
        return True
    before, after = text[: first[0]][-1:], text[last[1] :][:1]
    return before in ("", " ", "\n") and after in ("", " ", "\n", ",", ".", "?", "!")
