#!/usr/bin/env bash
# docutils: a line with an indented text below it, as steps and definitions are written, with a colon in it.
#
# Guess: "Step 1: open the account" above an indented block is a term with its definition, in French too: only the
#        blank before the colon is new, and every French colon has one.
# Found: " : " in a term parts it from a classifier. The French page loses the colon, its step is called « Étape
#        1 », and what is to be done stands behind it in another style, beside an English page that is right. A
#        no-break space before the colon, which good typography asks for anyway, leaves the term whole.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "docutils==0.22.4"

"$place/venv/bin/python" - <<'PYTHON'
import re

import docutils
from docutils.core import publish_parts

print("docutils", docutils.__version__)
expected = {
    "Step 1: open the account": "Step 1: open the account",
    "Étape 1 : ouvrir le compte": 'Étape 1<span class="classifier">ouvrir le compte</span>',
    "Étape 1\u00a0: ouvrir le compte": "Étape 1\u00a0: ouvrir le compte",
    "Steg 1: öppna kontot": "Steg 1: öppna kontot",
    "1단계: 계정 열기": "1단계: 계정 열기",
}
for term, html in expected.items():
    page = publish_parts(f"{term}\n    Text.\n", writer="html5")["body"]
    seen = re.findall("<dt>(.*?)</dt>", page.replace("&nbsp;", "\u00a0"))
    print(f"{term!r}: {seen}")
    assert seen == [html]
PYTHON
