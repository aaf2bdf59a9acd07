"""The account asks for provisioned scopes only.

Documents: "Scopes". One scope too many, and the login page of Adobe ID cannot be reached. Fewer than
provisioned are no fault, nor are line breaks in the list.

Passes:

    internal_name: Adobe_Marketing_Cloud
    ims_scope: openid, AdobeID
    experience_cloud: {scopes: [openid, AdobeID, session]}

Fails:

    internal_name: Adobe_Marketing_Cloud
    ims_scope: openid, AdobeID, campaign_sdk
    experience_cloud: {scopes: [openid, AdobeID, session]}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.values.nearest import MOST_COMPARED, nearest

NAME = "scopes-subset"
CHECK = "check/scopes"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show Adobe's"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each scope that was not provisioned; one for a file that does not say which were."""
    unknown, known = False, dict[int, dict[str, None]]()
    for instance, account in file.ims_accounts():
        ours, provisioned = account.ims_scope, instance.adobe.scopes
        if ours is None or not ours.items:
            continue
        if provisioned is None:
            if not unknown:
                yield _finding(
                    file,
                    None,
                    _("The file does not show which scopes Adobe has provisioned."),
                    _("Ask Adobe whether every scope in **IMS scope** is provisioned."),
                    field="scopes",
                    severity=Severity.INFO,
                )
            unknown = True
            continue
        if id(provisioned) not in known:
            known[id(provisioned)] = dict.fromkeys(sorted(provisioned.items))
        granted = known[id(provisioned)]
        asked = dict.fromkeys(ours.items)
        left = tuple(islice((scope for scope in granted if scope not in asked), MOST_COMPARED))
        for scope in asked:
            if scope not in granted:
                yield _finding(
                    file,
                    scope,
                    _(
                        "The scope `{value}` is not among those that Adobe has provisioned.",
                        value=shown(scope),
                    ),
                    _("Delete the scope from **IMS scope**, correct it, or ask Adobe to provision it."),
                    account=account,
                    field="ims_scope",
                    expected=nearest(scope, left),
                )
