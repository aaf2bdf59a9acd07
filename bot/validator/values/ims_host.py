"""The documented IMS server that accounts use, and the one that they should agree on."""

from __future__ import annotations

from collections.abc import Iterable

from bot.languages import of_all
from bot.validator.account import Account, AccountFile
from bot.validator.values.documented import IMS_HOSTS
from bot.validator.values.installation import Owned, installations

_PRODUCTION = ("prod", *of_all(lambda language: language.account_file.production))


def documented_host(account: Account) -> str | None:
    """The documented server that an account uses."""
    address = account.server_address
    return address.host if address and address.host in IMS_HOSTS else None


def agreed_host(file: AccountFile, account: Account) -> str | None:
    """The documented server that the production of an account's installation uses, else its first account."""
    known = vars(file)
    if "agreed_hosts" not in known:
        known["agreed_hosts"] = {
            owned.start: host
            for group in installations(file)
            for host in (_agreed_host(group),)
            for _instance, owned in group
        }
    hosts: dict[int, str | None] = known["agreed_hosts"]
    return hosts.get(account.start)


def _agreed_host(accounts: Iterable[Owned]) -> str | None:
    first = None
    for instance, account in accounts:
        host = documented_host(account)
        told = (instance.environment or instance.name or "").casefold()
        if host and any(part.startswith(_PRODUCTION) for part in told.split("/")):
            return host
        first = first or host
    return first
