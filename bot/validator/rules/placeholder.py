"""Every value is filled in, not only stood for.

Documents: "Configuring the external account" says what is entered where. `TODO`, `none`, `<tenant>` or
`${CALLBACK}` is no value, and what belongs there only Adobe or you can know: it is never filled in for you.
The setting counts as one that the file does not show.

Passes:

    internal_name: Adobe_Marketing_Cloud
    tenant: acme

Fails:

    internal_name: Adobe_Marketing_Cloud
    tenant: <tenant>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile, Unfilled
from bot.validator.finding import FindingMaker, label, shown

NAME = "placeholder"
CHECK = "topic/external-account-location"
SEVERITY = Severity.ERROR
LOOKS_AT = "notes"
WARNS_WHEN = "the value is not the account's own but the instance's or Adobe's"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each such value, under the setting's own check; outside of accounts, a warning."""
    for note in file.notes:
        if isinstance(note, Unfilled):
            yield _finding(
                file,
                note.value,
                _(
                    "**{label}** holds a placeholder, `{value}`.",
                    label=label(note.field.name),
                    value=shown(note.value),
                ),
                _(
                    "Replace the placeholder in **{label}** with your own value.",
                    label=label(note.field.name),
                ),
                account=note.account,
                field=note.field.name,
                check=note.field.check,
                severity=SEVERITY if note.field.level == "account" else Severity.WARNING,
            )
