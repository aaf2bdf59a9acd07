#!/usr/bin/env bash
# Babel: how wide are the lines of a Korean catalogue?
#
# Guess: `width=76` are columns, as with GNU gettext: a syllable, which every terminal and editor shows two columns
#        wide, counts twice, so that a line has some 37 of them.
# Found: it counts characters, up to 72 syllables or 124 columns a line with its blanks; and a blank may come to
#        stand at the beginning of the next line. GNU's msgmerge wraps the same file anew at every turn.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
import io
from unicodedata import east_asian_width

import babel
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

print("babel", babel.__version__)


def widths(text):
    catalog = Catalog(locale="ko")
    catalog.add("words", text)
    written = io.BytesIO()
    write_po(written, catalog, width=76, omit_header=True)
    lines = [line for line in written.getvalue().decode().splitlines() if line.startswith('"') and len(line) > 2]
    return [(len(line), sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)) for line in lines]


korean, swedish = widths("서버를 다시 시작 하세요 " * 12), widths("starta om servern nu " * 12)
print("Korean  (characters, columns):", korean)
print("Swedish (characters, columns):", swedish)
assert all(columns <= 76 for _characters, columns in swedish)
assert max(columns for _characters, columns in korean) > 110 and max(count for count, _columns in korean) <= 76
PYTHON
