"""A spreadsheet keeps each setting as the text that was typed.

Documents: "Configuring the external account" says what is entered where, letter for letter. A spreadsheet
makes numbers of long digits (`1,2E+05`, zeros at the front lost), dates of what looks like one, and shows
them otherwise than it keeps them; where a formula has failed, it shows `#N/A` or `#REF!`. One sheet is
judged; others with a table of settings are named.

Passes:

    internal_name,type,client_id
    Adobe_Marketing_Cloud,Adobe Marketing Cloud,Campaign1

Fails:

    internal_name,type,client_id
    Adobe_Marketing_Cloud,Adobe Marketing Cloud,1.2E+05
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Finding, Message, Severity
from bot.translate import _
from bot.validator.account import Account, AccountFile, CellError, Listing
from bot.validator.finding import FindingMaker, label, shown
from bot.validator.source import CellKind
from bot.validator.values.cell_errors import is_formula
from bot.validator.written import Written

NAME = "spreadsheet-value"
CHECK = "topic/external-account-location"
SEVERITY = Severity.ERROR
WARNS_WHEN = (
    "it is no failed formula in an account: a number or a date made of a value, a sheet that was "
    "not judged, a failed formula elsewhere"
)

_finding = FindingMaker(NAME, CHECK, SEVERITY)

_TEXTS = (
    "internal_name", "label", "type", "ims_server", "ims_scope", "client_id", "client_secret", "callback_url",
    "organization_id", "association_mask", "product_context", "server", "tenant",
)  # fmt: skip
"""Settings of an account that are neither a number nor a date."""
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E[+-]?\d{2,3}")
"""A long number as spreadsheets show it, and save it as CSV."""


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each setting that is no text, and one for each other sheet with settings."""
    yield from _failed(file)
    for sheet, other in file.source.left_out:
        yield _finding(
            file,
            None,
            _(
                "The sheet **{other}** holds settings too, but I judged **{sheet}** alone.",
                other=shown(other),
                sheet=shown(sheet),
            ),
            _("Send each sheet in a workbook or a CSV file of its own."),
            severity=Severity.WARNING,
        )
    for _instance, account in file.ims_accounts():
        if file.format_at(account.start) == "csv":
            yield from _of_account(file, account)


def _failed(file: AccountFile) -> Iterator[Finding]:
    """What a spreadsheet shows instead of a value; outside of accounts, a warning."""
    for note in file.notes:
        if isinstance(note, CellError):
            name = note.field.name
            message = _(
                "**{label}** holds `{value}`: what a spreadsheet shows where it has no value.",
                label=label(name),
                value=shown(note.value),
            )
            if is_formula(note.value):
                message = _(
                    "**{label}** holds a formula, `{value}`, and not what it gives.",
                    label=label(name),
                    value=shown(note.value),
                )
            yield _finding(
                file,
                note.value,
                message,
                _(
                    "Put the formula in this cell right, or type the value of **{label}** into it.",
                    label=label(name),
                ),
                account=note.account,
                field=name,
                check=note.field.check,
                severity=SEVERITY if note.field.level == "account" else Severity.WARNING,
            )


def _of_account(file: AccountFile, account: Account) -> Iterator[Finding]:
    changed = account.last_modified
    cell = file.source.cell(changed.start) if changed else None
    if changed and cell and cell.kind == "number":
        yield _finding(
            file,
            changed,
            _("The spreadsheet shows the number of a day here, not its date."),
            _("Format the cell as a date."),
            account=account,
            field="last_modified",
            severity=Severity.WARNING,
        )
    for name in _TEXTS:
        value = getattr(account, name)
        if value is None or (isinstance(value, Listing) and not value.items):
            continue
        cell = file.source.cell(value.start)
        message = _said(cell.kind if cell else "text", value, name)
        if message is not None:
            yield _finding(
                file,
                value if isinstance(value, Written) else value.start,
                message,
                _("Format the cell as text, then enter **{label}** again.", label=label(name)),
                account=account,
                field=name,
                severity=Severity.WARNING,
            )


def _said(kind: CellKind, value: Written | Listing, name: str) -> Message | None:
    match kind:
        case "number":
            return _(
                "The spreadsheet keeps **{label}** as a number: zeros at its front and long digits may "
                "be lost.",
                label=label(name),
            )
        case "date":
            return _("The spreadsheet made a date of **{label}**.", label=label(name))
        case "boolean":
            return _("The spreadsheet made a yes or no of **{label}**.", label=label(name))
    if isinstance(value, Written) and _SHORTENED.fullmatch(value.strip()):
        return _("A spreadsheet has shortened **{label}** as a long number.", label=label(name))
    return None
