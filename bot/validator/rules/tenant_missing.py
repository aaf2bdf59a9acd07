"""The tenant is filled in.

Documents: "Configuring the external account": the name of the Experience Cloud tenant belongs to the
connection.

Passes:

    internal_name: Adobe_Marketing_Cloud
    tenant: acme

Fails:

    internal_name: Adobe_Marketing_Cloud
    tenant: ""
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, fill_in, look_up

NAME = "tenant-missing"
CHECK = "topic/tenant-name"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show it"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account without tenant."""
    for _instance, account in file.ims_accounts():
        tenant = account.tenant
        if tenant is None or not tenant.strip():
            yield _finding(
                file,
                tenant,
                look_up("tenant") if tenant is None else fill_in("tenant"),
                _("Enter in **Tenant** the name of your Experience Cloud tenant.")
                if tenant is not None
                else _(
                    "In the external account, check that **Tenant** is the name of your Experience Cloud "
                    "tenant."
                ),
                account=account,
                field="tenant",
                severity=Severity.INFO if tenant is None else SEVERITY,
            )
