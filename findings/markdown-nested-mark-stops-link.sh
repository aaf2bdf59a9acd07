#!/usr/bin/env bash
# Guess: an inline rule that runs before "link" and takes "[!mark text]" as one token may stand inside a link's
# label, as code or an image may.
# markdown-it-py's parseLinkLabel takes anything longer than one character that begins with "[" for a link, and
# links hold no links: the outer brackets stay text. The same token opened by another sign does no harm.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"; "$dir/v/bin/pip" -q install markdown-it-py==4.0.0
"$dir/v/bin/python" - <<'PY'
import importlib.metadata as m, re
from markdown_it import MarkdownIt
def parser(opening):
    mark = re.compile(re.escape(opening) + r"!([^\]]+)\]")
    def rule(state, silent):
        found = mark.match(state.src, state.pos)
        if not found:
            return False
        if not silent:
            state.push("mark", "", 0).content = found[1]
        state.pos = found.end()
        return True
    md = MarkdownIt("commonmark")
    md.inline.ruler.before("text", "mark", rule)
    return md
print("markdown-it-py", m.version("markdown-it-py"))
seen = {}
for opening in "[{":
    text = f"[kapitlet {opening}!Silver] här](#x)"
    kinds = [t.type for t in parser(opening).parseInline(text)[0].children]
    seen[opening] = "link_open" in kinds
    print(text, kinds)
assert seen == {"[": False, "{": True}, "behaviour changed"
PY
