#!/usr/bin/env bash
# Babel: the number of a week, by which Swedes plan, and the day it begins with.
#
# Guess: `sv` counts weeks as Sweden does and `ko` begins them on a Sunday, for a language without a territory
#        stands for its likeliest one (as `und` data and CLDR's likely subtags have it).
# Found: a bare language counts as the whole world (001): a Monday, and one day makes the first week. The first
#        of January 2027 is week 1 for `sv` and week 53 of 2026 for `sv_SE`; `ko` begins on Monday, `ko_KR` on
#        Sunday.
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
seen = {name: format_date(date(2027, 1, 1), "'v.' w YYYY", locale=name) for name in ("sv", "sv_SE", "fr", "fr_FR")}
days = {name: Locale.parse(name).first_week_day for name in ("ko", "ko_KR", "sv", "sv_SE")}
print("1 January 2027:", seen)
print("first day, 0 is Monday:", days)
assert seen == {"sv": "v. 1 2027", "sv_SE": "v. 53 2026", "fr": "v. 1 2027", "fr_FR": "v. 53 2026"}
assert days == {"ko": 0, "ko_KR": 6, "sv": 0, "sv_SE": 0}
assert date(2027, 1, 1).isocalendar()[:2] == (2026, 53)
PYTHON
