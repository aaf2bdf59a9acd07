#!/usr/bin/env bash
# PyYAML: how does an event tell a plain scalar, such as the `null` that means nothing, from a quoted one?
#
# Guess: `style` is None for a plain one and the quote for a quoted one, whichever parser reads, for the classes
#        of the events are the same.
# Found: None with the parser in Python, an empty text with libyaml's. `style is None` takes every plain null of
#        a file for the word "null" as soon as libyaml's loader reads, and no test with the other loader shows that.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "pyyaml==6.0.3"

"$place/venv/bin/python" - <<'PYTHON'
import yaml

print("pyyaml", yaml.__version__, "with libyaml" if yaml.__with_libyaml__ else "without libyaml")


def styles(loader):
    events = yaml.parse("a: null\nb: 'null'\n", loader)
    return [event.style for event in events if isinstance(event, yaml.ScalarEvent) and event.value == "null"]


by_c, by_python = styles(yaml.CSafeLoader), styles(yaml.SafeLoader)
print(f"null, 'null'  CSafeLoader: {by_c}  SafeLoader: {by_python}")
assert by_c == ["", "'"] and by_python == [None, "'"]
PYTHON
