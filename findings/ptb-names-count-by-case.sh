#!/usr/bin/env bash
# python-telegram-bot: user names in another case than the filter has.
#
# Guess: names of people and bots are the same in any case, as Telegram itself has it, so filters.Mention("ims_doctor")
#        hears "@IMS_Doctor" and filters.User(username="anna_k") lets @Anna_K through; commands with a bot's name
#        ("/check@ims_doctor") as well.
# Found: only commands do. Mention, User and Chat compare letter by letter: a bot that is called by its name in small
#        letters, as people type it on a phone, does not hear, and a list of people who may ask shuts out whoever
#        changes the capitals of their own name.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "python-telegram-bot==22.8"

"$place/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timezone
from types import SimpleNamespace

import telegram
from telegram import Chat, Message, MessageEntity, Update, User
from telegram.ext import CommandHandler, filters

print("python-telegram-bot", telegram.__version__)


def update(text: str, kind: str) -> Update:
    """A message of @Anna_K in the group @TeamSE to the bot @IMS_Doctor."""
    message = Message(
        1,
        datetime.now(timezone.utc),
        Chat(-1, "supergroup", username="TeamSE"),
        from_user=User(1, "Anna", is_bot=False, username="Anna_K"),
        text=text,
        entities=[MessageEntity(kind, 0, len(text))],
    )
    message.set_bot(SimpleNamespace(username="IMS_Doctor"))
    return Update(1, message=message)


async def answer(*_: object) -> None:
    """Never called."""


mention, command = update("@ims_doctor", "mention"), update("/check@ims_doctor", "bot_command")
heard = {
    "command /check@ims_doctor": bool(CommandHandler("check", answer).check_update(command)),
    'filters.Mention("@ims_doctor")': bool(filters.Mention("@ims_doctor").check_update(mention)),
    'filters.Mention("@IMS_Doctor")': bool(filters.Mention("@IMS_Doctor").check_update(mention)),
    'filters.User(username="Anna_K")': bool(filters.User(username="Anna_K").check_update(mention)),
    'filters.User(username="anna_k")': bool(filters.User(username="anna_k").check_update(mention)),
    'filters.Chat(username="teamse")': bool(filters.Chat(username="teamse").check_update(mention)),
}
for what, is_heard in heard.items():
    print(what, is_heard)
assert list(heard.values()) == [True, True, False, True, False, False]
PYTHON
