#!/usr/bin/env bash
# Babel: the plural forms of a new French catalogue.
#
# Guess: two, `nplurals=2; plural=(n > 1)`, as the French catalogues of twenty years have it: msgstr[0]
#        « erreur », msgstr[1] « erreurs ».
# Found: three since Babel follows the newer CLDR, and the second is for whole millions alone (« un million
#        d’erreurs »). Two translations, taken over from an older catalogue or a memory, give the plural at a
#        million, and English for 2 and 5, where nothing is translated; Babel's own check says nothing. Spanish,
#        Italian and Portuguese are alike; Swedish, German and Korean are not. An older file keeps its header.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
import gettext
import io

import babel
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

print("babel", babel.__version__)
locales = ("fr", "fr_CA", "es", "it", "pt", "sv", "de", "ko")
forms = {locale: Catalog(locale=locale).num_plurals for locale in locales}
print(forms)
assert forms == {"fr": 3, "fr_CA": 3, "es": 3, "it": 3, "pt": 3, "sv": 2, "de": 2, "ko": 1}

file = io.BytesIO()
write_po(file, Catalog(locale="fr"))
two = 'msgid "%d error"\nmsgid_plural "%d errors"\nmsgstr[0] "%d erreur"\nmsgstr[1] "%d erreurs"\n'
catalogue = read_po(io.BytesIO(file.getvalue() + two.encode()), locale="fr")
complaints = list(catalogue.check())
compiled = io.BytesIO()
write_mo(compiled, catalogue)
compiled.seek(0)
translations = gettext.GNUTranslations(compiled)
seen = [translations.ngettext("%d error", "%d errors", n) % n for n in (0, 1, 2, 5, 1_000_000)]
print(catalogue.plural_forms, seen, complaints)
assert seen == ["0 erreur", "1 erreur", "2 errors", "5 errors", "1000000 erreurs"] and not complaints
PYTHON
