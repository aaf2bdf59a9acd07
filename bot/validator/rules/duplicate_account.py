"""An instance has one external account for Adobe ID login, not two.

With two accounts of the same settings it is open which of them Campaign takes, and a correction in one may
have no effect. Documents: "External account", delete every duplicate. Accounts of other types do not count,
nor do those of another instance.

Passes:

    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, type: Adobe Marketing Cloud}
      - {internal_name: defaultPopAccount, type: Bounce mails}

Fails:

    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, type: Adobe Marketing Cloud}
      - {internal_name: Adobe_Marketing_Cloud, type: Adobe Marketing Cloud}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Message, Severity
from bot.translate import _, n_
from bot.validator.account import Account, AccountFile
from bot.validator.finding import Fault
from bot.validator.recognise import INTERNAL_NAME

ID = "duplicate-account"
CHECK = "check/external-account-unique"
SEVERITY = Severity.ERROR

_fault = Fault(ID, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account too many; the first with the documented name stays."""
    for accounts in _owned(file):
        kept = next((account for account in accounts if account.internal_name == INTERNAL_NAME), None)
        for account in accounts:
            if account is (kept or accounts[0]):
                continue
            yield _fault(
                file,
                account.internal_name,
                n_(
                    "This instance has {count} external account for Adobe ID login; exactly one is right.",
                    "This instance has {count} external accounts for Adobe ID login; exactly one is right.",
                    len(accounts),
                ),
                keep_one(),
                account=account,
                field="internal_name",
            )


def keep_one() -> Message:
    """What to do where there are too many."""
    return _(
        "Keep one of them and delete the others under **Administration > Platform > External accounts**."
    )


def extra_accounts(file: AccountFile) -> Iterator[Account]:
    """Accounts that may be the ones to delete: beside the only one with the documented name, else all."""
    for accounts in _owned(file):
        named = [account for account in accounts if account.internal_name == INTERNAL_NAME]
        if len(accounts) > 1:
            yield from (account for account in accounts if len(named) != 1 or account is not named[0])


def _owned(file: AccountFile) -> list[list[Account]]:
    """The accounts for Adobe ID login of each instance; instances of one name are one."""
    owners: dict[str, list[Account]] = {}
    for number, instance in enumerate(file.instances):
        key = instance.name.casefold() if instance.name else str(number)
        owners.setdefault(key, []).extend(instance.ims_accounts)
    return list(owners.values())
