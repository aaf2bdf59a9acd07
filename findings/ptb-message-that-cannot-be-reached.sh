#!/usr/bin/env bash
# python-telegram-bot: a message that was deleted, which Telegram gives with date 0 and without content.
#
# Guess: it is an InaccessibleMessage wherever the Bot API says MaybeInaccessibleMessage: as the message of a
#        pressed button and as the pinned one. isinstance(query.message, Message) tells whether it can be edited.
# Found: as the pinned message it is one; under a pressed button it is a plain Message of the first of January
#        1970, with nothing in it. Only `is_accessible` tells.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "python-telegram-bot==22.8"

"$place/venv/bin/python" - <<'PYTHON'
import telegram
from telegram import InaccessibleMessage, Message, Update

print("python-telegram-bot", telegram.__version__)
chat, person = {"id": 5, "type": "private"}, {"id": 5, "is_bot": False, "first_name": "Eva"}
gone = {"message_id": 8, "date": 0, "chat": chat}
press = {"id": "1", "from": person, "chat_instance": "2", "data": "go", "message": gone}
pinned = {"message_id": 9, "date": 60, "chat": chat, "pinned_message": gone}
under = Update.de_json({"update_id": 1, "callback_query": press}, None).callback_query.message
above = Update.de_json({"update_id": 2, "message": pinned}, None).message.pinned_message
print("under a button:", type(under).__name__, under.date, "accessible:", under.is_accessible)
print("pinned:        ", type(above).__name__, "accessible:", above.is_accessible)
assert type(under) is Message and not under.is_accessible and under.date.year == 1970
assert type(above) is InaccessibleMessage and not above.is_accessible
PYTHON
