#!/usr/bin/env bash
# Babel and Markdown: a paragraph that begins with a date.
#
# Guess: format_date(day, locale="ko") at the beginning of a paragraph, "2026. 11. 3. 기준", is text, as
#        "2026-11-03" (Swedish), « 3 nov. 2026 » and "Nov 3, 2026" are. Ordered lists begin with 1, or at least
#        with a small number.
# Found: a list may begin with any number of up to nine digits, and what follows on its line may be a list again:
#        the Korean date is a list in a list in a list, for markdown-it-py, mistune and Python-Markdown alike. Who
#        takes the text out of the page has no date; Python-Markdown forgets the numbers, too, and counts from 1.
#        German has the same with "3. November". Behind a word, and as 2026년 11월 3일 (the style "long"), all is
#        well.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install \
    "babel==2.19.0" "markdown-it-py==4.3.0" "mistune==3.4.0" "markdown==3.11.3"

"$place/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

import markdown
import mistune
from babel.dates import format_date
from markdown_it import MarkdownIt

for name in ("babel", "markdown-it-py", "mistune", "markdown"):
    print(name, version(name))
readers = (MarkdownIt("commonmark").render, mistune.html, markdown.markdown)
expected = {("ko", "medium"): 3, ("ko", "long"): 0, ("sv", "medium"): 0, ("fr", "medium"): 0, ("en", "medium"): 0}
for (locale, style), lists in expected.items():
    paragraph = format_date(date(2026, 11, 3), style, locale) + " 기준"
    pages = [read(paragraph) for read in readers]
    print(locale, style, paragraph, [page.count("<ol") for page in pages], repr(pages[0]))
    assert [page.count("<ol") for page in pages] == [lists] * 3
korean = format_date(date(2026, 11, 3), "medium", "ko")
assert '<ol start="2026">' in readers[0](korean) and "2026" not in readers[2](korean)
assert readers[0]("기준: " + korean) == "<p>기준: 2026. 11. 3.</p>\n"
assert readers[0]("3. November").startswith('<ol start="3">')
PYTHON
