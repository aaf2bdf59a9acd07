"""Account files judged against the documents: bytes in, an `Inspection` out.

inspection = inspect_file(data, "accounts.yaml")      # raises UnreadableFileError
inspection.report                                     # model.Report: findings worst first
report.as_text(inspection, translator("fr"), colour=False)
fix.corrected(data, "accounts.yaml")                  # corrections that cannot be wrong

The engine and its readers are loaded when these names are asked for: who wants only a part of this folder, as
`ims-doctor ask` does, starts 40 ms earlier without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.validator.engine import ByHand, Inspection, inspect_file
    from bot.validator.excerpts import Excerpt

__all__ = ["ByHand", "Excerpt", "Inspection", "inspect_file"]


def __getattr__(name: str) -> Any:
    """One of the names above, with all that it takes."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bot.validator import engine, excerpts

    return getattr(excerpts if name == "Excerpt" else engine, name)
