"""Thumbs up or down under an answer."""

from __future__ import annotations

from bot.dialogue.people.answer_ratings import RATING_VERBS, press_rating

NAME = "rating"
VERBS = RATING_VERBS
press = press_rating
