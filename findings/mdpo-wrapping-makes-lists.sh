#!/usr/bin/env bash
# mdpo: a translated paragraph in which a line happens to break before a date or a plus sign.
#
# Guess: po2md, which wraps at 80 columns unless told otherwise, breaks lines so that the page keeps its structure,
#        or escapes what would change it: one paragraph in the original is one in every language.
# Found: it breaks before "1. November" and "+ C" all the same. A German first of the month then begins a list in the
#        middle of the sentence, and extracting the page again gives two messages, with "1." and "+" in neither.
#        Whether it happens hangs on the length of the words before, so on the language alone.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "mdpo==2.1.4" "markdown-it-py==4.0.0"

"$place/venv/bin/python" - "$place" <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

import polib
from markdown_it import MarkdownIt
from mdpo.md2po import markdown_to_pofile
from mdpo.po2md import pofile_to_markdown

print("mdpo", version("mdpo"))
original = "It is off since the first of November, and both boxes A + B are ticked."
seen = {}
for language, translation in {
    "fr": "Depuis le 1er novembre, la connexion par Adobe IMS est coupée, et les deux cases A + B sont cochées.",
    "de": "Die Anmeldung über Adobe IMS steht Ihnen schon seit den frühen Morgenstunden des 1. November nicht zur Verfügung.",
    "sv": "Inloggningen är avstängd sedan den första november, och i de två rutorna, A och B + C, finns en bock nu.",
}.items():
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid=original, msgstr=translation))
    file = Path(sys.argv[1]) / f"{language}.po"
    catalogue.save(str(file))
    page = pofile_to_markdown(original + "\n", [str(file)])
    again = [entry.msgid for entry in markdown_to_pofile(page)]
    print(f"{language}: {page!r}\n    {again}")
    seen[language] = (MarkdownIt("commonmark").render(page), again, translation)
for language, (html, again, translation) in seen.items():
    print(language, "a list" if "<li>" in html else "a paragraph", len(again))
html, again, translation = seen["fr"]
assert "<li>" not in html and again == [translation]
html, again, translation = seen["de"]
assert "<li>November" in html and again == [translation.partition(" 1. ")[0], translation.partition(" 1. ")[2]]
html, again, translation = seen["sv"]
assert "<ul>" in html and len(again) == 2
PYTHON
