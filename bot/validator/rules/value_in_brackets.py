"""No value stands in brackets.

Documents: "Configuring the external account" says what is entered where, letter for letter. Mails, pages and
notes put `<…>`, `[…]` or `{…}` around an address or a name; in the account they count as part of it. What
stands within them is judged like any other value.

Passes:

    internal_name: Adobe_Marketing_Cloud
    callback_url: https://campaign.acme.com/nl/jsp/logon.jsp

Fails:

    internal_name: Adobe_Marketing_Cloud
    callback_url: <https://campaign.acme.com/nl/jsp/logon.jsp>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile, Bracketed
from bot.validator.finding import FindingMaker, label

NAME = "value-in-brackets"
CHECK = "topic/external-account-location"
SEVERITY = Severity.ERROR
LOOKS_AT = "notes"
WARNS_WHEN = "the value is not the account's own but the instance's or Adobe's"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each such value, under the setting's own check; outside of accounts, a warning."""
    for note in file.notes:
        if isinstance(note, Bracketed):
            name = note.field.name
            yield _finding(
                file,
                note.value,
                _("**{label}** stands in brackets, which count as part of it.", label=label(name)),
                _("Enter **{label}** without the brackets.", label=label(name)),
                account=note.account,
                field=name,
                expected=None if name == "client_secret" else note.inside,
                check=note.field.check,
                severity=SEVERITY if note.field.level == "account" else Severity.WARNING,
            )
