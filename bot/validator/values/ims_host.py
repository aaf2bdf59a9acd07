"""The documented IMS server that accounts use, and the one that they should agree on."""

from __future__ import annotations

from bot.languages import of_all
from bot.validator.account import Account, AccountFile
from bot.validator.values.documented import IMS_HOSTS

_PRODUCTION = ("prod", *of_all(lambda language: language.account_file.production))


def documented_host(account: Account) -> str | None:
    """The documented server that an account uses."""
    address = account.server_address
    return address.host if address and address.host in IMS_HOSTS else None


def agreed_host(file: AccountFile) -> str | None:
    """The documented server that production uses, else the first account that uses one."""
    known = vars(file)
    if "agreed_host" not in known:
        known["agreed_host"] = _agreed_host(file)
    host: str | None = known["agreed_host"]
    return host


def _agreed_host(file: AccountFile) -> str | None:
    first = None
    for instance, account in file.ims_accounts():
        host = documented_host(account)
        if host and (instance.environment or instance.name or "").casefold().startswith(_PRODUCTION):
            return host
        first = first or host
    return first
