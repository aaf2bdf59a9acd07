"""/start [WHAT]: the first thing that a person in Telegram sends; with what the link says that led here."""

from __future__ import annotations

from bot.dialogue import actions, commands, menu
from bot.dialogue.answer import show_reply
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.translate import _

NAME = "start"
SUMMARY = _("Begin here")
GROUP = "me"

_SETUP = "setup"
_LINKED = ("about", "check", "help", "hosting", "language", "template", "topics", "validate", "walk")
"""Commands that a link may run."""


def run(command: Command, talk: Talk) -> Turn:
    """Greet and offer the topics; or show what a link led to."""
    asked = actions.linked(command.argument.strip())
    if asked == _SETUP:
        return talk.say(menu.language_question(talk.locale, menu.SETUP_VERB))
    if asked in _LINKED:
        return commands.run(Command(asked), talk)
    verb, _slash, name = asked.partition("/")
    if verb == "walk" and name:
        return commands.run(Command("walk", name), talk)
    item = talk.shelf.unshort(asked)
    reply = show_reply(talk.shelf, item, talk.locale, hosting=talk.session.hosting) if item else None
    return talk.say(reply or menu.greeting(talk.shelf, talk.locale))
