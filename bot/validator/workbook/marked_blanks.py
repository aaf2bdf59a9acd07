"""Tabs and line breaks within a cell of an OpenDocument sheet, which are elements there, as characters.

The reader of workbooks (python-calamine 0.9) knows the element for blanks, but drops these two, so that a
client ID in two lines would be read as a whole one. OpenDocument 1.3 part 3, 6.1.4 and 6.1.5.

The prefix is taken to be `text`, as in the standard and in what every office program writes. Another one may
be bound to that namespace, or this one to another: such a sheet is read as before, without these characters.
That is accepted, for to follow bindings takes a second reader of the whole file.
"""

from __future__ import annotations

import re

from bot.validator.workbook.parts import Kind

_MARKED = re.compile(rb"<text:(tab|line-break)\b[^<>]{0,300}?(?:/>|>\s{0,100}</text:\1>)")
_CHARACTER = {b"tab": b"\t", b"line-break": b"\n"}


def with_blanks(kind: Kind, name: str, data: bytes) -> bytes:
    """A part of a workbook with its marked tabs and line breaks as characters."""
    if kind == "ods" and name == "content.xml":
        return _MARKED.sub(lambda mark: _CHARACTER[mark[1]], data)
    return data
