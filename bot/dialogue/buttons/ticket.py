"""The summary for a human."""

from __future__ import annotations

from bot.dialogue.answers.entry import TICKET_VERB
from bot.dialogue.people.support_ticket import press_ticket

NAME = "ticket"
VERBS = (TICKET_VERB,)
press = press_ticket
