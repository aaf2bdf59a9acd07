"""JSON → nodes with their places.

The standard library's parser gives no places, and PyYAML's refuses JSON indented with tabs and long keys:
hence a scanner of one regular expression and a stack of its own. What editors and chats make of JSON is read,
and told: comments, a comma before a closing bracket, other quotes around names and values.
"""

from __future__ import annotations

import json
import re
from typing import Literal, NoReturn

from bot.errors import UnreadableFileError
from bot.model import Message
from bot.translate import _
from bot.validator.account import PassedOver
from bot.validator.reader.limits import LIMIT_NODES, TWO_FILES, Budget, RefusedFileError, composed
from bot.validator.source import Source
from bot.validator.written import Map, Node, Seq, Written, written

# No `(…)*+` of what may fit in part: Python 3.11.2 ends such a group in the midst of it (gh-106052).
_TOKEN = re.compile(
    r'[ \t\r\n]*(?:("[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*+")'
    r"|([{}\[\],:])|(-?\d[\d.eE+-]*|true|false|null)"
    r"|(//[^\r\n]*+|/\*[^*]*+\*++(?:[^/*][^*]*+\*++)*/)|([“”„][^“”„\"\r\n]*+[“”])|$)"
)
_OPENING, _CLOSING = "“”„‟«»‹›‘’‚‛'", "“”‟«»‹›‘’‛'"
_LOOSE_VALUE = (
    rf'[ \t\r\n]*(?:(["{_OPENING}](?:[^\\\r\n"{_OPENING}]|[\'‘’‚‛](?=\w)|\\[^\r\n])*?["{_CLOSING}]'
    r"(?=[ \t\r\n]*(?:{ends}|//|/\*)))"
    r"|([{{}}\[\],:])|(-?\d[\d.eE+-]*|true|false|null|True|False|None)"
    r"|(//[^\r\n]*+|/\*[^*]*+\*++(?:[^/*][^*]*+\*++)*/)|((?!))|$)"
)
_LOOSE = {
    True: re.compile(_LOOSE_VALUE.format(ends=":")),
    False: re.compile(_LOOSE_VALUE.format(ends=r"[,}}\]]|\Z")),
}
"""Tokens where a name may come, and where none may: there, quotes end before what can follow a value."""
_NO_STRAIGHT = re.compile("[“”„‟«»‹›]")
_CURLY = "“”„‟"
_ESCAPED_MARK = re.compile(rf"\\([{_OPENING}])")
_NAMES = ("key", "first key")
_NOTHING = ("null", "None")
_COMMENT_FIRST = re.compile(r"//|/\*")
_BEHIND_COMMENTS = re.compile(r"(?:(?://[^\r\n]*+|/\*[^*]*+\*++(?:[^/*][^*]*+\*++)*/)\s*+)+[{\[]")
_BLANK = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_WHOLE = re.compile(r'(?:[^"]++|"[^"\\]*+(?:\\.[^"\\]*+)*+"){0,10000}', re.DOTALL)
_EMPTY = re.compile(r"\{\s*+\}|\[\s*+\]")
_WINDOW = 1024 * 1024
"""Characters that are counted at a time."""
_LARGE = 2 * 1024 * 1024
"""Characters from which on it pays to count before reading."""


def begins_behind_comments(text: str) -> bool:
    """Whether a text begins with comments as editors allow them in JSON, and then with JSON."""
    return _COMMENT_FIRST.match(text) is not None and _BEHIND_COMMENTS.match(text) is not None


def read_json(source: Source) -> tuple[Node, tuple[PassedOver, ...]]:
    """The value that a JSON file holds, and what stood there besides.

    Raises UnreadableFileError with the place of the first thing that is no JSON.
    """
    builder = _JsonBuilder(source)
    try:
        return builder.build(), tuple(builder.passed_over)
    except RefusedFileError:
        raise
    except UnreadableFileError:
        if not _NO_STRAIGHT.search(source.text):
            raise
        try:
            return read_loose_json(source)
        except RefusedFileError:
            raise
        except UnreadableFileError:
            pass
        raise


def read_loose_json(source: Source) -> tuple[Node, tuple[PassedOver, ...]]:
    """The same where names and values may stand in quotes of any kind, the two of a pair unlike each other.

    For what is no JSON otherwise: in JSON, any of them may stand within a value.
    """
    builder = _JsonBuilder(source, is_loose=True)
    return builder.build(), tuple(builder.passed_over)


