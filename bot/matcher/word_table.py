"""Words with a note on each, as a few texts: a dictionary of Python's takes five to ten times the memory.

To look a word up takes most of a microsecond, where a dictionary takes a fiftieth.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.model import Record

_START = 2
"""Letters by which words stand together, one of Hangul instead: then there are some dozen in a text."""


class WordTable(Record, frozen=True):
    """Lines `word<TAB>note`, together by the first letters of the word, with a line break around each."""

    by_start: dict[str, str] = {}

    @classmethod
    def of(cls, notes: Iterable[tuple[str, str]]) -> WordTable:
        """A table of words, each once, and notes; none holds a line break, and a word no tab either."""
        found: dict[str, list[str]] = {}
        for word, note in notes:
            found.setdefault(_start(word), []).append(f"{word}\t{note}")
        return cls({start: "\n".join(["", *lines, ""]) for start, lines in found.items()})

    @classmethod
    def of_words(cls, words: Iterable[str]) -> WordTable:
        """A table of words without notes."""
        return cls.of((word, "") for word in words)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and f"\n{word}\t" in self.by_start.get(_start(word), "")

    def note(self, word: str) -> str:
        """The note on a word; empty where it is not there."""
        lines = self.by_start.get(_start(word), "")
        begin = lines.find(f"\n{word}\t")
        return lines[begin + len(word) + 2 : lines.index("\n", begin + 1)] if begin >= 0 else ""


def _start(word: str) -> str:
    return word[:_START] if word[:1].isascii() else word[:1]
