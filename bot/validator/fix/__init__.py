"""Corrections: `corrections` proposes, `proof` makes and judges each, `edit` and `quoting` write them."""

from __future__ import annotations

from bot.validator.fix.proof import Change, Correction, changes_to, corrected

__all__ = ["Change", "Correction", "changes_to", "corrected"]
