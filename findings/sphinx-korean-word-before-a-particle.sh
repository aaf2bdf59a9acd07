#!/usr/bin/env bash
# Sphinx: its search, in Korean documentation, for a noun that the pages write with a particle.
#
# Guess: language = "ko" either cuts particles off or searches within words, as English pages find "log" in "login":
#        계정 (account) finds "계정을", 사용자 (user) finds "사용자를", on every page that has them.
# Found: there is no Korean in it, English takes its place, and words of one or two characters are never searched
#        within: 계정 finds nothing at all, nor does any noun of two syllables. 사용자 has three and is found within
#        words, but only while no page has it bare: one such page hides all the others.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "sphinx==9.0.4" "quickjs==1.19.4"

"$place/venv/bin/python" - "$place" <<'PYTHON'
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import quickjs

print("sphinx", version("sphinx"))
place = Path(sys.argv[1])


def found(pages, query):
    """The pages that the search of the built documentation lists."""
    source, built = place / "source", place / "built"
    source.mkdir(exist_ok=True)
    (source / "conf.py").write_text('language = "ko"\n', encoding="utf-8")
    for name in ("index", "first", "second"):
        contents = pages.get(name, ".. toctree::\n\n   first\n   second\n")
        (source / f"{name}.rst").write_text(f"제목\n====\n\n{contents}\n", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-b", "html", str(source), str(built)]
    subprocess.run(command, check=True)
    browser = quickjs.Context()
    browser.eval("var window = globalThis, SPHINX_HIGHLIGHT_ENABLED = false, _ready = () => {};")
    browser.eval("var DOCUMENTATION_OPTIONS = {}, document = {}, localStorage = {setItem() {}};")
    for script in ("_static/language_data.js", "_static/searchtools.js", "searchindex.js"):
        browser.eval((built / script).read_text(encoding="utf-8").replace("const Search =", "var Search ="))
    browser.eval("var asked = Search._parseQuery(%s)" % json.dumps(query))
    browser.eval("var listed = Search.performTermsSearch(asked[1], asked[2])")
    return sorted(json.loads(browser.eval("JSON.stringify(listed.map(result => result[0]))")))


particles = {"first": "계정을 확인하세요. 사용자를 확인하세요.", "second": "계정이 없습니다. 사용자가 없습니다."}
one_bare = {**particles, "second": "계정 없음. 사용자 없음."}
seen = {}
for title, pages in (("with particles", particles), ("one page bare", one_bare)):
    for query in ("계정", "계정을", "사용자"):
        seen[title, query] = found(pages, query)
        print(f"{title:16}{query:6} -> {seen[title, query]}")
assert seen["with particles", "계정"] == [] and seen["with particles", "계정을"] == ["first"]
assert seen["with particles", "사용자"] == ["first", "second"]
assert seen["one page bare", "계정"] == seen["one page bare", "사용자"] == ["second"]
PYTHON
