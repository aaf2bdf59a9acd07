#!/usr/bin/env bash
# python-calamine: what is left of a tab or a line break within a cell of an .ods sheet.
#
# Guess: OpenDocument writes blanks, tabs and line breaks within a text as elements (text:s, text:tab,
#        text:line-break); calamine gives back all three as characters, for it does so with line breaks of .xlsx.
# Found: text:s comes back as blanks, and two paragraphs as two lines; the other two elements leave nothing, so that
#        the words on both sides become one. pandas with odfpy keeps the line break and drops the tab as well.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "python-calamine==0.9.1" "odfpy==1.4.1" "pandas==3.1.1"

PLACE="$place" "$place/venv/bin/python" - <<'PYTHON'
import os
from importlib.metadata import version
from pathlib import Path

import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P, S, Tab
from python_calamine import CalamineWorkbook

print(*(f"{name} {version(name)}" for name in ("python-calamine", "odfpy", "pandas")))
path = Path(os.environ["PLACE"]) / "sheet.ods"


def cell(*paragraphs: tuple[object, ...]) -> TableCell:
    """A cell of text; each paragraph is strings and elements."""
    made = TableCell(valuetype="string")
    for pieces in paragraphs:
        paragraph = P()
        for piece in pieces:
            paragraph.addText(piece) if isinstance(piece, str) else paragraph.addElement(piece)
        made.addElement(paragraph)
    return made


row = TableRow()
for made in (
    cell(("두", S(c=2), "칸")), cell(("첫 줄",), ("다음 줄",)), cell(("전자", Tab(), "메일")), cell(("en", LineBreak(), "rad"))
):
    row.addElement(made)
table = Table(name="Ark")
table.addElement(row)
book = OpenDocumentSpreadsheet()
book.spreadsheet.addElement(table)
book.save(path)

by_calamine = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0]
by_odfpy = pandas.read_excel(path, engine="odf", header=None).values.tolist()[0]
print("blanks, paragraphs, tab, line break")
print("calamine:", by_calamine)
print("odfpy:   ", by_odfpy)
assert by_calamine == ["두  칸", "첫 줄\n다음 줄", "전자메일", "enrad"]
assert by_odfpy == ["두  칸", "첫 줄\n다음 줄", "전자메일", "en\nrad"]
PYTHON
