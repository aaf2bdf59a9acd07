#!/usr/bin/env bash
# RapidFuzz: does a pair that is exactly as alike as `score_cutoff` count?
#
# Guess: yes. The documentation says that a score *below* the cutoff becomes 0.
# Found: it depends on the figure. One wrong letter in four (0.75) is kept, one in five (0.8) becomes 0; with
#        `process.extractOne` the pair is not found at all. The cutoff is turned into a most allowed distance,
#        and `1 - 0.8` is a hair less than a fifth. Absolute distances are not affected.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "rapidfuzz==3.14.6"

"$place/venv/bin/python" - <<'PYTHON'
import rapidfuzz
from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

print("rapidfuzz", rapidfuzz.__version__)
kept, lost = [], []
for length in range(1, 41):
    for wrong in range(length):
        word, typed = "a" * length, "b" * wrong + "a" * (length - wrong)
        score = OSA.normalized_similarity(word, typed)
        found = process.extractOne(
            word, [typed], scorer=OSA.normalized_similarity, score_cutoff=score
        )
        (kept if found else lost).append((length, wrong))
        assert OSA.distance(word, typed, score_cutoff=wrong) == wrong
print(f"pairs whose similarity equals the cutoff: {len(kept)} kept, {len(lost)} lost, the first of them", lost[:4])
for word, typed in (("base", "bsae"), ("month", "motnh")):
    score = OSA.normalized_similarity(word, typed)
    print(word, typed, score, "with that as cutoff:", OSA.normalized_similarity(word, typed, score_cutoff=score))
assert (4, 1) in kept and (5, 1) in lost and (5, 2) in lost
assert Indel.normalized_similarity("aaaaa", "baaaa", score_cutoff=0.8) == 0.0
PYTHON
