#!/usr/bin/env bash
# Snowball: the stems of everyday words of a login, in Swedish and French.
#
# Guess: singular and plural share a stem (« connexion », « connexions »; "server", "servrar"), and words of
#        another meaning do not ("hemlighet", a secret, and "hem", at home).
# Found: « connexion » stays whole and « connexions » becomes "connex", "server" and "servrar" part as well; "hemlighet"
#        loses two endings one after the other and becomes "hem".
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "snowballstemmer==3.1.1"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import snowballstemmer

print("snowballstemmer", version("snowballstemmer"))
words = {
    "french": ("connexion", "connexions", "serveur", "serveurs"),
    "swedish": ("server", "servrar", "hemlighet", "hem", "inloggning", "inloggningar"),
}
stems = {word: snowballstemmer.stemmer(name).stemWord(word) for name, many in words.items() for word in many}
for word, stem in stems.items():
    print(f"{word:14}{stem}")
assert stems["connexion"] == "connexion" and stems["connexions"] == "connex" and stems["serveur"] == stems["serveurs"]
assert stems["server"] != stems["servrar"] and stems["hemlighet"] == stems["hem"] == "hem"
assert stems["inloggning"] == stems["inloggningar"]
PYTHON
