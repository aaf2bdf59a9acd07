#!/usr/bin/env bash
# Babel: a marked text that is chosen in the argument, `_("open" if there else "closed")`.
#
# Guess: the extractor takes both texts, or none and warns, as it does for an f-string with names in it.
# Found: it glues all strings of the argument together, whatever stands between them: one message "openclosed",
#        which no program ever asks for, and neither of the two real ones. Any string within
#        the argument counts, so that a name's fallback passes for the message. Nothing is said about it.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
import io

import babel
from babel.messages.extract import extract

print("babel", babel.__version__)
lines = {
    '_("open" if there else "closed")': ["openclosed"],
    '_(name or "nobody")': ["nobody"],
}
for line, expected in lines.items():
    found = [message for _line, message, _notes, _context in extract("python", io.BytesIO(line.encode()), {"_": None})]
    print(f"{line:45}{found}")
    assert found == expected, "behaviour changed"
PYTHON
