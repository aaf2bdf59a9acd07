"""The type is `Adobe Marketing Cloud` or, in newer consoles, `Adobe Experience Cloud`.

Documents: "External account". It is the same type: each console offers one of the two names.
A package may hold a code instead of the label; a code cannot be judged.

Passes:

    internal_name: Adobe_Marketing_Cloud
    type: Adobe Marketing Cloud

Fails:

    internal_name: Adobe_Marketing_Cloud
    type: Web Analytics
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.fields import normalised
from bot.validator.finding import FindingMaker, check_is, choose_type, fill_in, look_up, shown
from bot.validator.values.documented import NEWER_TYPE, RIGHT, TYPE
from bot.validator.values.documented_spelling import documented_spelling

NAME = "account-type"
CHECK = "check/account-type"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show it, or shows a number"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account of another type."""
    for _instance, account in file.ims_accounts():
        kind = account.type
        severity = SEVERITY
        if kind in RIGHT["type"] or (file.is_in_package(account.start) and kind and _is_code(kind)):
            continue
        if kind is None:
            severity, message = Severity.INFO, look_up("type")
        elif not kind:
            message = fill_in("type")
        elif kind.isdigit():
            severity = Severity.INFO
            message = _("The type stands in the file as a number, which does not tell its name.")
        else:
            message = _("Wrong type: `{value}`.", value=shown(kind))
        yield _finding(
            file,
            kind,
            message,
            check_is("type", TYPE, NEWER_TYPE) if severity is Severity.INFO else choose_type(),
            account=account,
            field="type",
            expected=documented_spelling("type", kind) or TYPE,
            severity=severity,
        )


def _is_code(kind: str) -> bool:
    """`adobeMarketingCloud`: the right type as a schema spells values."""
    return kind.isalpha() and not kind.isupper() and normalised(kind) == normalised(TYPE)
