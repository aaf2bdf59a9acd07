"""The lines of a file in which its findings stand, secrets hidden; each is drawn only when somebody looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from bot.model import Finding, Record
from bot.privacy.masker import Masker
from bot.validator.account import AccountFile
from bot.visible import CUT, printable

SourceRange: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""

_AT_NAMES = {"unknown-field", "duplicate-key", "server-setting-name"}
"""Rules whose place is a name. Only that is shown: the value may be a secret under a damaged name.

In a table, likewise, only the cell is shown: what stands beside it may be a secret in the wrong column.
"""
_EXCERPTS = 200
"""Findings that get their line of the file."""
_WIDTH = 100
"""Characters of a line that are shown."""
_LEAD = 40
"""Characters shown before the value where a line is longer than that."""
_COMMENTS = {
    format: re.compile(mark)
    for format, mark in (("yaml", "[ \t]+#"), ("text", "[ \t]+#"), ("xml", "<!--"), ("json", r"(?<!:)//|/\*"))
}
_CLOSING = {"xml": "-->", "json": "*/"}
_QUOTED = re.compile(r"""\"(?:[^"\\\r\n]|\\.)*+\"|'[^'\r\n]*+'""")
_VALUE = re.compile(
    r"""[\w.:-]+\s*=\s*(?:"[^"\r\n]*"|'[^'\r\n]*')|"[^"\r\n]*"|'[^'\r\n]*'|<[^<>\r\n]+>|[^\r\n,\]}<>;\t]*[^\s,\]}<>;#]"""
)
"""What the marks under an excerpt span: an attribute, a quoted value, or one up to the next separator."""


class Excerpt(Record, frozen=True):
    """A line of the file, secrets hidden, cut to fit; `start` and `end` enclose the value in `text`."""

    line: int
    text: str
    start: int
    end: int


class Excerpts(Mapping[SourceRange, Excerpt]):
    """Line and column of a finding → its line of the file; of so many findings the first ones."""

    def __init__(self, file: AccountFile, findings: Iterable[Finding], masker: Masker) -> None:
        self._file = file
        self._masker = masker
        self._findings: dict[SourceRange, Finding] = {}
        for finding in islice(findings, _EXCERPTS):
            if finding.line is not None and finding.column is not None:
                self._findings.setdefault((finding.line, finding.column), finding)
        self._drawn: dict[SourceRange, Excerpt] = {}

    def __getitem__(self, place: SourceRange) -> Excerpt:
        drawn = self._drawn.get(place)
        if drawn is None:
            drawn = self._drawn[place] = _excerpt(self._file, self._findings[place], place, self._masker)
        return drawn

    def __iter__(self) -> Iterator[SourceRange]:
        return iter(self._findings)

    def __len__(self) -> int:
        return len(self._findings)


def _excerpt(file: AccountFile, finding: Finding, place: tuple[int, int], masker: Masker) -> Excerpt:
    source = file.source
    at = source.offset(place)
    begin, end = source.line_around(at)
    begin, end, has_more = _without_comments(file, begin, at, end)
    value = _VALUE.match(source.text, at, end)
    value_end = value.end() if value else min(at + 1, end)
    if file.format_at(at) == "csv" and (bar := source.text.find("|", at, value_end)) >= 0:
        value_end = max(bar, at + 1)  # beside it stands another cell
    if finding.rule in _AT_NAMES or (finding.found and source.text.startswith(finding.found, at, end)):
        value_end = min(at + len(finding.found or " "), end)
    first, last = begin, end
    if file.format_at(at) == "csv" or finding.rule in _AT_NAMES:
        first, last = at, min(value_end, at + _WIDTH)
    elif end - begin > _WIDTH:
        first = max(begin, at - _LEAD)
        last = min(end, first + _WIDTH)
    else:
        first += len(source.text[begin:at]) - len(source.text[begin:at].lstrip(" "))
    text, start, stop = masker.excerpt(first, last, at, value_end)
    if source.text[begin:first].strip():
        text, start, stop = CUT + text, start + len(CUT), stop + len(CUT)
    if last < end or has_more:
        text += CUT
    return Excerpt(place[0], printable(text), start, max(stop, start + 1))


def _without_comments(file: AccountFile, begin: int, at: int, end: int) -> tuple[int, int, bool]:
    """Where the line begins and ends without the comments in it, and whether one follows.

    People note in a comment what the value was, or is to be; nobody needs it to find the place.
    """
    text, form = file.source.text, file.format_at(at)
    pattern = _COMMENTS.get(form)
    if pattern is None:
        return begin, end, False
    quoted = _QUOTED.match(text, at, end)
    comment = pattern.search(text, quoted.end() if quoted else at, end)
    closing = _CLOSING.get(form)
    closed = text.rfind(closing, begin, at) if closing else -1
    return (
        closed + len(closing) if closing and closed >= 0 else begin,
        comment.start() if comment else end,
        comment is not None,
    )
