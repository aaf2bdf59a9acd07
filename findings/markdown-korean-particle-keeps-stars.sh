#!/usr/bin/env bash
# Guess: **값(유형)**은 is strong text with a particle after it, as **Wert (Typ)** is in German.
# CommonMark closes a mark only if the sign before it is a letter, or a blank or sign follows. Korean particles
# follow without a blank, so a bracket, a quote or code at the end leaves the stars in the text; a plain word
# does not. "**`code`**은" fails too: to the rule the backtick is a sign.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"; "$dir/v/bin/pip" -q install markdown-it-py==4.0.0
"$dir/v/bin/python" - <<'PY'
import importlib.metadata as m
from markdown_it import MarkdownIt
md = MarkdownIt("commonmark")
print("markdown-it-py", m.version("markdown-it-py"))
strong = {t: "<strong>" in md.render(t) for t in (
    "**항목**은 필수", "**항목(필수)**은 비움", "**`port`**은 숫자", "**“이름”**을 입력", "**Feld (Pflicht)** ist leer")}
for text, worked in strong.items():
    print(f"{text:32} {'strong' if worked else 'stars stay'}")
assert list(strong.values()) == [True, False, False, False, True], "behaviour changed"
PY
