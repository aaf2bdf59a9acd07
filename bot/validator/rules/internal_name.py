"""The internal name is `Adobe_Marketing_Cloud` or the newer `Adobe_Experience_Cloud`, to the letter.

Documents: "External account". Campaign looks the account up by this name. Underscores, no blanks; capitals
count. `Adobe_Experience_Cloud`, as newer consoles have it, is as right: it is noted, no more.

Passes:

    internal_name: Adobe_Marketing_Cloud
    type: Adobe Marketing Cloud

Fails:

    internal_name: Adobe Marketing Cloud
    type: Adobe Marketing Cloud
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, check_is, fill_in, look_up, set_to, shown
from bot.validator.understanding.extra_accounts import extra_accounts, keep_one
from bot.validator.values.documented import INTERNAL_NAME, NEWER_INTERNAL_NAME
from bot.validator.values.documented_spelling import documented_spelling

NAME = "internal-name"
CHECK = "check/internal-name"
SEVERITY = Severity.ERROR
NOTES_WHEN = "it is the newer one, or the file does not show it"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account of another name."""
    extra = {account.start for account in extra_accounts(file)}
    for _instance, account in file.ims_accounts():
        name = account.internal_name
        severity = SEVERITY
        expected = documented_spelling("internal_name", name) or INTERNAL_NAME
        if name == INTERNAL_NAME:
            continue
        if name is None:
            severity, message = Severity.INFO, look_up("internal_name")
        elif not name:
            message = fill_in("internal_name")
        elif name == NEWER_INTERNAL_NAME:
            severity = Severity.INFO
            message = _(
                "`{value}` is the name in newer consoles, and as right as `{expected}`.",
                value=NEWER_INTERNAL_NAME,
                expected=INTERNAL_NAME,
            )
        else:
            message = _("Wrong internal name: `{value}`.", value=shown(name))
        yield _finding(
            file,
            name,
            message,
            check_is("internal_name", INTERNAL_NAME, NEWER_INTERNAL_NAME)
            if name is None
            else _("Leave **Internal Name** as it is if Campaign itself created this account.")
            if name == NEWER_INTERNAL_NAME
            else keep_one()
            if account.start in extra
            else set_to("internal_name", expected),
            account=account,
            field="internal_name",
            expected=None if name == NEWER_INTERNAL_NAME or account.start in extra else expected,
            severity=severity,
        )
