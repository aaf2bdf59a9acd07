#!/usr/bin/env bash
# PyYAML: does SafeLoader read what CSafeLoader reads?
#
# Guess: the same documents, one faster; only messages differ.
# Found: YAML with a tab between two tokens (before a comment, after a colon, in a list) or within a plain value,
#        all of it valid, is read by libyaml alone. Whether a file is fine depends on how
#        PyYAML was built, which a program does not notice that takes `getattr(yaml, "CSafeLoader", ...)`.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "pyyaml==6.0.3"

"$place/venv/bin/python" - <<'PYTHON'
import yaml

print("pyyaml", yaml.__version__, "with libyaml" if yaml.__with_libyaml__ else "without libyaml")
for text in ("size: 3\t# cm\n", "size:\t3\n", "name: old\ttown\n", "sizes: [1,\t2]\n"):
    by_c = yaml.load(text, yaml.CSafeLoader)
    try:
        by_python = yaml.load(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        by_python = type(error).__name__
    print(f"{text!r:28} CSafeLoader: {by_c}  SafeLoader: {by_python}")
    assert by_python == "ScannerError" and isinstance(by_c, dict)
PYTHON
