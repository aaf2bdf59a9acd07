#!/usr/bin/env bash
# Python-Markdown and mistune: abbreviations ("*[IMS]: …") in a Korean sentence.
#
# Guess: both mark IMS wherever it stands as a word of its own, so in "IMS는" as in « l'IMS », "IMS:s" and "IMS-": a
#        Korean page explains its abbreviations as the others do. What is within a longer word is left alone by both.
# Found: Python-Markdown wants a word to end there, and to Python's \b Hangul goes on with it: before a particle, which
#        is nearly everywhere in Korean, there is no explanation. mistune marks it; but it looks for no end at all, so
#        that IMS is explained within CLIMS and IMSI, too.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "markdown==3.11.3" "mistune==3.4.0"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import markdown
import mistune

print(*(f"{name} {version(name)}" for name in ("markdown", "mistune")))
with_mistune = mistune.create_markdown(plugins=["abbr"])
seen = {}
for words in ("l'IMS est", "IMS:s konto", "IMS-konto", "IMS 는", "IMS는", "IMS에서", "(IMS)를", "IMSI", "CLIMS"):
    page = f"{words}\n\n*[IMS]: Identity Management System\n"
    seen[words] = ("<abbr" in markdown.markdown(page, extensions=["abbr"]), "<abbr" in with_mistune(page))
    print(f"{words:14}", *seen[words])
assert all(seen[words] == (True, True) for words in ("l'IMS est", "IMS:s konto", "IMS-konto", "IMS 는", "(IMS)를"))
assert seen["IMS는"] == seen["IMS에서"] == seen["IMSI"] == seen["CLIMS"] == (False, True)
PYTHON
