"""Which accounts for Adobe ID login an instance has too many."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Message
from bot.translate import _
from bot.validator.account import Account, AccountFile
from bot.validator.values.documented import INTERNAL_NAME


def keep_one() -> Message:
    """What to do where there are too many."""
    return _(
        "Keep one of them and delete the others under **Administration > Platform > External accounts**."
    )


def extra_accounts(file: AccountFile) -> Iterator[Account]:
    """Accounts that may be the ones to delete: beside the only one with the documented name, else all."""
    for accounts in accounts_of_instances(file):
        named = [account for account in accounts if account.internal_name == INTERNAL_NAME]
        if len(accounts) > 1:
            yield from (account for account in accounts if len(named) != 1 or account is not named[0])


def accounts_of_instances(file: AccountFile) -> list[list[Account]]:
    """The accounts for Adobe ID login of each instance; instances of one name are one."""
    owners: dict[str, list[Account]] = {}
    for number, instance in enumerate(file.instances):
        key = instance.name.casefold() if instance.name else str(number)
        owners.setdefault(key, []).extend(instance.ims_accounts)
    return list(owners.values())
