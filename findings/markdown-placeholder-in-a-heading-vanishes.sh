#!/usr/bin/env bash
# Python-Markdown with attr_list (a part of "extra"): a placeholder at the end of a heading.
#
# Guess: attributes begin with {: or hold a # or a dot ({#id}, {.class}); "## Compte {nom}" is text, as in a
#        paragraph.
# Found: the placeholder is an attribute without a value, and gone from the page: "<h2 nom>Compte</h2>"; alike at
#        the end of a table's cell, and in Hangul ({계정}), and right behind an emphasis. In the middle of a line it
#        stays, so it hangs on the order of words: the French heading, whose complement stands last, loses what
#        the English one keeps.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "markdown==3.11.3"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from markdown import markdown

print("Markdown", version("markdown"))
table = "| a | b |\n|---|---|\n| x | Value {name} |"
expected = {
    "## The {name} account": "<h2>The {name} account</h2>",
    "## Compte {nom}": "<h2 nom>Compte</h2>",
    "## 계정 {계정}": "<h2 계정>계정</h2>",
    "Compte {nom}": "<p>Compte {nom}</p>",
    "*Compte*{nom}": "<p><em nom>Compte</em></p>",
}
for line, page in expected.items():
    seen = markdown(line, extensions=["attr_list"])
    print(f"{line:26}{seen}")
    assert seen == page
cells = markdown(table, extensions=["attr_list", "tables"])
print(cells.split("<tbody>")[1].replace("\n", ""))
assert "<td name>Value</td>" in cells
PYTHON
