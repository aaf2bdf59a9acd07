"""Bytes of an account file → its text with lines and columns, and back; `bot.encoding` tells the encoding."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

from bot.encoding import decoded
from bot.errors import UnreadableFileError
from bot.translate import _

LIMIT_BYTES = 16 * 1024 * 1024
"""Larger files are refused unread: a package of 10,000 accounts has about 5 MB."""

_FEW = 40
"""Places that are counted one by one before a table of all lines pays."""
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_MARKS = 30
"""Accents and the like on one letter."""
_NO_LETTERS = re.compile(r"[^\w\s\x00-\x7f]{30,}")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Source:
    """The text of a file, and how it was encoded."""

    def __init__(self, text: str, encoding: str = "utf-8", bom: bytes = b"") -> None:
        self.text = text
        self.encoding = encoding
        self.bom = bom
        self._told: dict[tuple[int, int], int] = {}

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line."""
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        if len(self._told) < _FEW and "line_starts" not in self.__dict__ and "\r" not in self.text:
            line = self.text.count("\n", 0, offset) + 1
            start = self.text.rfind("\n", 0, offset) + 1
        else:
            line = bisect_right(self.line_starts, offset)
            start = self.line_starts[line - 1]
        place = line, offset - start + 1
        self._told[place] = offset
        return place

    def offset(self, place: tuple[int, int]) -> int:
        """The character at a place that was told before."""
        return self._told[place]

    def line_span(self, line: int) -> tuple[int, int]:
        """Offsets of a line's first character and of its line end."""
        return self.line_around(self.line_starts[line - 1])

    def line_around(self, offset: int) -> tuple[int, int]:
        """The same for the line that a character stands on."""
        end = _LINE_END.search(self.text, offset)
        start = max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
        return start, end.start() if end else len(self.text)

    def is_whole(self, data: bytes) -> bool:
        """Whether every byte of `data` could be read, so that nothing is lost when it is written again."""
        return self.can_write(self.text) and self.encode(self.text) == data

    def can_write(self, text: str) -> bool:
        """Whether the encoding of this file has every character of a text."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def encode(self, text: str) -> bytes:
        """Other text in the encoding of this file."""
        return self.bom + text.encode(self.encoding)


def decode(data: bytes) -> Source:
    """The text of a file.

    Raises UnreadableFileError when it is empty, too large or not text.
    """
    if len(data) > LIMIT_BYTES:
        raise UnreadableFileError(
            _(
                "This file is too large to be an account file: more than {limit} MB. Send only the "
                "external accounts.",
                limit=LIMIT_BYTES // 1024 // 1024,
            )
        )
    source = Source(*decoded(data))
    if not source.text.strip():
        raise UnreadableFileError(_("This file is empty."))
    odd = _BINARY.search(source.text) or _pile(source.text)
    if odd:
        raise UnreadableFileError(
            _(
                "This is not a text file. Save the settings as YAML, JSON, CSV or text, or export the "
                "account in a package."
            ),
            *source.place(odd.start()),
        )
    return source


def _pile(text: str) -> re.Match[str] | None:
    """Marks put on one letter in their dozens: no language has that, and sorting them takes for ever."""
    if text.isascii():
        return None
    return next((run for run in _NO_LETTERS.finditer(text) if has_pile(run[0])), None)


def has_pile(text: str) -> bool:
    """Whether more marks than any letter has stand one after the other."""
    if text.isascii() or len(text) <= _MOST_MARKS:
        return False
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _MOST_MARKS:
            return True
    return False
