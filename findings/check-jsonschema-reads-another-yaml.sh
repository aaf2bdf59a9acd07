#!/usr/bin/env bash
# check-jsonschema beside jsonschema with PyYAML: the same YAML file, the same schema, {"type": "string"}.
#
# Guess: both are Python's, of the same authors, and agree: a bare date, yes and 1:30 are no strings, 08 and 1e3 are.
# Found: they disagree on all of these. check-jsonschema reads YAML 1.2, and takes dates back to strings on purpose:
#        2026-11-01, yes and 1:30 are strings to it, and 08 and 1e3 are numbers.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "check-jsonschema==0.39.0" "jsonschema==4.26.0" "pyyaml==6.0.3"
cd "$place"
printf '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"id": {"type": "string"}}}' > schema.json
venv/bin/check-jsonschema --version
for value in 2026-11-01 yes 1:30 08 1e3 plain; do
    echo "id: $value" > file.yaml
    if venv/bin/check-jsonschema --schemafile schema.json file.yaml >/dev/null; then theirs=valid; else theirs=invalid; fi
    ours=$(venv/bin/python -c 'import json, jsonschema, yaml
held = yaml.safe_load(open("file.yaml"))
print("valid" if jsonschema.Draft202012Validator(json.load(open("schema.json"))).is_valid(held) else "invalid")')
    echo "$value: check-jsonschema $theirs, jsonschema with PyYAML $ours"
    echo "$value $theirs $ours" >> seen
done
diff seen - <<'SEEN'
2026-11-01 valid invalid
yes valid invalid
1:30 valid invalid
08 invalid valid
1e3 invalid valid
plain valid valid
SEEN
