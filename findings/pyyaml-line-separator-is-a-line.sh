#!/usr/bin/env bash
# Guess: the line of a PyYAML error is the line that an editor shows, and a value with U+2028 in it (pasted from
# a layout program) is one value.
# YAML 1.1 ends lines at U+2028, U+2029 and U+0085, which YAML 1.2 and editors do not: every mark below is one
# too high for each. mark.index stays right, and so counting "\n" up to it gives the line that people see.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"; "$dir/v/bin/pip" -q install pyyaml==6.0.3
"$dir/v/bin/python" - <<'PY'
import yaml
print("PyYAML", yaml.__version__)
text = 'titre: "page\u2028suite"\nmots: ok\nfin: [1, 2\n'
try:
    yaml.safe_load(text)
    raise SystemExit("behaviour changed: no error")
except yaml.MarkedYAMLError as error:
    mark = error.context_mark
    real = text.count("\n", 0, mark.index) + 1
print("line by the mark:", mark.line + 1, " line by its index:", real)
value = yaml.safe_load('titre: "page\u2028suite"\n')["titre"]
print("value:", ascii(value))
assert (mark.line + 1, real) == (4, 3), "behaviour changed"
PY
