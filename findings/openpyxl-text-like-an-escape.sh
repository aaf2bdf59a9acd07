#!/usr/bin/env bash
# openpyxl: a name that holds "_x0041_", as generated names of fields do.
#
# Guess: SpreadsheetML writes signs as _xHHHH_, so a text that looks like one has its first underscore escaped
#        ("_x005F_x0041_") when it is written: every reader gives back what went in.
# Found: openpyxl writes it as it is and reads it as it is; whoever follows the format, as python-calamine and
#        Excel, reads "A". Names that were different are the same then.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "openpyxl==3.1.5" "python-calamine==0.9.1"

"$place/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

print("openpyxl", version("openpyxl"), "python-calamine", version("python-calamine"))
names = ["grupp_x0041_", "grupp_x00E5_r", "gruppA"]
book = Workbook()
for name in names:
    book.active.append([name])
saved = io.BytesIO()
book.save(saved)
same = [row[0].value for row in load_workbook(saved).active.iter_rows()]
saved.seek(0)
other = [row[0] for row in CalamineWorkbook.from_filelike(saved).get_sheet_by_index(0).to_python()]
print("written: ", names)
print("openpyxl:", same)
print("calamine:", other)
assert same == names and other == ["gruppA", "gruppår", "gruppA"]
PYTHON
