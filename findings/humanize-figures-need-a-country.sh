#!/usr/bin/env bash
# humanize: what activating a language changes.
#
# Guess: after activate("fr"), the code that Telegram sends, words and figures are French, as after activate("fr_FR");
#        Swedish and German alike, and ordinals are Korean in Korean.
# Found: the words come from a catalogue that any spelling of the language finds, the separators from a table whose
#        keys are spelt with the country. So "fr" says "il y a 3 jours" and 12,345.6 in one sentence, "fr_FR" says
#        12 345,6, and Swedish has no entry at all: 12,345.6 whatever is activated. File sizes never get a comma
#        (1.5 Mo), the ordinal is 1st in Korean, and German says "vor 3 Tage" where it needs "Tagen".
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "humanize==4.17.0"

"$place/venv/bin/python" - <<'PYTHON'
from datetime import timedelta

import humanize

print("humanize", humanize.__version__)
expected = {
    "fr": ("il y a 3 jours", "12,345.6", "1.5 Mo"),
    "fr_FR": ("il y a 3 jours", "12 345,6", "1.5 Mo"),
    "sv": ("3 dagar sedan", "12,345.6", "1.5 MB"),
    "sv_SE": ("3 dagar sedan", "12,345.6", "1.5 MB"),
    "de": ("vor 3 Tage", "12,345.6", "1.5 MB"),
    "de_DE": ("vor 3 Tage", "12.345,6", "1.5 MB"),
}
for locale, forms in expected.items():
    humanize.activate(locale)
    seen = humanize.naturaltime(timedelta(days=3)), humanize.intcomma(12345.6), humanize.naturalsize(1_500_000)
    print(locale, *seen, sep="  ")
    assert tuple(" ".join(text.split()) for text in seen) == forms  # whatever blank it is
humanize.activate("ko")
print("ko", humanize.naturaltime(timedelta(days=3)), humanize.ordinal(1), sep="  ")
assert humanize.ordinal(1) == "1st"
PYTHON
