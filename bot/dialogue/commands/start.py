"""/start [WHAT]: the first thing that a person in Telegram sends; with what the link says that led here."""

from __future__ import annotations

from bot.dialogue import button_data, commands
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import show_reply
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.translate import _

NAME = "start"
SUMMARY = _("Begin here")
GROUP = "me"

_SETUP = "setup"


def run(command: Command, talk: Talk) -> Turn:
    """Greet and offer the topics; or show what a link led to."""
    asked = button_data.linked(command.argument.strip())
    if asked == _SETUP:
        return talk.say(menus.language_question(talk.locale, menus.SETUP_VERB))
    if asked in commands.COMMANDS and commands.COMMANDS[asked].by_link:
        return commands.run(Command(asked), talk)
    verb, _slash, name = asked.partition("/")
    if verb == "walk" and name:
        return commands.run(Command("walk", name), talk)
    item = talk.documents.unshort(asked)
    reply = show_reply(talk.documents, item, talk.locale, hosting=talk.session.hosting) if item else None
    return talk.say(reply or menus.greeting(talk.documents, talk.locale))
