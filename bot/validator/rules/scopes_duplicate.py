"""No scope stands twice in the account.

Documents: "Scopes". A repeated scope does no harm known of, but shows that the list was put together by hand.

Passes:

    internal_name: Adobe_Marketing_Cloud
    ims_scope: openid,AdobeID

Fails:

    internal_name: Adobe_Marketing_Cloud
    ims_scope: openid,AdobeID,openid
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown

NAME = "scopes-duplicate"
CHECK = "check/scopes"
SEVERITY = Severity.WARNING

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each scope that was named before."""
    for _instance, account in file.ims_accounts():
        seen: set[str] = set()
        for scope in account.ims_scope.items if account.ims_scope else ():
            if scope in seen:
                yield _finding(
                    file,
                    scope,
                    _("The scope `{value}` stands in the list twice.", value=shown(scope)),
                    _("Delete the repeated scope from **IMS scope**."),
                    account=account,
                    field="ims_scope",
                )
            seen.add(scope)
