"""The summary for a human."""

from __future__ import annotations

from bot.dialogue.people.support_ticket import TICKET_VERB, press_ticket

NAME = "ticket"
VERBS = (TICKET_VERB,)
press = press_ticket
