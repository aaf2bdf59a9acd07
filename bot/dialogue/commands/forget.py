"""/forget: what the bot remembers of a person, and to have it erased."""

from __future__ import annotations

from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.people import forgetting
from bot.translate import _

NAME = "forget"
SUMMARY = _("See what I remember of you, and erase it")


def run(command: Command, talk: Talk) -> Turn:  # noqa: ARG001
    """Ask first."""
    return talk.say(forgetting.question_reply(talk))
