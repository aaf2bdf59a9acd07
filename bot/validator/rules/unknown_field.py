"""Every name in the file is a known setting.

A name that is only like a known one was probably mistyped; it is read as the known one, with a warning. A
package's names are not published, so there it takes a slip of one letter, and a likeness is information only.
Names without likeness are listed.

Passes:

    internal_name: Adobe_Marketing_Cloud
    callback_url: https://campaign.example.com/nl/jsp/logon.jsp

Fails:

    internal_name: Adobe_Marketing_Cloud
    calback_url: https://campaign.example.com/nl/jsp/logon.jsp
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile, Unknown
from bot.validator.fields import Field, compared_names
from bot.validator.finding import FindingMaker, label, shown
from bot.validator.package_name import package_name
from bot.validator.slips import is_slip
from bot.visible import CUT

NAME = "unknown-field"
CHECK = "topic/external-account-location"
SEVERITY = Severity.WARNING
LOOKS_AT = "notes"
NOTES_WHEN = "the name is like none that is known, or in a package more than one letter away from it"

_LONGEST = 100
"""Characters of a name that programs are told."""

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each name, however often it stands there."""
    for note in file.notes:
        if not isinstance(note, Unknown):
            continue
        if note.near is None:
            yield _finding(
                file,
                note.name,
                _(
                    "`{name}` is not a setting that the documents know; it was left out of account.",
                    name=shown(note.name),
                ),
                _(
                    "If `{name}` means a documented setting, write the name that the console shows.",
                    name=shown(note.name),
                ),
                account=note.account,
                field=note.name if len(note.name) <= _LONGEST else note.name[: _LONGEST - 1] + CUT,
                severity=Severity.INFO,
            )
        else:
            in_package = file.is_in_package(note.name.start)
            meant = package_name(note.near, note.name) if in_package else note.near.name
            yield _finding(
                file,
                note.name,
                _("`{name}` was read as **{label}**.", name=shown(note.name), label=label(note.near.name)),
                _("Write `{name}` instead, if that is what is meant.", name=meant),
                account=note.account,
                field=note.near.name,
                expected=meant,
                check=note.near.check,
                severity=Severity.INFO if in_package and not _is_slip(note.name, note.near) else SEVERITY,
            )


def _is_slip(name: str, near: Field) -> bool:
    return is_slip(name.rpartition("/")[2][:_LONGEST], compared_names(near))
