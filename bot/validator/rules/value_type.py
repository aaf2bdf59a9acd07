"""Every setting has a value of its kind: one value, a list, or a group of settings.

Documents: "Configuring the external account" says what is entered where. A value of another kind cannot be
what the console shows; the other settings are judged all the same.

Passes:

    internal_name: Adobe_Marketing_Cloud
    client_id: Campaign1

Fails:

    internal_name: Adobe_Marketing_Cloud
    client_id: {name: Campaign1}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile, Misshapen
from bot.validator.finding import FindingMaker, label

NAME = "value-type"
CHECK = "topic/external-account-location"
SEVERITY = Severity.ERROR
LOOKS_AT = "notes"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each value of another kind, under the setting's own check."""
    for note in file.notes:
        if not isinstance(note, Misshapen):
            continue
        name = label(note.field.name)
        if note.wanted == "text":
            message = _("**{label}** needs a single value here.", label=name)
            fix = _("Write one value after `{name}`, on the same line.", name=note.field.name)
        elif note.wanted == "list":
            message = _("**{label}** needs a list here.", label=name)
            fix = _(
                "Write a list after `{name}`, each entry on a line that begins with a hyphen.",
                name=note.field.name,
            )
        else:
            message = _("**{label}** needs a group of settings here.", label=name)
            fix = _("Write settings after `{name}`, each on a line of its own.", name=note.field.name)
        yield _finding(
            file,
            note.start,
            message,
            fix,
            account=note.account,
            field=note.field.name,
            check=note.field.check,
        )
