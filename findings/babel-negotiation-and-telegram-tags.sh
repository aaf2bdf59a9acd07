#!/usr/bin/env bash
# Babel's negotiate_locale, given what Telegram sends as a person's language_code.
#
# Guess: Telegram's codes are BCP 47 with a hyphen (pt-br, zh-hans, fr-ca); negotiate_locale takes them, or says that
#        it cannot.
# Found: it splits at "_" only, unless told sep="-". A tag with a region finds no language then, in silence: None, or
#        the next one in the list, so that somebody with sv-FI is answered in English. Locale.parse, in the same
#        package, refuses such a tag loudly.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
import babel
from babel import Locale, negotiate_locale

print("babel", babel.__version__)
spoken = ["fr", "sv", "ko", "en"]
for preferred in (["fr-ca"], ["sv-FI", "en"], ["ko-KR"]):
    told = negotiate_locale(preferred, spoken, sep="-")
    print(preferred, "->", negotiate_locale(preferred, spoken), "| with sep='-':", told)
assert negotiate_locale(["fr-ca"], spoken) is None and negotiate_locale(["sv-FI", "en"], spoken) == "en"
assert negotiate_locale(["fr_CA"], spoken) == negotiate_locale(["fr-ca"], spoken, sep="-") == "fr"
try:
    Locale.parse("sv-FI")
except ValueError as error:
    print("Locale.parse:", error)
else:
    raise SystemExit("parse takes it now")
PYTHON
