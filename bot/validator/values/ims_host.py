"""The documented IMS server that accounts use, and the one that they should agree on."""

from __future__ import annotations

from bot.languages import of_all
from bot.validator.account import Account, AccountFile
from bot.validator.values.documented import IMS_HOSTS
from bot.validator.values.url_parts import read_address

_PRODUCTION = ("prod", *of_all(lambda language: language.account_file.production))


def documented_host(account: Account) -> str | None:
    """The documented server that an account uses."""
    address = read_address(account.ims_server) if account.ims_server else None
    return address.host if address and address.host in IMS_HOSTS else None


def agreed_host(file: AccountFile) -> str | None:
    """The documented server that production uses, else the first account that uses one."""
    first = None
    for instance, account in file.ims_accounts():
        host = documented_host(account)
        if host and (instance.environment or instance.name or "").casefold().startswith(_PRODUCTION):
            return host
        first = first or host
    return first
