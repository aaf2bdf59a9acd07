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

from bot.model import Finding, Severity
from bot.translate import n_
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker
from bot.validator.understanding.extra_accounts import accounts_of_instances, keep_one
from bot.validator.values.documented import INTERNAL_NAME

NAME = "duplicate-account"
CHECK = "check/external-account-unique"
SEVERITY = Severity.ERROR

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account too many; the first with the documented name stays."""
    for accounts in accounts_of_instances(file):
        kept = next((account for account in accounts if account.internal_name == INTERNAL_NAME), None)
        for account in accounts:
            if account is (kept or accounts[0]):
                continue
            yield _finding(
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
