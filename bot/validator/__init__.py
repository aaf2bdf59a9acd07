"""Account files judged against the documents: bytes in, an `Inspection` out.

inspection = inspect_file(data, "accounts.yaml")      # raises UnreadableFileError
inspection.report                                     # model.Report: findings worst first
report.as_text(inspection, translator("fr"), colour=False)
fix.corrected(data, "accounts.yaml")                  # corrections that cannot be wrong
"""

from __future__ import annotations

from bot.validator.engine import ByHand, Inspection, inspect_file
from bot.validator.excerpts import Excerpt

__all__ = ["ByHand", "Excerpt", "Inspection", "inspect_file"]
