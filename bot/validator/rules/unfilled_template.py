"""The template was filled in.

Copies of the template of earlier versions show examples: the tenant `acme`, the host `campaign.example.com`.
Where all values of an account are the examples, or tenant and mask are still `acme` while the addresses are
other people's, somebody forgot to put in their own. So they did where the mask still has `tenant_id`, or
`acme` while there is no address and the tenant is empty or only stood for.

Passes:

    internal_name: Adobe_Marketing_Cloud
    callback_url: https://campaign.acme.com/nl/jsp/logon.jsp
    tenant: acme

Fails:

    internal_name: Adobe_Marketing_Cloud
    callback_url: https://crm.fabrikam.net/nl/jsp/logon.jsp
    tenant: acme
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import Account, AccountFile, Instance
from bot.validator.fields import field
from bot.validator.finding import FindingMaker, label, set_to, shown
from bot.validator.proposal.leftover import is_left_mask, is_left_tenant
from bot.validator.proposal.mask import mask_for
from bot.validator.written import Written

NAME = "unfilled-template"
CHECK = "topic/tenant-name"
SEVERITY = Severity.WARNING

_EXAMPLES = {
    "label": "Adobe Experience Cloud",
    "client_id": "Campaign1",
    "callback_url": "https://campaign.example.com/nl/jsp/logon.jsp",
    "organization_id": "0123456789ABCDEF01234567@AdobeOrg",
    "association_mask": "Campaign - acme - (.*)",
    "tenant": "acme",
    "last_modified": "2026-10-30T12:00:00Z",
}
"""What the template of earlier versions showed where a value of one's own belongs."""
_AT_LEAST = 5
"""A choice: fewer empty settings are an account that is not finished."""

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each value of the template that is left, under its setting's check."""
    for instance, account in file.ims_accounts():
        left = list(_left(file, instance, account))
        for name, value in left:
            better = mask_for(account, instance, file) if name == "association_mask" else None
            yield _finding(
                file,
                value,
                _("**{label}** is `{value}`, as in the template.", label=label(name), value=shown(value)),
                set_to(name, better)
                if better
                else _("Enter your own value in **{label}**.", label=label(name)),
                account=account,
                field=name,
                expected=better,
                check=field("account", name).check,
            )


def _left(file: AccountFile, instance: Instance, account: Account) -> Iterator[tuple[str, Written]]:
    if account.label == _EXAMPLES["label"]:
        values = ((name, getattr(account, name)) for name in _EXAMPLES)
        given = {name: value for name, value in values if isinstance(value, Written) and value}
        if len(given) >= _AT_LEAST and all(value == _EXAMPLES[name] for name, value in given.items()):
            if not account.client_secret:
                yield from given.items()
            return
    tenant, mask = account.tenant, account.association_mask
    if tenant and is_left_tenant(tenant, account, instance):
        yield "tenant", tenant
    if mask and is_left_mask(mask, account, instance, file):
        yield "association_mask", mask
