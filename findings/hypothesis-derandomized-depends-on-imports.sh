#!/usr/bin/env bash
# Guess: with derandomize=True, Hypothesis makes the same examples for the same test, whatever else was imported.
# It does not: it mixes constants of every imported module of the project itself into strings, bytes, integers and
# floats. A test that was collected among others sees other examples than alone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip --quiet --disable-pip-version-check install hypothesis==6.170.15
cd "$work"
printf 'WORD = "a-word-of-another-module"\nNUMBERS = (4711, 81549300, 0.337)\n' > neighbour.py
cat > examples.py <<'PY'
import sys

import hypothesis
from hypothesis import given, settings
from hypothesis import strategies as st

if "with" in sys.argv:
    import neighbour

seen = []


@settings(derandomize=True, max_examples=2000, database=None)
@given(st.text(max_size=40), st.integers(), st.floats(allow_nan=False))
def test(text, number, real):
    seen.append((text, number, real))


test()
print(hypothesis.__version__, hash(tuple(seen)), any(number == 81549 * 1000 + 300 for _text, number, _real in seen))
PY
export PYTHONHASHSEED=0
alone=$(venv/bin/python examples.py)
again=$(venv/bin/python examples.py)
among=$(venv/bin/python examples.py with)
printf 'version, hash of all examples, holds a number of a neighbour\nalone: %s\nagain: %s\namong others: %s\n' "$alone" "$again" "$among"
[ "$alone" = "$again" ] && [ "$alone" != "$among" ]
