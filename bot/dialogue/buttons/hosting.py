"""Who hosts the Campaign of a person."""

from __future__ import annotations

from bot.dialogue.people.hosting_model import HOSTING_VERB, press_hosting

NAME = "hosting"
VERBS = (HOSTING_VERB,)
press = press_hosting
