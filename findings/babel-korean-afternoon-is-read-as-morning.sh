#!/usr/bin/env bash
# Babel: a time of day, written in Korean and read back.
#
# Guess: parse_time(format_time(t, "short", "ko"), "ko") is t again, as it is in English, French and Swedish.
# Found: every Korean afternoon becomes a morning and midnight becomes noon, without a word: 오후 3:20 is read as
#        03:20. parse_time knows the half of the day by the English letters "pm" only, wherever the language puts it.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
from datetime import time

import babel
from babel.dates import format_time, parse_time

print("babel", babel.__version__)
for locale in ("en", "fr", "sv", "ko"):
    written = {hour: format_time(time(hour, 20), "short", locale=locale) for hour in range(24)}
    wrong = [hour for hour, text in written.items() if parse_time(text, locale) != time(hour, 20)]
    print(locale, written[15], "hours that come back as others:", wrong)
    assert wrong == ([0, *range(13, 24)] if locale == "ko" else [])
print(parse_time("오후 3:20", "ko"))
PYTHON
