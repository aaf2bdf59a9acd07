"""Cells in which a formula has failed, or was never computed, made to read as text.

The reader of workbooks gives an empty text for them, and what is empty is another fault. A program that
writes workbooks without being a spreadsheet leaves the values of its formulas out.
"""

from __future__ import annotations

import re

from bot.validator.workbook.parts import Kind

_XLSX = re.compile(rb"""(<(?:\w+:)?c\b[^<>]{0,300}?\st=)(["'])e\2""")
"""A cell's type is `e`; its value is the text, as it is for the type `str`. ECMA-376 part 1, 18.18.11."""
_FORMULA = re.compile(
    rb"""(?P<cell><(?P<prefix>\w{1,20}:)?c\b[^<>]{0,100}?)(?:\st=["']\w{1,10}["'])?(?P<rest>[^<>]{0,100})>"""
    rb"""(?P<formula><(?:\w+:)?f\b[^<>]{0,300}>(?P<text>[^<]{1,1000})</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?"""
    rb"""(?=</(?:\w+:)?c>)"""
)
"""A formula without a value; no tag is longer, and no pattern is to run long."""
_ODS = re.compile(rb"""<table:table-cell\b[^<>]*\bcalcext:value-type=["']error["'][^<>]*""")
_EMPTY = re.compile(rb"""\soffice:string-value=(["'])\1""")


def shown_as_text(kind: Kind, name: str, data: bytes) -> bytes:
    """A part of a workbook with the errors in its cells as text."""
    if kind == "xlsx" and name.startswith("xl/worksheets/"):
        data = _XLSX.sub(rb"\1\2str\2", data)
        return _FORMULA.sub(_as_value, data) if b"f>" in data else data
    if kind == "ods" and name == "content.xml" and b"calcext:value-type" in data:
        return _ODS.sub(lambda cell: _EMPTY.sub(b"", cell[0]), data)
    return data


def _as_value(cell: re.Match[bytes]) -> bytes:
    prefix = cell["prefix"] or b""
    start = cell["cell"] + b' t="str"' + cell["rest"] + b">" + cell["formula"]
    return start + b"<" + prefix + b"v>=" + cell["text"] + b"</" + prefix + b"v>"
