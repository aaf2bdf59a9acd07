"""Where XML stands in a mail or a message: a package, an account, or elements of the server's settings.

A scanner that only looks for where such an element begins and ends, in one pass; what it holds is the
parsers' business. An element that is merely named (`<imsConfig>` in a sentence) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from bot.errors import UnreadableFileError
from bot.model import Record
from bot.validator.reader.limits import CUT_OFF, NO_XML, PART_OF_SERVER
from bot.validator.source import Source

XmlKind: TypeAlias = Literal["package", "account", "server"]

_KINDS: dict[str, XmlKind] = {
    **dict.fromkeys(("package", "entities"), "package"),
    "extaccount": "account",
    **dict.fromkeys(("serverconf", "shared", "imsconfig", "ims", "redirection"), "server"),
    **dict.fromkeys(("allowoperator", "nonimsauthnapi", "nonimsoperatormgmtinclientconsole"), "server"),
}
"""How what is looked for may begin."""
_TAG = re.compile(
    r"<!--|<!\[CDATA\[|<(?P<closes>/?)(?P<name>(?:[\w.-]+:)?(?P<local>[A-Za-z]+))"
    r"(?P<attributes>(?:\s(?:[^<>\"']++|\"[^<\"]*\"|'[^<']*'){0,2000})?)/?>"
)
_HIDING = {"<!--": "-->", "<![CDATA[": "]]>"}
_HALF = re.compile(rf"(?i)<(?:[\w.-]+:)?(?P<local>{'|'.join(_KINDS)})\s+[\w:.-]+\s*=\s*[\"']")
"""The beginning of a tag with a setting in it."""
_END_OF_SERVER = re.compile(
    rf"(?i)</(?:{'|'.join(name for name, kind in _KINDS.items() if kind == 'server')})>"
)
_HOLDS_TAG = re.compile(r"\s*<[\w!/]")
_COMMENT = re.compile(r"[ \t]*(?:#|//|;)")
_INDENT = 200
"""Characters of a line before a tag that are looked at."""


class Piece(Record, frozen=True):
    """One element with all that it holds, from its first tag to its last."""

    kind: XmlKind
    start: int
    end: int


def xml_pieces(source: Source) -> tuple[Piece, ...]:
    """All of them, in their order; none where a server's settings lack their beginning.

    Raises UnreadableFileError with its place where one begins and does not end.
    """
    text = source.text
    pieces = tuple(_pieces(source))
    edges = [0, *(edge for piece in pieces for edge in (piece.start, piece.end)), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if _END_OF_SERVER.search(text, start, end):
            return ()
        for half in _HALF.finditer(text, start, end):
            if not _is_commented_out(text, half.start()):
                tag = text[half.start() : end].partition("\n\n")[0]
                is_server = _KINDS[half["local"].casefold()] == "server"
                message = CUT_OFF if ">" not in tag else PART_OF_SERVER if is_server else NO_XML
                raise UnreadableFileError(message, *source.place(half.start()))
    return pieces


def _pieces(source: Source) -> Iterator[Piece]:
    text, at = source.text, 0
    kind: XmlKind | None = None
    name, begin, depth = "", 0, 0
    while tag := _TAG.search(text, at):
        at = tag.end()
        if tag["name"] is None:
            hidden = text.find(_HIDING[tag[0]], at)
            if hidden < 0:
                break
            at = hidden + len(_HIDING[tag[0]])
        elif kind is not None:
            depth += 0 if tag["name"] != name or _is_empty(tag) else -1 if tag["closes"] else 1
            if depth == 0:
                yield Piece(kind, begin, at)
                kind = None
        elif _begins(tag):
            begin = tag.start()
            if _is_empty(tag):
                yield Piece(_KINDS[tag["local"].casefold()], begin, at)
            else:
                kind, name, depth = _KINDS[tag["local"].casefold()], tag["name"], 1
    if kind is not None:
        raise UnreadableFileError(CUT_OFF, *source.place(begin))


def _begins(tag: re.Match[str]) -> bool:
    """Whether an element of ours begins here, and is not merely named or commented out."""
    if tag["closes"] or tag["local"].casefold() not in _KINDS:
        return False
    has_settings = bool(tag["attributes"].strip(" \t\r\n/"))
    if not has_settings and (_is_empty(tag) or not _HOLDS_TAG.match(tag.string, tag.end())):
        return False
    return not _is_commented_out(tag.string, tag.start())


def _is_empty(tag: re.Match[str]) -> bool:
    return tag[0].endswith("/>")


def _is_commented_out(text: str, at: int) -> bool:
    first = max(0, at - _INDENT)
    line = text.rfind("\n", first, at)
    return (line >= 0 or first == 0) and _COMMENT.match(text, line + 1, at) is not None
