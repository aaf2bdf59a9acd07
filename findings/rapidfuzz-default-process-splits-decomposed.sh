#!/usr/bin/env bash
# RapidFuzz: utils.default_process on French and Swedish names as macOS writes them, with accents apart (NFD).
#
# Guess: it takes everything that is no letter or figure for a blank, as \W would; an accent belongs to its letter.
# Found: a combining accent becomes a blank, so that "périmètre" falls into three pieces and is only two thirds
#        like itself; Korean, decomposed in the same way, stays whole, for its parts are letters.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "rapidfuzz==3.14.6"

"$place/venv/bin/python" - <<'PYTHON'
from unicodedata import normalize

import rapidfuzz
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

print("rapidfuzz", rapidfuzz.__version__)
seen = {}
for word in ("périmètre", "lösenord", "연결"):
    apart = normalize("NFD", word)
    seen[word] = (default_process(apart), round(fuzz.token_sort_ratio(word, apart, processor=default_process)))
    print(f"{word}: {seen[word][0]!r}, {seen[word][1]} of 100 like itself")
assert seen["périmètre"][0] == "pe rime tre" and seen["lösenord"][0] == "lo senord"
assert seen["périmètre"][1] < 75 and seen["연결"][0] == normalize("NFD", "연결")
PYTHON
