"""Bytes of an account file → its text with lines and columns, and back; `bot.encoding` tells the encoding."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from typing import Literal, TypeAlias

from bot.encoding import decoded
from bot.errors import UnreadableFileError
from bot.model import Record
from bot.translate import _

CellKind: TypeAlias = Literal["text", "number", "date", "boolean"]

LIMIT_BYTES = 16 * 1024 * 1024
"""Larger files are refused unread: a package of 10,000 accounts has about 5 MB."""

_FEW = 40
"""Places that are counted one by one before a table of all lines pays."""
_CONTROLS = bytes({*range(0x20)} - {*range(0x09, 0x0E), 0x1B})
_BINARY = re.compile(f"[{re.escape(_CONTROLS.decode())}]")
_MOST_MARKS = 30
"""Accents and the like on one letter."""
_NO_LETTERS = re.compile(r"[^\w\s\x00-\x7f]{30,}")
_LINE_END = re.compile(r"\r\n|\r|\n")


class CellPlace(Record, frozen=True):
    """A cell of a spreadsheet, row and column from 1, and what its value is kept as."""

    sheet: str
    row: int
    column: int
    kind: CellKind

    @property
    def name(self) -> str:
        """The cell as a spreadsheet names it: `Accounts!B3`, `'My accounts'!B3`."""
        sheet = self.sheet if self.sheet.isalnum() else f"'{self.sheet.replace(chr(39), chr(39) * 2)}'"
        letters, number = "", self.column
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{sheet}!{letters}{self.row}"


class Source:
    """The text of a file, and how it was encoded.

    `container` is the kind of spreadsheet that the text was taken from; `left_out` names the sheet that was
    taken with each other that holds a table too.
    """

    container: Literal["xlsx", "ods"] | None = None
    left_out: tuple[tuple[str, str], ...] = ()

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

    def cell(self, offset: int) -> CellPlace | None:  # noqa: ARG002 - a spreadsheet's source knows them
        """The cell that a character stands in; None where the file is no spreadsheet."""
        return None

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
    check_bytes(data)
    source = Source(*decoded(data))
    check_text(source)
    return source


def check_bytes(data: bytes) -> None:
    """Raises UnreadableFileError when there are too many."""
    if len(data) > LIMIT_BYTES:
        raise UnreadableFileError(
            _(
                "This file is too large to be an account file: more than {limit} MB. Send only the "
                "external accounts.",
                limit=LIMIT_BYTES // 1024 // 1024,
            )
        )


def check_text(source: Source) -> None:
    """Raises UnreadableFileError when there is no text, or what no text holds."""
    if not source.text.strip():
        raise UnreadableFileError(_("This file is empty."))
    odd = _binary(source.text) or _pile(source.text)
    if odd:
        raise UnreadableFileError(
            _(
                "This is not a text file. Save the settings as YAML, JSON, CSV or text, or export the "
                "account in a package."
            ),
            *source.place(odd.start()),
        )


def _binary(text: str) -> re.Match[str] | None:
    """A character that no text holds. Counting comes before looking: in a large file it is much faster."""
    if text.isascii() and len(text.encode().translate(None, _CONTROLS)) == len(text):
        return None
    return _BINARY.search(text)


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
