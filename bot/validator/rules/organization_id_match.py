"""The organization ID is the same in Campaign and on Adobe's side.

Documents: "Configuring the external account". The ID of the organization whose groups and users are meant.

Passes:

    internal_name: Adobe_Marketing_Cloud
    organization_id: 0123456789ABCDEF01234567@AdobeOrg
    experience_cloud: {organization_id: 0123456789ABCDEF01234567@AdobeOrg}

Fails:

    internal_name: Adobe_Marketing_Cloud
    organization_id: 0123456789ABCDEF01234567@AdobeOrg
    experience_cloud: {organization_id: FEDCBA9876543210FEDCBA98@AdobeOrg}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, set_to, shown
from bot.validator.values.documented import is_organization_id

NAME = "organization-id-match"
CHECK = "topic/organization-id"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show Adobe's"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account of another organization; one for a file without Adobe's side."""
    unknown = False
    for instance, account in file.ims_accounts():
        ours, theirs = account.organization_id, instance.adobe.organization_id
        if ours is None or not ours.strip():
            continue
        if theirs is None or not theirs.strip():
            if not unknown:
                yield _finding(
                    file,
                    None,
                    _("The file does not show the organization ID on Adobe's side."),
                    _(
                        "Compare **IMS organization ID** with the organization ID that Experience Cloud "
                        "shows."
                    ),
                    field="organization_id",
                    severity=Severity.INFO,
                )
            unknown = True
        elif ours.strip().casefold() != theirs.strip().casefold():
            yield _finding(
                file,
                ours,
                _("The organization ID `{value}` is not the one on Adobe's side.", value=shown(ours)),
                set_to("organization_id", theirs.strip())
                if is_organization_id(theirs.strip())
                else _(
                    "Compare **IMS organization ID** with the organization ID that Experience Cloud shows."
                ),
                account=account,
                field="organization_id",
                expected=theirs.strip() if is_organization_id(theirs.strip()) else None,
            )
