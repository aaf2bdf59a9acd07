"""/hosting [KIND]: who runs a person's Campaign, for that decides who makes the checks."""

from __future__ import annotations

from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.people import hosting_model
from bot.translate import _

NAME = "hosting"
SUMMARY = _("Tell me where your Campaign runs")
BY_LINK = True


def run(command: Command, talk: Talk) -> Turn:
    """Take `on-premise`, `hybrid` or `hosted`, or ask."""
    kind = hosting_model.named(command.argument)
    return (
        hosting_model.settle(kind, talk.locale, talk)
        if kind
        else talk.say(hosting_model.question_reply(talk.locale))
    )
