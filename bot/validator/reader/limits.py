"""What one file may cost, whatever its format."""

from __future__ import annotations

from bot.errors import UnreadableFileError
from bot.translate import _
from bot.validator.source import Source

LIMIT_NODES = 400_000
"""Names and values: a file of 10,000 full accounts has 320,000. YAML aliases count as what they repeat."""
LIMIT_DEPTH = 24
"""Lists and groups in each other: an account file needs 7."""


class RefusedFileError(UnreadableFileError):
    """A file that is not to be read, whatever format it may be."""


class Budget:
    """Counts what was read of one file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.spent = 0

    def spend(self, offset: int, nodes: int = 1) -> None:
        """Count names or values read at this offset. Raises RefusedFileError when there are too many."""
        self.spent += nodes
        if self.spent > LIMIT_NODES:
            raise RefusedFileError(
                _("This file holds far more values than an account file. Send only the external accounts."),
                *self.source.place(offset),
            )

    def check_depth(self, depth: int, offset: int) -> None:
        """Raises RefusedFileError when things are nested too deep."""
        if depth > LIMIT_DEPTH:
            raise RefusedFileError(
                _("The file is nested too deep here for an account file."),
                *self.source.place(offset),
            )
