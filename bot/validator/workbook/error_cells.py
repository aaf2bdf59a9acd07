"""Cells in which a formula has failed, made to read as the text that they show.

The reader of workbooks gives an empty text for them, and what is empty is another fault.
"""

from __future__ import annotations

import re

from bot.validator.workbook.parts import Kind

_XLSX = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\st=)(["'])e\2""")
"""A cell's type is `e`; its value is the text, as it is for the type `str`. ECMA-376 part 1, 18.18.11."""
_ODS = re.compile(rb"""<table:table-cell\b[^<>]*\bcalcext:value-type=["']error["'][^<>]*""")
_EMPTY = re.compile(rb"""\soffice:string-value=(["'])\1""")


def shown_as_text(kind: Kind, name: str, data: bytes) -> bytes:
    """A part of a workbook with the errors in its cells as text."""
    if kind == "xlsx" and name.startswith("xl/worksheets/"):
        return _XLSX.sub(rb"\1\2str\2", data)
    if kind == "ods" and name == "content.xml" and b"calcext:value-type" in data:
        return _ODS.sub(lambda cell: _EMPTY.sub(b"", cell[0]), data)
    return data
