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

import re
from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import Fault

ID = "client-secret-placeholder"
CHECK = "check/client-secret"
SEVERITY = Severity.ERROR

_HIDDEN = re.compile(
    r"[*•●∙·.…_\-\s]+|[\[<(]?(?:hidden|masked|redacted|removed|masqué|dolt|dold|maskerad|숨김|가림)[\]>)]?",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"[<\[{(].*[>\]})]|\$\{?\w+\}?|%\w+%|x{3,}|\?+"
    r"|t\.?b\.?d\.?|to[-_ ]?do|n/?a|none|null|undefined|dummy|example|sample|test(?:ing)?|placeholder"
    r"|(?:change|replace|fill|fix)[-_ ]?(?:me|this|it|in)?(?:[-_ ]?\w+)?"
    r"|(?:(?:your|my|the|insert|enter|put|new|some|ims|client)[-_ ]*){0,4}(?:secret|password|passwd)"
    r"(?:[-_ ]*(?:goes|here|key|value|123|1)){0,2}"
    r"|à (?:compléter|remplir|changer)|mot de passe|votre secret"
    r"|att fylla i|fyll i|ändra|hemlighet|lösenord|비밀번호|암호|시크릿",
    re.IGNORECASE,
)

_fault = Fault(ID, CHECK, SEVERITY)


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
        yield _fault(
            file,
            secret,
            message,
            _("Enter the secret that Adobe gave you in **IMS client secret** once more, to be sure."),
            account=account,
            field="client_secret",
            severity=severity,
        )


def is_hidden(secret: str) -> bool:
    """Whether a secret was made unreadable, as the console shows it or by who sent the file."""
    return bool(_HIDDEN.fullmatch(secret.strip()[:200]))


def is_placeholder(secret: str) -> bool:
    """Whether a secret is a word that stands for one."""
    return bool(_PLACEHOLDER.fullmatch(secret.strip()[:200]))
