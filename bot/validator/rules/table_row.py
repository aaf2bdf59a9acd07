"""Every row of a table has a cell for each name of the first row, and each value under its own name.

Documents: "Configuring the external account" says what is entered where. Where a separator is missing or
one too many, values stand under the wrong names; an organization ID under another name shows it. None of the
row's values is shown then, because a secret may be among them, and none is judged that may stand in another's
place. Cells that are missing at the end of a row alone count as empty: its last value shows that, where it
can be nothing but what its name says. Of accounts of another type only values under a wrong name are told.

Passes:

    internal_name,type
    Adobe_Marketing_Cloud,Adobe Marketing Cloud

Fails:

    internal_name,type,tenant,association_mask
    Adobe_Marketing_Cloud,Adobe Marketing Cloud,acme
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile, Ragged
from bot.validator.finding import FindingMaker

NAME = "table-row"
CHECK = "topic/external-account-location"
SEVERITY = Severity.WARNING
LOOKS_AT = "notes"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each row with more or fewer cells."""
    for note in file.notes:
        if isinstance(note, Ragged):
            yield _finding(
                file,
                note.start,
                _(
                    "This row has {cells} cells, but the first row has {names} names.",
                    cells=note.cells,
                    names=note.names,
                )
                if note.cells != note.names
                else _("In this row, a value stands under a name that it does not belong to."),
                _("Count the separators of this row, and put values that hold a separator in quotes.")
                if note.is_judged
                else _(
                    "I judged none of this row's values. Count its separators, put values that hold one in "
                    "quotes, then check the file again."
                ),
                account=note.account,
                found=str(note.cells) if note.cells != note.names else None,
                expected=str(note.names) if note.cells != note.names else None,
            )
