"""The callback URL begins with `https://`.

Documents: "Callback URL". Adobe sends nobody back to an address without encryption; people end up on
adobe.com.

Passes:

    internal_name: Adobe_Marketing_Cloud
    callback_url: HTTPS://campaign.example.com/nl/jsp/logon.jsp

Fails:

    internal_name: Adobe_Marketing_Cloud
    callback_url: http://campaign.example.com/nl/jsp/logon.jsp
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, set_to, shown
from bot.validator.proposal.callback import callback_for

NAME = "callback-https"
CHECK = "check/callback-url"
SEVERITY = Severity.ERROR

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account whose callback URL has another scheme, or none."""
    for instance, account in file.ims_accounts():
        url = account.callback_url
        address = account.callback_address
        if url is None or address is None or address.scheme == "https":
            continue
        better = callback_for(account, instance, file)
        yield _finding(
            file,
            url,
            _("The callback URL `{value}` does not begin with `https://`.", value=shown(url)),
            set_to("callback_url", better)
            if better
            else _("Enter the address of this instance in **Callback server**; it begins with `https://`."),
            account=account,
            field="callback_url",
            expected=better,
        )
