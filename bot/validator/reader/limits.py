"""What one file may cost, whatever its format."""

from __future__ import annotations

import unicodedata

from bot.errors import UnreadableFileError
from bot.translate import _
from bot.validator.source import Source, has_pile

LIMIT_NODES = 400_000
"""Names and values: a file of 10,000 full accounts has 320,000. YAML aliases count as what they repeat."""
LIMIT_DEPTH = 24
"""Lists and groups in each other: an account file needs 7."""
LIMIT_OURS = 5_000
"""Accounts for Adobe ID login in one file; an instance has one. Every rule looks at each."""


NO_ACCOUNT = _(
    "This file holds no external account that I can read. Write each setting in a line of its own, with a "
    "colon between its name and its value, or export the account in a package."
)
TWO_FILES = _("Something else begins here: this is two files in one. Put each in a file of its own.")
CUT_OFF = _("The file ends too early: a tag is not closed. Was it cut off?")
NO_XML = _("This is not valid XML. Export the external accounts in a package again.")
PART_OF_SERVER = _(
    "This is only a part of a configuration file. Send the section `{section}` or the element `{element}` "
    "whole, from its first tag to its last.",
    section="<imsConfig>",
    element="<ims …/>",
)


def check_ours(count: int, source: Source, offset: int) -> None:
    """Raises RefusedFileError when there are more accounts for Adobe ID login than anybody has."""
    if count > LIMIT_OURS:
        raise RefusedFileError(
            _(
                "This file holds more than {count} accounts for Adobe ID login, but an instance has only "
                "one. Send fewer at a time.",
                count=LIMIT_OURS,
            ),
            *source.place(offset),
        )


def composed(text: str, source: Source, start: int) -> str:
    """A value as NFC. Raises RefusedFileError where escapes pile up marks on a letter."""
    if text.isascii():
        return text
    if has_pile(text):
        raise RefusedFileError(
            _(
                "This is not a text file. Save the settings as YAML, JSON, CSV or text, or export the "
                "account in a package."
            ),
            *source.place(start),
        )
    return unicodedata.normalize("NFC", text)


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

    def check(self, nodes: int) -> None:
        """Raises RefusedFileError when so many names or values are too many; nothing was read yet."""
        if nodes > LIMIT_NODES:
            raise RefusedFileError(
                _("This file holds far more values than an account file. Send only the external accounts.")
            )

    def check_depth(self, depth: int, offset: int) -> None:
        """Raises RefusedFileError when things are nested too deep."""
        if depth > LIMIT_DEPTH:
            raise RefusedFileError(
                _("The file is nested too deep here for an account file."),
                *self.source.place(offset),
            )
