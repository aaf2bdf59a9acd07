"""Comments in account files, which nobody needs to see: people note in them what a value was, or is to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import FileFormat
from bot.validator.source import Source
from bot.visible import CUT

_IN_A_LINE: dict[str, re.Pattern[str]] = {
    "yaml": re.compile(r"(?:(?<=\s)|^)#.*$"),
    "text": re.compile(r"(?:(?<=\s)|^)#.*$"),
    "xml": re.compile(r"<!--.*?(?:-->|$)"),
    "json": re.compile(r"(?:(?<=\s)|^)//.*$|/\*.*?(?:\*/|$)"),
}
_OVER_LINES = {"xml": ("<!--", "-->"), "json": ("/*", "*/")}


def without_comments(line: str, file_format: FileFormat) -> str:
    """A line with what looks like a comment cut out of it; for showing, not for reading."""
    pattern = _IN_A_LINE.get(file_format)
    return pattern.sub(CUT, line) if pattern else line


def lines_inside(source: Source, file_format: FileFormat) -> set[int]:
    """Lines, from 1, that a comment of several lines takes, wholly or partly."""
    marks = _OVER_LINES.get(file_format)
    return set(_spanned(source, *marks)) if marks else set()


def _spanned(source: Source, opening: str, closing: str) -> Iterator[int]:
    text, at = source.text, 0
    while (start := text.find(opening, at)) >= 0:
        stop = text.find(closing, start)
        stop = len(text) if stop < 0 else stop
        first, last = source.place(start)[0], source.place(min(stop, len(text) - 1))[0]
        if first != last:
            yield from range(first, last + 1)
        at = stop + 1
