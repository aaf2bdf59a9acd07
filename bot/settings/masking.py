"""Addresses without the passwords in them, and the passwords that have to be kept out of logs."""

from __future__ import annotations

import re
from urllib.parse import unquote, unquote_plus

MASK = "•••"
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
"""A whole bot token."""

_TOKEN_WITHIN = re.compile(r"\d{5,}(?::|%3[Aa])[A-Za-z0-9_-]{20,}")
# SQLAlchemy ends a password at the first @; whoever forgot to escape one has more of it up to the host.
_PASSWORD = re.compile(r"(?P<before>://[^:/?#@]*:)(?P<password>[^@]*)(?P<rest>@(?:[^/?#@]*@)*)")
_PARAMETER = re.compile(r"(?i)(?P<before>[?&][^=&#]*(?:pass|secret|token|key)[^=&#]*=)(?P<value>[^&#]+)")


def without_passwords(address: str) -> str:
    """An address that may be shown: password, secret parameters and bot tokens masked."""
    shown = _PASSWORD.sub(rf"\g<before>{MASK}@", address)
    shown = _PARAMETER.sub(rf"\g<before>{MASK}", shown)
    return _TOKEN_WITHIN.sub(MASK, shown)


def passwords_in(address: str) -> set[str]:
    """The secrets in an address, as written and as meant."""
    found = {match["value"] for match in _PARAMETER.finditer(address)}
    for match in _PASSWORD.finditer(address):
        found |= {match["password"], (match["password"] + match["rest"])[:-1]}
    found |= {unquote(text) for text in found} | {unquote_plus(text) for text in found}
    return found - {""}
