"""No setting stands twice in one place.

Of two values only the last one counts; the first may be the one that was meant.

Passes:

    internal_name: Adobe_Marketing_Cloud
    client_id: Campaign1

Fails:

    internal_name: Adobe_Marketing_Cloud
    client_id: Campaign2
    client_id: Campaign1
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile, Repeated
from bot.validator.finding import FindingMaker, label

NAME = "duplicate-key"
CHECK = "topic/external-account-location"
SEVERITY = Severity.WARNING
LOOKS_AT = "notes"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each repetition, under the setting's own check."""
    for note in file.notes:
        if isinstance(note, Repeated):
            yield _finding(
                file,
                note.last,
                _(
                    "**{label}** stands here a second time, after line {line}; the last value counts.",
                    label=label(note.field.name),
                    line=file.source.place(note.first.start)[0],
                ),
                _("Delete the line that is not meant."),
                account=note.account,
                field=note.field.name,
                check=note.field.check,
            )
