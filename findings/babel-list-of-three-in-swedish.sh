#!/usr/bin/env bash
# Babel: a list of two and a list of three in the short styles.
#
# Guess: a style that writes two items writes three, in every language: format_list(["A", "B"], "unit", "sv") is
#        "A, B", so three are "A, B, C"; and a style that a language lacks falls back or is a ValueError, as the
#        documentation of format_list says.
# Found: CLDR keeps only the parts in which a style differs from the one that it inherits from, and Babel does not
#        put the rest back. Swedish "unit" and "unit-short", German too, and French and Swedish "standard-narrow"
#        have two items and raise KeyError: 'start' for three. English, from which they are taken over, has all.
#        A message tried with two values works until somebody has three.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
import babel
from babel.lists import format_list

print("babel", babel.__version__)
lacking = {"sv": ("unit", "unit-short", "standard-narrow"), "de": ("unit",), "fr": ("standard-narrow",)}
for locale, style in ((locale, style) for locale, styles in lacking.items() for style in styles):
    two = format_list(["A", "B"], style, locale)
    try:
        three = format_list(["A", "B", "C"], style, locale)
    except KeyError as error:
        three = repr(error)
    print(locale, style, "two:", two, "three:", three)
    assert three == "KeyError('start')"
whole = [format_list(["A", "B", "C"], "unit", locale) for locale in ("en", "fr", "ko")]
print("en, fr, ko unit:", whole)
assert whole == ["A, B, C", "A, B et C", "A B C"]
PYTHON
