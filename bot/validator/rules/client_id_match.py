"""The client ID is the one that Adobe provisioned.

Documents: "Client ID and secret". Capitals count.

Passes:

    internal_name: Adobe_Marketing_Cloud
    client_id: Campaign1
    experience_cloud: {client_id: Campaign1}

Fails:

    internal_name: Adobe_Marketing_Cloud
    client_id: Campaign2
    experience_cloud: {client_id: Campaign1}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, set_to, shown
from bot.validator.values.url_parts import bare

NAME = "client-id-match"
CHECK = "check/client-id"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show Adobe's"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account with another client ID; one for a file without the provisioned one."""
    unknown = False
    for instance, account in file.ims_accounts():
        ours, provisioned = account.client_id, instance.adobe.client_id
        if ours is None or not ours.strip():
            continue
        if provisioned is None or not provisioned.strip():
            if not unknown:
                yield _finding(
                    file,
                    None,
                    _("The file does not show the client ID that Adobe provisioned."),
                    _(
                        "Compare **IMS client identifier** with the client ID that Adobe gave you, "
                        "character by character."
                    ),
                    field="client_id",
                    severity=Severity.INFO,
                )
            unknown = True
        elif ours.strip() != provisioned.strip() and bare(ours) != provisioned.strip():
            yield _finding(
                file,
                ours,
                _("The client ID `{value}` is not the one that Adobe provisioned.", value=shown(ours)),
                set_to("client_id", provisioned.strip())
                if bare(provisioned)
                else _(
                    "Compare **IMS client identifier** with the client ID that Adobe gave you, "
                    "character by character."
                ),
                account=account,
                field="client_id",
                expected=bare(provisioned),
            )
