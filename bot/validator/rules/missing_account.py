"""Every instance has an external account for Adobe ID login.

Documents: "External account", there is one with the internal name `Adobe_Marketing_Cloud` and the type
`Adobe Marketing Cloud`. Without it, nobody can log in with an Adobe ID.

Passes:

    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, type: Adobe Marketing Cloud}

Fails:

    external_accounts:
      - {internal_name: defaultPopAccount, type: Bounce mails}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker
from bot.validator.values.documented import INTERNAL_NAME, TYPE

NAME = "missing-account"
CHECK = "check/external-account-unique"
SEVERITY = Severity.ERROR

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each instance whose accounts are listed without the one that matters."""
    for instance in file.instances:
        if instance.external_accounts is not None and not instance.ims_accounts:
            yield _finding(
                file,
                instance.start,
                _("There is no external account for Adobe ID login among the accounts of this instance."),
                _(
                    "Create one under **Administration > Platform > External accounts**, with the "
                    "internal name "
                    "`{name}` and the type `{type}`.",
                    name=INTERNAL_NAME,
                    type=TYPE,
                ),
                field="external_accounts",
                expected=INTERNAL_NAME,
            )
