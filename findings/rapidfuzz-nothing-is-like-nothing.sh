#!/usr/bin/env bash
# RapidFuzz: two texts of which nothing is left, as "??" and "!!" after default_process.
#
# Guess: all scorers of `fuzz` agree, for they are built from each other: equal texts are 100 like each other.
# Found: half of them say 100 and half 0. ratio, partial_ratio, token_sort_ratio and token_ratio take two empty
#        texts for equal; QRatio and WRatio, and all that compare sets of words, for unlike.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "rapidfuzz==3.14.6"

"$place/venv/bin/python" - <<'PYTHON'
import rapidfuzz
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

print("rapidfuzz", rapidfuzz.__version__)
names = [name for name in dir(fuzz) if name.lower().endswith("ratio") and not name.endswith("alignment")]
seen = {name: getattr(fuzz, name)("??", "!!", processor=default_process) for name in names}
print("alike:  ", [name for name in names if seen[name] == 100])
print("unlike: ", [name for name in names if seen[name] == 0])
assert seen["ratio"] == seen["partial_ratio"] == seen["token_sort_ratio"] == seen["token_ratio"] == 100
assert seen["QRatio"] == seen["WRatio"] == seen["token_set_ratio"] == seen["partial_token_set_ratio"] == 0
PYTHON
