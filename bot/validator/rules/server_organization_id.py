"""The organization ID of the server has its form, and is that of the external account.

Documents: "The server configuration file", node `redirection`: `IMSOrgId` is the organization's ID in
Experience Cloud and serves login with IMS. It is compared with the account files that are judged with it; of
several organizations' accounts with those of its own. Under a misspelt name and in another element, too.

Passes:

    <redirection IMSOrgId="0123456789ABCDEF01234567@AdobeOrg"/>

Fails:

    <redirection IMSOrgId="0123456789ABCDEF01234567"/>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, copy_organization_id, no_organization_id, shown
from bot.validator.server.server_config import ORGANIZATION
from bot.validator.values.documented import is_organization_id
from bot.validator.values.installation import installations
from bot.validator.values.placeholder_values import holds_placeholder

NAME = "server-organization-id"
CHECK = "topic/organization-id"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each ID of another form, or of another organization than an account's."""
    accounts = [[account for _instance, account in group] for group in installations(file)]
    for value in (value for server in file.servers for _name, value in server.wherever((ORGANIZATION,))):
        if not value.strip() or holds_placeholder(value):
            continue
        if not is_organization_id(value):
            yield _finding(
                file,
                value,
                no_organization_id(value),
                copy_organization_id(),
                field=ORGANIZATION,
            )
        own = value.strip().casefold()
        theirs = [[one.organization_id for one in group if one.organization_id] for group in accounts]
        same = [ids for ids in theirs if any(one.strip().casefold() == own for one in ids)] or theirs
        other = next((one for ids in same for one in ids if one.strip().casefold() != own), None)
        if other is not None:
            yield _finding(
                file,
                value,
                _(
                    "The server has the organization ID `{ours}`, the external account has `{theirs}`.",
                    ours=shown(value),
                    theirs=shown(other),
                ),
                _("Compare both with the organization ID that Experience Cloud shows."),
                field=ORGANIZATION,
            )
