"""What was wrong with an answer."""

from __future__ import annotations

from bot.dialogue.people.answer_ratings import REASONS, press_reason

NAME = "reason"
VERBS = tuple(REASONS)
press = press_reason
