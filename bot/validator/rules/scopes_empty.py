"""The account asks for scopes.

Documents: "Scopes". The scopes of the account are a subset of those provisioned; without any, the login
page of Adobe ID cannot be reached.

Passes:

    internal_name: Adobe_Marketing_Cloud
    ims_scope: openid,AdobeID,session

Fails:

    internal_name: Adobe_Marketing_Cloud
    ims_scope: []
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, fill_in, look_up

NAME = "scopes-empty"
CHECK = "check/scopes"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show it"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account without scopes."""
    for instance, account in file.ims_accounts():
        scopes = account.ims_scope
        if scopes is None or not scopes.items:
            provisioned = instance.adobe.scopes
            yield _finding(
                file,
                scopes,
                look_up("ims_scope") if scopes is None else fill_in("ims_scope"),
                _(
                    "Enter in **IMS scope** the scopes that Adobe has provisioned for you, separated by "
                    "commas."
                )
                if scopes is not None
                else _("Ask Adobe whether every scope in **IMS scope** is provisioned."),
                account=account,
                field="ims_scope",
                found=None if scopes is None else "",
                expected=",".join(dict.fromkeys(provisioned.items))
                if provisioned and provisioned.items
                else None,
                severity=Severity.INFO if scopes is None else SEVERITY,
            )
