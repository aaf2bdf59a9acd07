#!/usr/bin/env bash
# sarif-tools: the path of a finding in a file with a blank or Korean letters in its name.
#
# Guess: SARIF's artifact locations are URIs, percent-encoded; a report that has paths (Code Climate's `path`,
#        a CSV column, Emacs' and an editor's jump lists) has them decoded, so that the file is found.
# Found: the URI is put there as it stands, "my%20docs/…": who opens that path finds no such file. A log that
#        breaks the standard by leaving the blank in is shown right.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "sarif-tools==3.0.5"
cd "$place"
venv/bin/python - <<'PYTHON'
import json
from urllib.parse import quote

results = [
    {
        "ruleId": "demo",
        "level": "error",
        "message": {"text": "wrong"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(name)}, "region": {"startLine": 3}}}],
    }
    for name in ("my docs/guide.md", "문서/목차.md")
]
log = {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "demo"}}, "results": results}]}
open("log.sarif", "w", encoding="utf-8").write(json.dumps(log))
PYTHON
venv/bin/sarif --version
venv/bin/sarif codeclimate log.sarif -o report.json >/dev/null
venv/bin/sarif csv log.sarif -o report.csv >/dev/null
grep '"path"' report.json
cut -d, -f5 report.csv
grep -q '"path": "my%20docs/guide.md"' report.json
grep -q '"path": "%EB%AC%B8%EC%84%9C/%EB%AA%A9%EC%B0%A8.md"' report.json
grep -q 'my%20docs/guide.md' report.csv
