"""/topics: everything that the documentation answers."""

from __future__ import annotations

from bot.dialogue.answers import menus
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.translate import _

NAME = "topics"
SUMMARY = _("List everything I know")
GROUP = "cause"
BY_LINK = True


def run(command: Command, talk: Talk) -> Turn:  # noqa: ARG001
    """Offer the kinds of topics."""
    return talk.say(menus.topics(talk.documents, talk.locale))
