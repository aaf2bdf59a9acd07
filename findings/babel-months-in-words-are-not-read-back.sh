#!/usr/bin/env bash
# Babel: parse_date given what format_date wrote, same locale, same style.
#
# Guess: it reads all four styles back, or says that it cannot with a ValueError.
# Found: it looks for three numbers. Korean and Japanese write months as numbers, so that even the longest style with
#        its weekday is read back; the names of months in French, Swedish, English and German (from "long" on) leave
#        two numbers, and the answer is IndexError: list index out of range, which `except ValueError` lets through.
#        A form that accepts typed dates works for the Korean team in every style and falls over for the French one.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
from datetime import date

import babel
from babel.dates import format_date, parse_date

print("babel", babel.__version__)
day = date(2026, 11, 3)
read_back = {"ko": "short medium long full", "ja": "short medium long full", "de": "short medium"}
for locale in ("ko", "ja", "de", "fr", "sv", "en"):
    for style in ("short", "medium", "long", "full"):
        text = format_date(day, style, locale)
        try:
            told = str(parse_date(text, locale, style))
        except IndexError as error:
            told = repr(error)
        print(locale, style, repr(text), told)
        assert (told == str(day)) is (style in read_back.get(locale, "short").split())
PYTHON
