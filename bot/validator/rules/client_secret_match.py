"""The client secret is the one that Adobe provisioned.

Documents: "Client ID and secret". The file holds a fingerprint (SHA-256) of the provisioned secret, so that
the two can be compared without being shown.

Passes:

    internal_name: Adobe_Marketing_Cloud
    client_secret: abc
    experience_cloud: {client_secret_sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad}

Fails:

    internal_name: Adobe_Marketing_Cloud
    client_secret: abd
    experience_cloud: {client_secret_sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker
from bot.validator.values.client_secret import digest_of, is_hidden, is_placeholder, is_provisioned
from bot.validator.values.encrypted import is_encrypted
from bot.validator.values.url_parts import has_stray

NAME = "client-secret-match"
CHECK = "check/client-secret"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show its fingerprint, or the secret is encrypted"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each secret that is another, or cannot be compared."""
    for instance, account in file.ims_accounts():
        secret, fingerprint = account.client_secret, instance.adobe.client_secret_sha256
        if secret is None or not secret.strip() or is_hidden(secret) or is_placeholder(secret):
            continue
        severity = Severity.INFO
        if fingerprint is None or not digest_of(fingerprint):
            message = _(
                "The file does not show the SHA-256 fingerprint of the secret that Adobe provisioned."
            )
        elif file.is_in_package(account.start) and is_encrypted(secret):
            message = _("The client secret is encrypted in the file, so that it cannot be compared.")
        elif is_provisioned(secret, instance.adobe) or (
            has_stray(secret) and is_provisioned("".join(secret.split()), instance.adobe)
        ):
            continue
        else:
            severity = SEVERITY
            message = _("The client secret is not the one that Adobe provisioned.")
        yield _finding(
            file,
            secret if severity is SEVERITY else None,
            message,
            _("Enter the secret that Adobe gave you in **IMS client secret** once more, to be sure."),
            account=account,
            field="client_secret",
            severity=severity,
        )
