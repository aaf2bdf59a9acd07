#!/usr/bin/env bash
# jsonschema and check-jsonschema: one schema, one Korean value.
#
# Guess: check-jsonschema is the command of the library jsonschema, so a file that one calls valid is valid for both.
# Found: the library gives a pattern to Python's re, where \w and \d take Hangul and full-width digits; the command
#        reads it as ECMAScript does, where they are ASCII alone. "값" fits ^\w+$ in the program and is refused in
#        continuous integration, and so does "１２３", as a Korean or Japanese keyboard writes it, for ^\d+$.
#        `--regex-variant python` makes the two agree.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "jsonschema==4.26.0" "check-jsonschema==0.39.0"

PLACE="$place" "$place/venv/bin/python" - <<'PYTHON'
import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import jsonschema

print(*(f"{name} {version(name)}" for name in ("jsonschema", "check-jsonschema")))
place = Path(os.environ["PLACE"])


def verdicts(pattern: str, value: str) -> tuple[bool, bool, bool]:
    """Whether the library, the command, and the command with Python's patterns call a value valid."""
    schema = {"type": "string", "pattern": pattern}
    (place / "schema.json").write_text(json.dumps(schema))
    (place / "value.json").write_text(json.dumps(value))
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", place / "schema.json", place / "value.json"]
    told = [
        subprocess.run([*command, *more], capture_output=True).returncode == 0
        for more in ([], ["--regex-variant", "python"])
    ]
    return jsonschema.Draft202012Validator(schema).is_valid(value), told[0], told[1]


for pattern, value, expected in (
    (r"^\w+$", "campaign", (True, True, True)),
    (r"^\w+$", "값", (True, False, True)),
    (r"^\d+$", "１２３", (True, False, True)),
):
    print(pattern, value, "library, command, command as Python:", verdicts(pattern, value))
    assert verdicts(pattern, value) == expected
PYTHON
