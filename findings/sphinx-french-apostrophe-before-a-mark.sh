#!/usr/bin/env bash
# Sphinx: the French apostrophe before a literal or an emphasis, l'``IMS``, d'*accès*.
#
# Guess: smart quotes, which are on by default, turn the typewriter's apostrophe into ’, before a mark as before a
#        letter; French has no other sign for it.
# Found: before a mark it is a closing quote, and that of French is ”: "l”IMS", "d”accès". Before a quoted word it
#        opens one: « d“« URL » ». In an English, a Swedish or a Korean page the same line is right before a mark,
#        for their closing quote looks like an apostrophe, so nobody sees it before the French pages are out. With
#        ’ in the source every page is right.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "sphinx==9.0.4"

"$place/venv/bin/python" - "$place" <<'PYTHON'
import re
import sys
from pathlib import Path

import sphinx
from sphinx.application import Sphinx

print("Sphinx", sphinx.__version__)
source = Path(sys.argv[1]) / "source"
source.mkdir()
(source / "conf.py").write_text("project = 'pages'\n")
(source / "index.rst").write_text("Page\n====\n\nl'IMS, l'``IMS``, d'*accès*, d'\"URL\"\n\nl’``IMS``, d’*accès*\n")
expected = {
    "fr": ["l’IMS, l”IMS, d”accès, d“«\u00a0URL\u00a0»", "l’IMS, d’accès"],
    "en": ["l’IMS, l’IMS, d’accès, d‘“URL”", "l’IMS, d’accès"],
    "sv": ["l’IMS, l’IMS, d’accès, d’”URL”", "l’IMS, d’accès"],
    "ko": ["l’IMS, l’IMS, d’accès, d‘“URL”", "l’IMS, d’accès"],
}
for language, lines in expected.items():
    built = Path(sys.argv[1]) / language
    Sphinx(source, source, built, built / "trees", "html", {"language": language}, None, None).build()
    page = (built / "index.html").read_text()
    seen = [re.sub("<.*?>", "", line) for line in re.findall("<p>(l.*?)</p>", page)]
    print(language, seen)
    assert seen == lines
PYTHON
