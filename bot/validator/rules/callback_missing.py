"""The callback URL is filled in.

Documents: "Callback URL". Without the way back to Campaign, people end up on adobe.com after they have
logged in.

Passes:

    internal_name: Adobe_Marketing_Cloud
    callback_url: https://campaign.example.com/nl/jsp/logon.jsp

Fails:

    internal_name: Adobe_Marketing_Cloud
    callback_url: ""
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, fill_in, look_up, set_to
from bot.validator.proposal.callback import callback_for

NAME = "callback-missing"
CHECK = "check/callback-url"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show it"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account without callback URL."""
    for instance, account in file.ims_accounts():
        url = account.callback_url
        if url is None or not url.strip():
            better = callback_for(account, instance, file)
            yield _finding(
                file,
                url,
                look_up("callback_url") if url is None else fill_in("callback_url"),
                _(
                    "Check that **Callback server** leads to this very instance: the production address "
                    "for production."
                )
                if url is None
                else set_to("callback_url", better)
                if better
                else _(
                    "Enter the address of this instance in **Callback server**; it begins with `https://`."
                ),
                account=account,
                field="callback_url",
                expected=better,
                severity=Severity.INFO if url is None else SEVERITY,
            )
