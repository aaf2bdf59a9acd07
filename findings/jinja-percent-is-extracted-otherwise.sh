#!/usr/bin/env bash
# Jinja2's i18n extension and Babel's extraction: a marked block with a percent sign, and no variables.
#
# Guess: what `pybabel extract` writes into the catalogue is what the template asks for.
# Found: with newstyle_gettext, as Flask-Babel has it, the block asks for "100 %% sure"; the extractor, which has
#        an environment of its own, writes "100 % sure" unless its mapping says newstyle_gettext, too. The text is
#        in the catalogue, translated, and comes out in English, and so do none but those with a percent sign. The
#        same text as `{{ _("…") }}` is looked up without doubling, and then formatted, which fails. Babel flags
#        "100 % sure" as python-format for its "% s" ("50 % dagar", « 100 % des » alike; "90% 이상" not).
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "babel==2.19.0" "jinja2==3.1.6"

"$place/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from babel.messages import Message
from jinja2 import Environment
from jinja2.ext import babel_extract

print("babel", version("babel"), "jinja2", version("jinja2"))
block = "{% trans %}100 % sure{% endtrans %}"


def extracted(**options: str) -> list[str]:
    """The texts that are written into the catalogue."""
    return [found[2] for found in babel_extract(io.BytesIO(block.encode()), ("gettext",), [], options)]


def shown(template: str, *, newstyle: bool) -> str:
    """What somebody reads who has a translation of what was extracted."""
    environment = Environment(extensions=["jinja2.ext.i18n"])
    catalogue = {"100 % sure": "100 % säkert" if not newstyle else "100 %% säkert"}
    environment.install_gettext_callables(lambda text: catalogue.get(text, text), max, newstyle=newstyle)
    return environment.from_string(template).render()


print(extracted(), extracted(newstyle_gettext="true"))
assert extracted() == ["100 % sure"] and extracted(newstyle_gettext="true") == ["100 %% sure"]
print(shown(block, newstyle=False), "/", shown(block, newstyle=True))
assert shown(block, newstyle=False) == "100 % säkert" and shown(block, newstyle=True) == "100 % sure"
try:
    failure = shown("{{ _('50 % left') }}", newstyle=True)
except (TypeError, ValueError) as error:
    failure = type(error).__name__
print("call:", failure)
assert failure in ("TypeError", "ValueError")
texts = ("100 % sure", "50 % dagar", "100 % des", "90% 이상", "20 % av")
flagged = [text for text in texts if Message(text).python_format]
print("python-format:", flagged)
assert flagged == ["100 % sure", "50 % dagar", "100 % des"]
PYTHON
