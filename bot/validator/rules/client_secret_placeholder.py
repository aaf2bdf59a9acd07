"""The client secret is a secret, not a word that stands for one.

Documents: "Client ID and secret". `changeme` or `<secret>` never was the secret that Adobe provisioned.
Asterisks and dots hide it, as the console does: then it cannot be judged, a warning.

Passes:

    internal_name: Adobe_Marketing_Cloud
    client_secret: a-secret-of-some-length

Fails:

    internal_name: Adobe_Marketing_Cloud
    client_secret: changeme
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, enter_secret
from bot.validator.values.client_secret import is_hidden, is_placeholder

NAME = "client-secret-placeholder"
CHECK = "check/client-secret"
SEVERITY = Severity.ERROR
WARNS_WHEN = "the secret is hidden, as `••••`, `***`, `…` or `[hidden]`, and cannot be judged"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each secret that is none."""
    for _instance, account in file.ims_accounts():
        secret = account.client_secret
        if secret is None or not secret.strip():
            continue
        if is_hidden(secret):
            severity = Severity.WARNING
            message = _("The client secret is hidden in the file, so that it cannot be judged.")
        elif is_placeholder(secret):
            severity = SEVERITY
            message = _("The client secret is a placeholder.")
        else:
            continue
        yield _finding(
            file,
            secret,
            message,
            enter_secret(),
            account=account,
            field="client_secret",
            severity=severity,
        )
