"""The organization ID is 24 digits and capitals A to F, followed by `@AdobeOrg`.

Documents: "Configuring the external account". Small letters are the same number and get a warning.

Passes:

    internal_name: Adobe_Marketing_Cloud
    organization_id: 0123456789ABCDEF01234567@AdobeOrg

Fails:

    internal_name: Adobe_Marketing_Cloud
    organization_id: 0123456789ABCDEF01234567
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, copy_organization_id, no_organization_id, set_to
from bot.validator.values.documented import is_organization_id

NAME = "organization-id-format"
CHECK = "topic/organization-id"
SEVERITY = Severity.ERROR
WARNS_WHEN = "its letters are small or `@AdobeOrg` is written in other capitals, and it is right otherwise"

_SMALL_LETTERS = re.compile(r"[0-9A-Fa-f]{24}@AdobeOrg", re.IGNORECASE)

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each organization ID of another form, on either side."""
    judged: set[int] = set()
    for instance, account in file.ims_accounts():
        for value, owner in ((account.organization_id, account), (instance.adobe.organization_id, None)):
            if value is None or not value.strip() or is_organization_id(value) or value.start in judged:
                continue
            judged.add(value.start)
            closed = "".join(value.split())
            theirs = (instance.adobe.organization_id or "").strip()
            is_other = theirs != "" and theirs.casefold() != closed.casefold()
            expected = closed if owner and is_organization_id(closed) and not is_other else None
            yield _finding(
                file,
                value,
                no_organization_id(value),
                set_to("organization_id", expected) if expected else copy_organization_id(),
                account=owner,
                field="organization_id",
                expected=expected,
                severity=Severity.WARNING if _SMALL_LETTERS.fullmatch(value) else SEVERITY,
            )
