"""/reload: read the knowledge anew, for the bot's owner."""

from __future__ import annotations

from bot.dialogue.answers import menus
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.notes import Reload
from bot.dialogue.owner import requests
from bot.translate import _

NAME = "reload"
SUMMARY = _("Read my documents again")
AUDIENCE = "owner"


def run(command: Command, talk: Talk) -> Turn:  # noqa: ARG001
    """Have the channel do it; it comes back with an event `Reloaded`."""
    if refused := requests.refusal(talk):
        return refused
    told = _("I am reading my documents again and will go on answering in the meantime.")
    return talk.say(menus.notice(talk.locale, told), notes=(Reload(),))
