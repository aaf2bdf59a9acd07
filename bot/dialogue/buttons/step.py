"""A step of a walk-through: in order, wrong, back, stop."""

from __future__ import annotations

from bot.dialogue.walk.controls import press_step
from bot.dialogue.walk.screen import STEP_VERB

NAME = "step"
VERBS = (STEP_VERB,)
press = press_step
