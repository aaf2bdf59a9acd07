#!/usr/bin/env bash
# dateparser and Babel: a time of day with blanks around the h, as typography asks for and CLDR has it for Québec.
#
# Guess: « 14 h 30 » is « 14h30 », which dateparser knows; what Babel writes in French is read in French, with the
#        date that stands before it, or is None.
# Found: it is "14 hours ago", without the 30: at nine in the morning, seven o'clock of the evening before. The
#        date that the short style has before it is dropped, so that what was weeks ago was yesterday. « 14 h 30 min
#        00 s », the medium style, is the time again. Behind a month in words both are None.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "dateparser==1.5.0" "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

import dateparser
from babel.dates import format_datetime, format_time

print("dateparser", version("dateparser"), "babel", version("babel"))
now, meant = datetime(2026, 11, 18, 9, 0), datetime(2026, 11, 3, 14, 30)
today, ago = now.replace(hour=14, minute=30), datetime(2026, 11, 17, 19, 0)


def read(text):
    moment = dateparser.parse(text, languages=["fr"], settings={"RELATIVE_BASE": now})
    print(f"{text!r:42} {moment}")
    return moment


assert read("14h30") == read(format_time(meant.time(), "short", locale="fr")) == today
assert read(format_datetime(meant, "short", locale="fr_CH")) == meant
assert read(format_time(meant.time(), "short", locale="fr_CA")) == ago
assert read(format_datetime(meant, "short", locale="fr_CA")) == ago
assert read("3 novembre 2026 à 14h30") == meant and read("3 novembre 2026 à 14 h 30") is None
assert read(format_time(meant.time(), "medium", locale="fr_CA")) == today
assert read(format_datetime(meant, "medium", locale="fr_CA")) is None
PYTHON
