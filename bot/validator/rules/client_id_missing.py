"""The client ID is filled in.

Documents: "Client ID and secret". Adobe's customer care provides it together with the secret.

Passes:

    internal_name: Adobe_Marketing_Cloud
    client_id: Campaign1

Fails:

    internal_name: Adobe_Marketing_Cloud
    client_id: ""
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, fill_in, look_up
from bot.validator.values.url_parts import bare

NAME = "client-id-missing"
CHECK = "check/client-id"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show it"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account without client ID."""
    for instance, account in file.ims_accounts():
        value = account.client_id
        if value is None or not value.strip():
            yield _finding(
                file,
                value,
                look_up("client_id") if value is None else fill_in("client_id"),
                _("Enter in **IMS client identifier** the client ID that Adobe gave you.")
                if value is not None
                else _(
                    "Compare **IMS client identifier** with the client ID that Adobe gave you, character "
                    "by character."
                ),
                account=account,
                field="client_id",
                expected=bare(instance.adobe.client_id or ""),
                severity=Severity.INFO if value is None else SEVERITY,
            )
