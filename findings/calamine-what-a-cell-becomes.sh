#!/usr/bin/env bash
# python-calamine: what does a cell become that holds a whole number, a midnight, or an error?
#
# Guess: 7 is an int as openpyxl gives it, a moment is a datetime whatever its hour, and `#N/A` is a text (as
#        with openpyxl) or an exception.
# Found: every number is a float; a moment at midnight is a date, while the one in the next row, at noon, is a
#        datetime, so one column has two types that cannot be compared; and an error is an empty text, not to
#        be told from a cell with nothing in it.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "python-calamine==0.9.1" "openpyxl==3.1.5"

"$place/venv/bin/python" - <<'PYTHON'
import io
from datetime import date, datetime
from importlib.metadata import version

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

print("python-calamine", version("python-calamine"), "openpyxl", version("openpyxl"))
book = Workbook()
for value in (7, datetime(2026, 3, 1), datetime(2026, 3, 1, 12), "#N/A", None, "end"):
    book.active.append([value])
book.active["A4"].data_type = "e"
saved = io.BytesIO()
book.save(saved)

theirs = [row[0].value for row in load_workbook(saved, data_only=True).active.iter_rows()]
saved.seek(0)
found = [row[0] for row in CalamineWorkbook.from_filelike(saved).get_sheet_by_index(0).to_python()]
for one, other in zip(theirs, found, strict=True):
    print(f"{one!r:40} calamine: {other!r}")
assert type(theirs[0]) is int and type(found[0]) is float
assert (type(found[1]), type(found[2])) == (date, datetime)
assert theirs[3] == "#N/A" and found[3] == found[4] == ""
PYTHON
