#!/usr/bin/env bash
# python-telegram-bot: whom filters.Language lets through.
#
# Guess: filters.Language("ko") lets Korean through in every country, ko and ko-KR, and nobody else.
# Found: it compares the beginning of the code, and codes of three letters begin like those of two: "ko" lets Konkani
#        (kok) through, "fi" Filipino (fil), "fr" Arpitan (frp). Telegram passes the code on as the person's program
#        tells it. A bot whose handlers go by language answers Filipino
#        users in Finnish, and no handler behind that one hears them.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "python-telegram-bot==22.8"

"$place/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timezone

import telegram
from telegram import Chat, Message, Update, User
from telegram.ext import filters

print("python-telegram-bot", telegram.__version__)


def is_let_through(language: str, code: str) -> bool:
    """Whether a message of somebody with that code passes."""
    sender = User(1, "Somebody", is_bot=False, language_code=code)
    message = Message(1, datetime.now(timezone.utc), Chat(1, "private"), from_user=sender, text="?")
    return bool(filters.Language(language).check_update(Update(1, message=message)))


expected = {("ko", "ko-KR"): True, ("ko", "kok"): True, ("fi", "fil"): True, ("fr", "frp"): True, ("fr", "de"): False}
for (language, code), passes in expected.items():
    print(f"filters.Language({language!r}), language_code {code!r}:", is_let_through(language, code))
    assert is_let_through(language, code) is passes
PYTHON
