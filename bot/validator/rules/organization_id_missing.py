"""The organization ID is filled in.

Documents: "Prerequisites" and "Configuring the external account": the ID of your organization in Experience
Cloud.

Passes:

    internal_name: Adobe_Marketing_Cloud
    organization_id: 0123456789ABCDEF01234567@AdobeOrg

Fails:

    internal_name: Adobe_Marketing_Cloud
    organization_id: ""
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, fill_in, look_up
from bot.validator.values.documented import is_organization_id

NAME = "organization-id-missing"
CHECK = "topic/organization-id"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show it"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account without organization ID."""
    for instance, account in file.ims_accounts():
        value, theirs = account.organization_id, (instance.adobe.organization_id or "").strip()
        if value is None or not value.strip():
            yield _finding(
                file,
                value,
                look_up("organization_id") if value is None else fill_in("organization_id"),
                _(
                    "Enter in **IMS organization ID** the ID of your organization in Experience Cloud; "
                    "it ends in `@AdobeOrg`."
                )
                if value is not None
                else _(
                    "Compare **IMS organization ID** with the organization ID that Experience Cloud shows."
                ),
                account=account,
                field="organization_id",
                expected=theirs if is_organization_id(theirs) else None,
                severity=Severity.INFO if value is None else SEVERITY,
            )
