#!/usr/bin/env bash
# Babel: the first of a month in a French sentence.
#
# Guess: the long and full formats of CLDR write « 1er novembre 2026 », as every French document does; it is the
#        only day with an ordinal, and CLDR knows ordinals.
# Found: a bare 1, in all four formats. Locale.ordinal_form(1) tells that 1 is special, but no format asks it.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
from datetime import date

import babel
from babel import Locale
from babel.dates import format_date

print("babel", babel.__version__)
shown = {style: format_date(date(2026, 11, 1), style, locale="fr") for style in ("short", "medium", "long", "full")}
for style, text in shown.items():
    print(f"{style:7}{text}")
print("ordinal forms of 1, 2, 3:", [Locale("fr").ordinal_form(day) for day in (1, 2, 3)])
assert shown["long"] == "1 novembre 2026" and shown["full"] == "dimanche 1 novembre 2026"
assert Locale("fr").ordinal_form(1) == "one" != Locale("fr").ordinal_form(2)
PYTHON
