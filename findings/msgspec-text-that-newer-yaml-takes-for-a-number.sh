#!/usr/bin/env bash
# msgspec.yaml.encode (and PyYAML, which it uses): texts that look like numbers.
#
# Guess: whatever some YAML takes for a number is quoted, as "012", "yes" and "1:30" are: an identifier written as
#        text is text to every reader.
# Found: only what PyYAML itself, of YAML 1.1, would misread is quoted. "08", "1e3" and "0o17" are written bare, and
#        a reader of YAML 1.2 (ruamel.yaml here, those of JavaScript and Go likewise) gets 8, 1000.0 and 15.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "msgspec==0.22.0" "pyyaml==6.0.3" "ruamel.yaml==0.19.1"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import msgspec
from ruamel.yaml import YAML

print(*(f"{name} {version(name)}" for name in ("msgspec", "pyyaml", "ruamel.yaml")))
seen = {}
for text in ("012", "1:30", "yes", "08", "1e3", "0o17"):
    written = msgspec.yaml.encode({"id": text}).decode().strip()
    seen[text] = YAML(typ="safe").load(written)["id"]
    assert msgspec.yaml.decode(written) == {"id": text}
    print(f"{text:6} is written {written:12} and read as {seen[text]!r}")
assert [seen[text] for text in ("012", "1:30", "yes")] == ["012", "1:30", "yes"]
assert [seen[text] for text in ("08", "1e3", "0o17")] == [8, 1000.0, 15]
PYTHON
