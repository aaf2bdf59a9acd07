"""What mail programs and Markdown put around a value, or before a line, and is no part of it."""

from __future__ import annotations

import re

from bot.validator.source import Source

_AROUND = re.compile(
    r"\*\*(?P<bold>[^\s*](?:.*\S)?)\*\*|<(?P<angled>https?://[\w-]+\.[^\s<>{}$%]+)>"
    r"|\[(?P<link>https?://[^\s\[\]]+)\]\((?P=link)/?\)"
)
"""`**…**`, `<https://…>`, `[https://…](https://…)`."""
_CODE = re.compile(r"(?P<marks>`{1,2})(?P<code>[^`]+)(?P=marks)")
_MOST = 3
"""A choice: so many marks, one around the other, are taken off."""
_REPLY = re.compile(r"(?m)^[ \t]*(?:>[> \t]*|\|(?=[^|\r\n]*$))+")
"""`> `, `>> `, `> > ` and `| ` before a line of somebody else's message; `|` before a cell on its own line.

A row of a table has more bars.
"""
_LINE = re.compile(r"(?m)^[^\r\n]*\S[^\r\n]*$")
_FEWEST_REPLIES = 2
"""A choice: one such sign alone is no reply."""
_ADDRESS = re.compile(r"\s*<(?:mailto:|https?://|[^\s<>@\"'=]+@)[^\s<>]*>")
_OF_OTHERS = ("<", "{", "[{", '["')
"""How formats begin that have such marks for themselves."""


def without_marks(text: str) -> str:
    """A value without what is put around it; without quotes that are none of these it stays as it is."""
    around = _AROUND.fullmatch(text)
    return text if around is None else next(part for part in around.groups() if part is not None)


def without_code_marks(text: str) -> str:
    """The same for a cell of a Markdown table, where backticks are markup, too."""
    for _mark in range(_MOST):
        code = _CODE.fullmatch(text)
        bare = without_marks(text) if code is None else code["code"].strip()
        if bare == text:
            break
        text = bare
    return text


def begins_with_tag(text: str) -> bool:
    """Whether a text begins like XML, and not with an address as mail programs write it, `<anna@…> wrote`."""
    return text.lstrip()[:1] == "<" and not _ADDRESS.match(text)


def without_reply_marks(source: Source) -> Source:
    """A text with blanks for the marks that a mail program puts before each line of a reply.

    All else keeps its place. A single such mark may end a tag or be a bullet: the text is given back as
    it is.
    """
    if ">" not in source.text and "|" not in source.text:
        return source
    if source.text.lstrip().startswith(_OF_OTHERS) and not _ADDRESS.match(source.text):
        return source
    replies = list(_REPLY.finditer(source.text))
    if len(replies) < _FEWEST_REPLIES:
        return source
    first, last = replies[0].start(), source.text.find("\n", replies[-1].end())
    lines = len(_LINE.findall(source.text, first, len(source.text) if last < 0 else last))
    if 2 * sum(bool(reply[0].strip()) for reply in replies) <= lines:
        return source
    text = _REPLY.sub(lambda reply: " " * len(reply[0]), source.text)
    return Source(text, source.encoding, source.bom)
