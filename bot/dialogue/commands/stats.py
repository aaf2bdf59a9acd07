"""/stats: the figures, for the bot's owner."""

from __future__ import annotations

from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.owner import requests
from bot.translate import _

NAME = "stats"
SUMMARY = _("How I am used")
AUDIENCE = "owner"


def run(command: Command, talk: Talk) -> Turn:  # noqa: ARG001
    """Show how many people ask what, and how they like the answers."""
    from bot.dialogue.owner.statistics import stats_reply  # rarely needed

    records = requests.records_of(talk)
    return (
        records if isinstance(records, Turn) else talk.say(stats_reply(records, talk.documents, talk.locale))
    )
