#!/usr/bin/env bash
# dateparser: a Swedish date with the day first, as forms, offices and all of Swedish-speaking Finland write it.
#
# Guess: with languages=["sv"] "3.11.2026" is the third of November, as it is in German, French and Finnish: Swedish
#        dates begin with the year or the day, never with the month.
# Found: the language's order is year, month, day; where the year stands last what is left is month, day, so that it
#        is the eleventh of March, in silence. Past the twelfth it is the right day again. What Babel writes for
#        sv_FI is read so, too, even with locales=["sv-FI"]; Korean likewise.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "dateparser==1.5.0" "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

import dateparser
from babel.dates import format_date

print("dateparser", version("dateparser"), "babel", version("babel"))


def read(text, **whose):
    day = dateparser.parse(text, **whose).date()
    print(f"{text:12} {whose} -> {day}")
    return day


third, swapped = date(2026, 11, 3), date(2026, 3, 11)
for language in ("de", "fr", "fi"):
    assert read("3.11.2026", languages=[language]) == third
for language in ("sv", "ko"):
    assert read("2026-11-03", languages=[language]) == third
    assert read("3.11.2026", languages=[language]) == read("3/11 2026", languages=[language]) == swapped
    assert read("13.11.2026", languages=[language]) == date(2026, 11, 13)
assert read(format_date(third, "short", locale="sv_FI"), locales=["sv-FI"]) == swapped
assert read("3.11.2026", languages=["sv"], settings={"DATE_ORDER": "DMY"}) == third
PYTHON
