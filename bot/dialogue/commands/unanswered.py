"""/unanswered: what the catalogue lacks, for the bot's owner."""

from __future__ import annotations

from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.owner import requests
from bot.translate import _

NAME = "unanswered"
SUMMARY = _("Questions without an answer, as a draft for the catalogue")
AUDIENCE = "owner"


def run(command: Command, talk: Talk) -> Turn:  # noqa: ARG001
    """Show the redacted questions, the complaints and a draft."""
    from bot.dialogue.owner.statistics import unanswered_reply  # rarely needed, and compares with all phrases

    records = requests.records_of(talk)
    if isinstance(records, Turn):
        return records
    return talk.say(unanswered_reply(records, talk.documents, talk.locale))
