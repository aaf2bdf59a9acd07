"""Text of strangers for a terminal: what cannot be seen is drawn, and what upsets a terminal is not sent.

The one place for control and direction characters. The command line prints through `clean_output`; `visible`
and `printable` are for values of which a person must see every character.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

CUT = "…"
"""Ends a text that was too long."""
_LONGEST_SHOWN = 80
"""A choice: a line of a terminal."""
# what moves the cursor, or makes text look like another line, or cannot be written
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)

_COLOUR = re.compile(r"(\x1b\[(?:[0-7]|[349][0-7])m)")


def safe(text: str) -> str:
    r"""Text that cannot upset a terminal: control and direction characters as `\u202e`; lines stay."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def columns(text: str) -> int:
    """How many columns text takes: none for a mark on a letter, two for a wide one such as Hangul."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
        if not unicodedata.combining(character)
    )


def visible(text: str, limit: int = _LONGEST_SHOWN) -> str:
    """A value as a person can tell it from its double: outer blanks and invisible characters are drawn."""
    if len(text) <= limit and text.isascii() and text.isprintable() and text == text.strip(" "):
        return text
    body = text.strip(" ")
    left = len(text) - len(text.lstrip(" ")) if body else len(text)
    right = len(text) - left - len(body)
    drawn = "␣" * min(left, limit + 1) + "".join(map(_drawn, body[: limit + 1])) + "␣" * min(right, limit + 1)
    return drawn if len(drawn) <= limit else drawn[: limit - 1] + CUT


def printable(text: str) -> str:
    """A line of the file that cannot upset a terminal, as long as before."""
    return "".join(
        c
        if c.isprintable() or c == " "
        else "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
        if c not in "\t\xa0"
        else " "
        for c in text
    )


def _drawn(character: str) -> str:
    if character == "\n":
        return "⏎"
    if character == " " or (
        character.isprintable() and unicodedata.category(character) not in ("Zs", "Cf", "Mn")
    ):
        return character
    return character if unicodedata.category(character) == "Mn" else f"[U+{ord(character):04X}]"


class CleanStream:
    """A text stream that passes nothing on that upsets a terminal, but the colours of this program.

    Everything else is the stream's own. Colours count on a terminal only: elsewhere nobody writes them.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._may_colour = stream.isatty()

    def write(self, text: str) -> int:
        """Write the text, visibly cleaned; gives the number of characters that were asked for."""
        if not _CONTROL.search(text):
            self._stream.write(text)
        elif self._may_colour:
            pieces = _COLOUR.split(text)  # odd ones are colours
            self._stream.write(
                "".join(piece if place % 2 else safe(piece) for place, piece in enumerate(pieces))
            )
        else:
            self._stream.write(safe(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write one after the other."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def clean_output() -> Iterator[None]:
    """Until the end, whatever is printed is cleaned."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast("TextIO", CleanStream(stream)) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