class _JsonBuilder:
    def __init__(self, source: Source, *, is_loose: bool = False) -> None:
        self.source = source
        self.is_loose = is_loose
        self.budget = Budget(source)
        self.stack: list[Map | Seq] = []
        self.key: list[Written | None] = []
        self.root: Node | None = None
        self.passed_over: list[PassedOver] = []
        self.comma = 0
        """Where the last comma stands."""
        self.wants = "value"
        """What may come: value, key, colon, or next (a comma or the end of what is open)."""

    def build(self) -> Node:
        text, offset = self.source.text, 0
        if len(text) > _LARGE:
            self.budget.check(_values_at_least(text))
        while True:
            pattern = _LOOSE[self.wants in _NAMES] if self.is_loose else _TOKEN
            token = pattern.match(text, offset)
            if token is None:
                self._refuse(_blank_end(text, offset))
            string, mark, literal, comment, curly = token.groups()
            start, offset = token.start(token.lastindex or 0), token.end()
            if string is not None and self.is_loose:
                self._loose_string(string, start, offset)
            elif string is not None:
                self._string(string, start, offset)
            elif mark is not None:
                self._mark(mark, start, offset)
            elif literal is not None:
                self._literal(literal, start, offset)
            elif comment is not None:
                self._pass_over("comment", start, offset)
            elif curly is not None:
                self._pass_over("quotes", start, offset)
                self._string(f'"{curly[1:-1]}"', start, offset)
            else:
                return self._finished(start)

    def _pass_over(
        self, kind: Literal["comment", "comma", "quotes", "other quotes"], start: int, end: int
    ) -> None:
        self.budget.spend(start)
        self.passed_over.append(PassedOver(kind, start, end))

    def _finished(self, end: int) -> Node:
        if self.root is None or self.stack:
            self._refuse(end)
        return self.root

    def _loose_string(self, raw: str, start: int, end: int) -> None:
        text, marks = raw[1:-1], raw[0] + raw[-1]
        if marks != '""':
            is_curly = raw[0] in _CURLY or raw[-1] in _CURLY
            self._pass_over("quotes" if is_curly else "other quotes", start, end)
            text = _ESCAPED_MARK.sub(r"\1", text)
            if raw[0] in "«»‹›":
                text = text.strip(" \xa0\u202f")
        self._string(f'"{text}"', start, end)

    def _string(self, raw: str, start: int, end: int) -> None:
        try:
            text = json.loads(raw) if "\\" in raw else raw[1:-1]
        except ValueError:
            self._refuse(start)
        text = composed(text, self.source, start)
        if self.wants in _NAMES:
            self.key[-1] = written(text, start, end)
            self.wants = "colon"
        else:
            self._add(written(text, start, end), start)

    def _literal(self, text: str, start: int, end: int) -> None:
        self._add(written("" if text in _NOTHING else text, start, end), start)

    def _add(self, node: Node, start: int) -> None:
        if self.wants not in ("value", "first value"):
            self._refuse(start)
        self.budget.spend(start)
        if not self.stack:
            if self.root is not None:
                self._refuse(start)
            self.root = node
        else:
            parent, key = self.stack[-1], self.key[-1]
            if isinstance(parent, Seq):
                parent.items.append(node)
            elif key is not None:
                parent.pairs.append((key, node))
        self.wants = "next"

    def _mark(self, mark: str, start: int, end: int) -> None:
        if mark in "{[":
            node: Map | Seq = Map(start) if mark == "{" else Seq(start)
            self._add(node, start)
            self.budget.check_depth(len(self.stack), start)
            self.stack.append(node)
            self.key.append(None)
            self.wants = "first key" if mark == "{" else "first value"
        elif mark in "}]":
            closes = bool(self.stack) and isinstance(self.stack[-1], Map) == (mark == "}")
            if closes and self.wants == ("key" if mark == "}" else "value"):
                self._pass_over("comma", self.comma, self.comma + 1)
                self.wants = "next"
            if not closes or self.wants not in ("next", "first key", "first value"):
                self._refuse(start)
            self.stack.pop().end = end
            self.key.pop()
            self.wants = "next"
        elif mark == ":" and self.wants == "colon":
            self.wants = "value"
        elif mark == "," and self.wants == "next" and self.stack:
            self.comma = start
            self.wants = "key" if isinstance(self.stack[-1], Map) else "value"
        else:
            self._refuse(start)

    def _refuse(self, offset: int) -> NoReturn:
        message: Message
        text = self.source.text
        if self.root is not None and not self.stack and offset < len(text.rstrip()):
            raise UnreadableFileError(TWO_FILES, *self.source.place(offset))
        unclosed = text.startswith('"', offset) and '"' not in text[offset + 1 :]
        if unclosed or offset >= len(text.rstrip()):
            message = _("The file ends too early: a quote or a bracket is not closed. Was it cut off?")
        else:
            message = _(
                "This is not valid JSON. Look for a missing comma, quote or bracket just before this place."
            )
        raise UnreadableFileError(message, *self.source.place(offset))


def _values_at_least(text: str) -> int:
    """How many values the text holds for sure, counted without reading them, up to more than is allowed.

    In a list or a group with something in it, there is one value more than commas.
    """
    values, start, window = 0, 0, _WINDOW
    while start < len(text) and values <= LIMIT_NODES:
        whole = _WHOLE.match(text, start, start + window)
        end = whole.end() if whole else start
        if end == start:
            if start + window >= len(text):
                break  # a string without an end
            window *= 2
            continue
        bare = _STRING.sub("s", text[start:end])
        values += bare.count(",") + bare.count("{") + bare.count("[") - len(_EMPTY.findall(bare))
        start, window = end, _WINDOW
    return values


def _blank_end(text: str, offset: int) -> int:
    blank = _BLANK.match(text, offset)
    return blank.end() if blank else offset
