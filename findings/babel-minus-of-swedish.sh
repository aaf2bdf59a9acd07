#!/usr/bin/env bash
# Babel: the minus sign of a language that has one of its own.
#
# Guess: format_decimal(-5, locale="sv") writes U+2212, which get_minus_sign_symbol("sv") gives and CLDR asks
#        for, and parse_decimal reads what stands in Swedish documents.
# Found: numbers, amounts and percentages are written with the hyphen of ASCII, for the sign comes from the pattern
#        and is not exchanged; and a number with the minus of the language is "not a valid decimal number", while
#        the decimal comma and the blanks of the same language are exchanged in both directions.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
import babel
from babel.numbers import NumberFormatError, format_decimal, format_percent, get_minus_sign_symbol, parse_decimal

print("babel", babel.__version__)
sign = get_minus_sign_symbol("sv")
written = [format_decimal(-1234.5, locale="sv"), format_percent(-0.5, locale="sv")]
print("its minus:", ascii(sign), "written:", [ascii(text) for text in written])
assert sign == "\u2212" and all(text.startswith("-") for text in written)
assert str(parse_decimal("-1\xa0234,5", locale="sv", strict=True)) == "-1234.5"
try:
    parse_decimal(f"{sign}1\xa0234,5", locale="sv")
except NumberFormatError as error:
    print("read back:", ascii(str(error)))
else:
    raise SystemExit("reads it now")
PYTHON
