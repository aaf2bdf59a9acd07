"""The secrets of the server's IMS settings are encrypted.

Documents: "The server configuration file", node `ims`: secrets, authorization code and private key are
encrypted with AES. Base64, with or without the `@` that Campaign puts before and behind it, and hexadecimal
digits may be that, unless they are too few. A value that has the form of a key or of a secret as Adobe hands
it out is none of it, under a misspelt name and in another element neither.

Passes:

    <ims authIMSClientSecret="@Vm9yIGRlbSBHZXNldHplIHN0ZWh0IGVpbiBUw7xyaA=="/>

Fails:

    <ims authIMSClientSecret="p8e-not-encrypted-at-all"/>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker
from bot.validator.server.server_config import ENCRYPTED
from bot.validator.values.encrypted import is_encrypted
from bot.validator.values.placeholder_values import is_placeholder

NAME = "server-secret-encrypted"
CHECK = "topic/server-ims-settings"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"
WARNS_WHEN = (
    "the value has no form that is known, neither of an encrypted one nor of a key or a secret as "
    "Adobe hands it out"
)

_finding = FindingMaker(NAME, CHECK, SEVERITY)

_ENCRYPTED = re.compile(r"(?=\S{22})(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/]{2,4}={0,2}|(?:[0-9A-Fa-f]{2}){16,}")
"""Base64 or hexadecimal, which may be encrypted; sixteen bytes, the least that AES makes, take so much."""
_SURELY_PLAIN = re.compile(r"(?i)p8e?-|-----BEGIN |[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each secret in plain text; the value itself is never shown."""
    for server in file.servers:
        for setting, value in server.wherever(ENCRYPTED):
            text = value.strip()
            if not text or is_encrypted(text) or is_placeholder(text) or _ENCRYPTED.fullmatch(text):
                continue
            yield _finding(
                file,
                value.place,
                _("**{label}** seems to hold its value as plain text.", label=setting),
                _("Enter the value of **{label}** encrypted with AES.", label=setting),
                field=setting,
                severity=SEVERITY if _SURELY_PLAIN.match(text) else Severity.WARNING,
            )
