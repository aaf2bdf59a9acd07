#!/usr/bin/env bash
# pyTelegramBotAPI: a regular expression in MarkdownV2, escaped by telebot.formatting.escape_markdown.
#
# Guess: each sign that means something gets a backslash, the backslash included, so that Telegram shows the text
#        as it was: two backslashes and an escaped full stop for "\.".
# Found: what looks escaped already is left alone. Telegram takes the backslash of "\." for its own, and an
#        address pattern "^https://.*\.example\.com$" is shown as "^https://.*.example.com$", which matches other
#        hosts; who copies it from the answer has another value. One before a letter ("\d") is escaped, so most
#        tests pass. python-telegram-bot and aiogram escape every one.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install \
    "pyTelegramBotAPI==4.37.1" "python-telegram-bot==22.8" "aiogram==3.31.0"

"$place/venv/bin/python" - <<'PYTHON'
import re
from importlib.metadata import version

from aiogram.utils.text_decorations import markdown_decoration
from telebot.formatting import escape_markdown
from telegram.helpers import escape_markdown as escape_of_ptb

for name in ("pyTelegramBotAPI", "python-telegram-bot", "aiogram"):
    print(name, version(name))


def shown(escaped: str) -> str:
    """What Telegram makes of it: any sign of ASCII behind a backslash is itself (Bot API, "MarkdownV2 style")."""
    return re.sub(r"\\([\x01-\x7e])", r"\1", escaped)


expected = {
    r"^https://.*\.example\.com$": r"^https://.*.example.com$",
    r"(a|b)\(c\)": r"(a|b)(c)",
    r"\d+ a_b.c": r"\d+ a_b.c",
}
for text, reads in expected.items():
    print(text, "->", escape_markdown(text), "->", shown(escape_markdown(text)))
    assert shown(escape_markdown(text)) == reads
    assert shown(escape_of_ptb(text, version=2)) == text
    assert shown(markdown_decoration.quote(text)) == text
PYTHON
