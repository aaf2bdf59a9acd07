"""Begins a walk-through; "go on anyway" where Adobe hosts."""

from __future__ import annotations

from bot.dialogue.answers.entry import GUIDE_VERB
from bot.dialogue.walk.controls import ANYWAY_VERB, press_guide

NAME = "guide"
VERBS = (GUIDE_VERB, ANYWAY_VERB)
press = press_guide
