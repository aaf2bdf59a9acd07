#!/usr/bin/env bash
# Babel: what does a reader make of an obsolete entry with its former wording (`#~|`)?
#
# gettext's `msgmerge --previous` writes such lines. Guess: read_po skips them, as it skips `#|` of live entries;
# at worst it warns and leaves the entry obsolete.
# Found: with abort_invalid the catalogue cannot be read at all. Without it a warning is printed, and the *live*
#        entry that stands before the line is dropped with the obsolete one: its translation is gone.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0"

"$place/venv/bin/python" - <<'PYTHON'
import io
from contextlib import redirect_stdout

import babel
from babel.messages.pofile import PoFileError, read_po

print("babel", babel.__version__)
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "cat"\nmsgstr "katt"\n\n'
DROPPED = '#~ msgid "dog"\n#~ msgstr "hund"\n'


def read(text, **options):
    with redirect_stdout(io.StringIO()):
        catalog = read_po(io.BytesIO(text.encode()), **options)
    return [message.id for message in catalog if message.id], list(catalog.obsolete)


plain = read(HEAD + DROPPED)
previous = read(HEAD + '#~| msgid "hound"\n' + DROPPED)
live = read(HEAD + '#| msgid "hound"\nmsgid "dog"\nmsgstr "hund"\n', abort_invalid=True)
print("obsolete:", plain)
print("obsolete with its former wording:", previous)
print("live with its former wording:", live)
assert plain == (["cat"], ["dog"]) and previous == ([], ["cat", "dog"]) and live == (["cat", "dog"], [])
try:
    read(HEAD + '#~| msgid "hound"\n' + DROPPED, abort_invalid=True)
except PoFileError as error:
    print("abort_invalid:", error)
else:
    raise SystemExit("abort_invalid reads it now")
PYTHON
