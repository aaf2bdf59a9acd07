"""Examples of the template that were left in a file with somebody's own values."""

from __future__ import annotations

import re

from bot.validator.account import Account, AccountFile, Instance, Unfilled
from bot.validator.mask.form import names, read_mask

_TENANT = "acme"
_ACME = re.compile(r"(?i)(?<![a-z0-9])acme(?![a-z0-9])")
_TENANT_ID = re.compile(r"(?i)(?<![a-z<\[{])tenant[-_ ]?id(?![a-z>\]}])")
_EXAMPLE_HOST = re.compile(
    r"(?:.*\.)?(?:example(?:\.\w+)?|test|invalid|localhost|adobe(?:login)?\.com|omtrdc\.net)"
)


def is_left_tenant(tenant: str, account: Account, instance: Instance) -> bool:
    """Whether a tenant is the template's, while the addresses beside it are other people's."""
    return _TENANT in tenant.lower() and bool(_ACME.search(tenant)) and _has_other_hosts(account, instance)


def is_left_mask(mask: str, account: Account, instance: Instance, file: AccountFile) -> bool:
    """Whether a mask names the template's tenant, no group does, and tenant or addresses are other ones.

    `tenant_id`, which the template and the documents have in its place, is nobody's tenant; where the tenant
    is still to be filled in and no address speaks for it, nobody has put his own into the mask.
    """
    small = mask.lower()
    if "tenant" in small and _TENANT_ID.search(mask):
        return read_mask(mask).form == "pattern" and not any(
            _TENANT_ID.search(group) for group in names(instance.adobe.groups)
        )
    if _TENANT not in small or not _ACME.search(mask) or names(instance.adobe.groups):
        return False
    tenant = (account.tenant or "").strip()
    is_another = bool(tenant and not _ACME.search(tenant))
    if is_another or _has_other_hosts(account, instance):
        return True
    return not (instance.address or account.callback_address) and _is_tenant_open(account, file)


def _is_tenant_open(account: Account, file: AccountFile) -> bool:
    """Whether the tenant stands there empty, or only stood for."""
    if account.tenant is not None:
        return not account.tenant.strip()
    return any(
        isinstance(note, Unfilled)
        and note.field.name == "tenant"
        and account.start <= note.value.start < account.end
        for note in file.notes
    )


def _has_other_hosts(account: Account, instance: Instance) -> bool:
    hosts = [
        address.host
        for address in (instance.address, account.callback_address)
        if address and not _EXAMPLE_HOST.fullmatch(address.host)
    ]
    return bool(hosts) and not any(_TENANT in host for host in hosts)
