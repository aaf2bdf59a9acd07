#!/usr/bin/env bash
# linkify-it-py (markdown-it's links for bare addresses): an address in a Korean sentence.
#
# Guess: the link ends where the Korean begins; no address of these has Hangul in it, and particles follow without
#        a blank everywhere.
# Found: the particle becomes part of the path, of the query and even of the host ("a.kr을"), and behind a port it
#        undoes the link altogether. Only behind a closing bracket or a full stop it is left out.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "linkify-it-py==2.2.0"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from linkify_it import LinkifyIt

print("linkify-it-py", version("linkify-it-py"))
lines = {
    "https://shop.example.kr/cart을 여세요": ["https://shop.example.kr/cart을"],
    "https://shop.example.kr을 여세요": ["https://shop.example.kr을"],
    "https://shop.example.kr:8443로 접속": None,
    "https://shop.example.kr:8443 로 접속": ["https://shop.example.kr:8443"],
    "shop.example.com에서 확인": None,
    "(https://shop.example.kr/cart)를": ["https://shop.example.kr/cart"],
}
for line, expected in lines.items():
    matches = LinkifyIt().match(line)
    found = [match.url for match in matches] if matches else None
    print(f"{line:40}{found}")
    assert found == expected, "behaviour changed"
PYTHON
