"""Yes or no to being forgotten."""

from __future__ import annotations

from bot.dialogue.people.forgetting import FORGET_VERB, press_forget

NAME = "forget"
VERBS = (FORGET_VERB,)
press = press_forget
