"""Which words patterns cannot tell apart: they are one class, a number."""

from __future__ import annotations

from functools import cached_property

from bot.dialogue.talking.message.cue_automaton import UNKNOWN
from bot.matcher.word_table import WordTable
from bot.model import Record


class WordClasses(Record, frozen=True, dict=True):
    """The class of each word that stands in a pattern, as its note, and of what begins so (`word*`)."""

    words: WordTable
    starts: dict[str, int]

    def of(self, word: str) -> int:
        """The class of a word: its own, else that of the longest beginning that it has."""
        if note := self.words.note(word):
            return int(note)
        longest = (self.starts.get(word[:length]) for length in self._lengths if length <= len(word))
        return next((found for found in longest if found is not None), UNKNOWN)

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        """How many letters beginnings have, the most first."""
        return tuple(sorted({len(start) for start in self.starts}, reverse=True))
