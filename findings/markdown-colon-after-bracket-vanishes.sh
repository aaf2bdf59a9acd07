#!/usr/bin/env bash
# Guess: a line such as "[Type]: value", whose label nobody refers to, is shown as text.
# In CommonMark it is a link reference definition: the whole paragraph leaves no token, and so do list items
# and lines of Japanese, as long as what follows the colon has no blank in it. One blank more, and it is text:
# so the Swedish line of a page can be there and its Japanese twin be gone.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"; "$dir/v/bin/pip" -q install markdown-it-py==4.0.0
"$dir/v/bin/python" - <<'PY'
import importlib.metadata as m
from markdown_it import MarkdownIt
md = MarkdownIt("commonmark")
print("markdown-it-py", m.version("markdown-it-py"))
gone = {line: not "".join(t.content for t in md.parse(line)) for line in (
    "[種類]: 共有フォルダー", "1. [Port]: `8443`", "[Typ]: delad mapp", "[유형]: 공유 폴더", "[!NAME Port]: 8443")}
for line, lost in gone.items():
    print(f"{line!r:32} {'vanishes' if lost else 'is text'}")
assert list(gone.values()) == [True, True, False, False, True], "behaviour changed"
PY
