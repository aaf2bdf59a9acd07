"""The client secret has no stray blank.

Documents: "Client ID and secret". A blank, a line end or an invisible character, easily copied along, makes
it a wrong secret.

Passes:

    internal_name: Adobe_Marketing_Cloud
    client_secret: a-secret-of-some-length

Fails:

    internal_name: Adobe_Marketing_Cloud
    client_secret: "a-secret-of-some-length "
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker
from bot.validator.values.client_secret import is_hidden, is_placeholder, is_provisioned
from bot.validator.values.url_parts import has_stray

NAME = "client-secret-blank"
CHECK = "check/client-secret"
SEVERITY = Severity.ERROR

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each secret with blanks, unless it is provisioned with them."""
    for instance, account in file.ims_accounts():
        secret = account.client_secret
        if secret is None or not secret.strip() or not has_stray(secret):
            continue
        if is_provisioned(secret, instance.adobe) or is_hidden(secret) or is_placeholder(secret):
            continue
        yield _finding(
            file,
            secret,
            _("There is a blank or an invisible character in the client secret."),
            _("Enter the secret in **IMS client secret** again, without blanks."),
            account=account,
            field="client_secret",
        )
