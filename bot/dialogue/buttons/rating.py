"""Thumbs up or down under an answer."""

from __future__ import annotations

from bot.dialogue.people.feedback import RATING_VERBS, press_rating

NAME = "rating"
VERBS = RATING_VERBS
press = press_rating
