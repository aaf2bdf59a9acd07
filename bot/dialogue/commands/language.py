"""/language [CODE]: in which language a person wants to be answered."""

from __future__ import annotations

import msgspec

from bot.dialogue.answers import menus
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.session import supported
from bot.translate import _

NAME = "language"
SUMMARY = _("Choose the language of my answers")
BY_LINK = True


def run(command: Command, talk: Talk) -> Turn:
    """Take a code such as `sv`, or offer the languages."""
    if chosen := supported(command.argument.strip()):
        session = msgspec.structs.replace(talk.session, chosen=chosen)
        return Turn((menus.language_chosen(chosen),), session)
    return talk.say(menus.language_question(talk.locale))
