"""/ticket: a summary of the conversation for Adobe Customer Care or a colleague."""

from __future__ import annotations

from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.people.support_ticket import ticket_reply
from bot.translate import _

NAME = "ticket"
SUMMARY = _("Sum up what we have found, for a human")
GROUP = "cause"


def run(_command: Command, talk: Talk) -> Turn:
    """Give the summary in the person's language."""
    return talk.say(ticket_reply(talk, talk.locale))
