#!/usr/bin/env bash
# docutils: English names of fields and directives in pages of another language, as translated pages keep them.
#
# Guess: English is understood in every language, as the directives "note" and "warning" are, so that ":Author:" at the
#        top of a Swedish page is its author; or it is not, and a message says so.
# Found: directives fall back to English, fields do not, without a word: ":Author: Eva" is a field like any other, a row
#        in the HTML and no <meta name="author">. Names that happen to be the same in both languages are known all
#        the same, so that of one list "Version" is taken in French, Swedish and German, "Date" in French alone, "Status"
#        in the other two, and in Korean nothing.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "docutils==0.22.4"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from docutils import nodes
from docutils.core import publish_doctree, publish_string

print("docutils", version("docutils"))
names = ("Author", "Date", "Version", "Contact", "Status", "Copyright", "Abstract")
page = "\n".join(f":{name}: x" for name in names) + "\n\n.. note:: y\n"
known = {}
for language in ("en", "fr", "sv", "de", "ko"):
    settings = {"language_code": language, "report_level": 2, "halt_level": 2, "embed_stylesheet": False}
    document = publish_doctree(page, settings_overrides=settings)
    assert document.next_node(nodes.note) is not None
    generic = {name.astext() for name in document.findall(nodes.field_name)}
    known[language] = [name for name in names if name not in generic]
    html = publish_string(page, writer="html5", settings_overrides=settings).decode()
    print(language, known[language], "meta author" if '<meta name="author"' in html else "no author")
    assert ('<meta name="author"' in html) == (language == "en")
assert known == {
    "en": list(names),
    "fr": ["Date", "Version", "Contact", "Copyright"],
    "sv": ["Version", "Status", "Copyright"],
    "de": ["Version", "Status", "Copyright"],
    "ko": [],
}
PYTHON
