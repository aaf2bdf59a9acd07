"""The client secret is filled in.

Documents: "Client ID and secret". A package that Campaign exported never carries passwords: there it is no
fault, but has to be checked by hand.

Passes:

    internal_name: Adobe_Marketing_Cloud
    client_secret: a-secret-of-some-length

Fails:

    internal_name: Adobe_Marketing_Cloud
    client_secret: ""
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, enter_secret, fill_in, look_up

NAME = "client-secret-missing"
CHECK = "check/client-secret"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show it, or is a package, which never holds it"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account without secret."""
    for _instance, account in file.ims_accounts():
        secret = account.client_secret
        if secret is not None and secret.strip():
            continue
        if file.is_in_package(account.start):
            message = _("A package that Campaign exported never carries the client secret.")
        elif secret is None:
            message = look_up("client_secret")
        else:
            message = fill_in("client_secret")
        yield _finding(
            file,
            secret,
            message,
            enter_secret(),
            account=account,
            field="client_secret",
            severity=Severity.INFO if secret is None or file.is_in_package(account.start) else SEVERITY,
        )
