"""An answer to the question that an unspecific report gets."""

from __future__ import annotations

from bot.dialogue.talking.triage import TRIAGE_VERB, press_triage

NAME = "triage-answer"
VERBS = (TRIAGE_VERB,)
press = press_triage
