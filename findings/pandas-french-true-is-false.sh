#!/usr/bin/env bash
# pandas: a ticked box in an .ods sheet that was saved where true is called VRAI, SANT or WAHR.
#
# Guess: the cell says office:boolean-value="true", so that it is True whatever words it is shown with; in an .xlsx
#        file it is.
# Found: pandas.read_excel looks at the words shown and compares them with "TRUE": a French or Swedish true is
#        False. Where it is saved in English or Korean, which both show TRUE, it is right. python-calamine, which
#        pandas can use as its engine, reads the value.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "pandas==3.1.1" "odfpy==1.4.1" "python-calamine==0.9.1"

"$place/venv/bin/python" - <<'PYTHON'
import io

import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

print("pandas", pandas.__version__)
WORDS = ("TRUE", "VRAI", "SANT")
sheet = OpenDocumentSpreadsheet()
table = Table(name="comptes")
sheet.spreadsheet.addElement(table)
for word in WORDS:
    cell, row = TableCell(valuetype="boolean", booleanvalue="true"), TableRow()
    cell.addElement(P(text=word))
    row.addElement(cell)
    table.addElement(row)
saved = io.BytesIO()
sheet.write(saved)


def read(engine):
    saved.seek(0)
    return [bool(value) for value in pandas.read_excel(saved, engine=engine, header=None)[0]]


seen = {engine: dict(zip(WORDS, read(engine), strict=True)) for engine in ("odf", "calamine")}
print(seen)
assert seen["odf"] == {"TRUE": True, "VRAI": False, "SANT": False}
assert all(seen["calamine"].values())
PYTHON
