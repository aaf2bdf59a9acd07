"""The client ID has no stray blank.

Documents: "Client ID and secret". A blank or an invisible character, easily copied along, makes it another
ID than the provisioned one.

Passes:

    internal_name: Adobe_Marketing_Cloud
    client_id: Campaign1

Fails:

    internal_name: Adobe_Marketing_Cloud
    client_id: "Campaign1 "
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, label, set_to, shown
from bot.validator.values.lookalike import plain
from bot.validator.values.url_parts import bare, has_stray

NAME = "client-id-blank"
CHECK = "check/client-id"
SEVERITY = Severity.ERROR

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each client ID with blanks that the provisioned one does not have."""
    for instance, account in file.ims_accounts():
        value = account.client_id
        if value is None or not value.strip() or not has_stray(value) or value == instance.adobe.client_id:
            continue
        provisioned = (instance.adobe.client_id or "").strip()
        expected = bare(provisioned) if provisioned else bare(plain(bare(value) or value))
        yield _finding(
            file,
            value,
            _("There is a blank or an invisible character in the client ID: `{value}`.", value=shown(value)),
            set_to("client_id", expected)
            if expected
            else _("Delete the value of **{label}** and type it again.", label=label("client_id")),
            account=account,
            field="client_id",
            expected=expected,
        )
