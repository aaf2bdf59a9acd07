#!/usr/bin/env bash
# Snowball: French elision and the English genitive, with the apostrophe that is printed (’, U+2019).
#
# Guess: the French stemmer of version 3, which learnt to take « l' » and « d' » off, and the English one, which
#        takes "'s" off, know both apostrophes; published French has no other than ’.
# Found: they know that of the typewriter only. « d’accès » keeps its article, and "user’s" an apostrophe.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "snowballstemmer==3.1.1"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import snowballstemmer

print("snowballstemmer", version("snowballstemmer"))
french, english = (snowballstemmer.stemmer(name).stemWord for name in ("french", "english"))
seen = [french("d'instance"), french("d’instance"), french("instance"), english("user's"), english("user’s")]
print(seen)
assert seen[0] == seen[2] != seen[1] and seen[1].startswith("d’")
assert seen[3] == "user" and seen[4] == "user’"
PYTHON
