#!/usr/bin/env bash
# mdformat: formatting a Korean page in which an emphasis does not take effect.
#
# Guess: a formatter leaves words alone: "**값(유형)**은" comes out as it went in, and takes effect once a blank or a
#        better parser sees to it.
# Found: it writes down what the parser made of it: the four stars are escaped one by one, so that the intended
#        emphasis can no longer be told from stars that are meant. The same pair before a blank is left alone.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "mdformat==1.0.0" "markdown-it-py==4.0.0"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import mdformat

print("mdformat", version("mdformat"))
seen = {line: mdformat.text(line).strip() for line in ("**항목(필수)**은 비웁니다", "**항목(필수)** 은 비웁니다", "**항목**은 비웁니다")}
for before, after in seen.items():
    print(f"{before:28}{after}")
assert list(seen.values()) == [r"\*\*항목(필수)\*\*은 비웁니다", "**항목(필수)** 은 비웁니다", "**항목**은 비웁니다"]
PYTHON
