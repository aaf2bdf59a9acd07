"""The external account is enabled.

A disabled account is no fault in itself, the documents do not speak of it; but nobody logs in through it.

Passes:

    internal_name: Adobe_Marketing_Cloud
    enabled: true

Fails:

    internal_name: Adobe_Marketing_Cloud
    enabled: false
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.understanding.extra_accounts import extra_accounts, keep_one
from bot.validator.values.switched import is_off, is_ticked

NAME = "account-disabled"
CHECK = "check/external-account-unique"
SEVERITY = Severity.WARNING

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account that is switched off, or whose state cannot be told."""
    extra = {account.start for account in extra_accounts(file)}
    for _instance, account in file.ims_accounts():
        state = account.enabled
        if state is None or is_ticked(state):
            continue
        if is_off(state):
            message = _("The external account is disabled.")
        else:
            message = _("`{value}` does not say whether the external account is enabled.", value=shown(state))
        yield _finding(
            file,
            state,
            message,
            keep_one()
            if account.start in extra
            else _("Tick **Enabled** in the external account if people are to log in through it."),
            account=account,
            field="enabled",
            expected=None if account.start in extra else "true",
        )
