"""Addresses without the passwords in them, and the passwords that have to be kept out of logs."""

from __future__ import annotations

import re
from urllib.parse import unquote, unquote_plus

from bot.privacy.secret_words import is_secret_name
from bot.privacy.spans import HIDDEN
from bot.privacy.token_shapes import BOT_TOKEN

_TOKEN = re.compile(BOT_TOKEN)
# asyncpg ends a password at the first @; whoever forgot to escape one has more of it up to the host.
_PASSWORD = re.compile(r"(?P<before>://[^:/?#@]*:)(?P<password>[^@]*)(?P<rest>@(?:[^/?#@]*@)*)")
_PARAMETER = re.compile(r"(?P<before>[?&](?P<name>[^=&#]*)=)(?P<value>[^&#]+)")
_KEY = re.compile(r"(?i)pass|key")
"""What names a secret in a database's parameters, beside the usual words: `sslkey`, `passfile`."""


def without_passwords(address: str) -> str:
    """An address that may be shown: password, secret parameters and bot tokens masked."""
    shown = _PASSWORD.sub(rf"\g<before>{HIDDEN}@", address)
    shown = _PARAMETER.sub(lambda found: found["before"] + HIDDEN if _is_secret(found) else found[0], shown)
    return _TOKEN.sub(HIDDEN, shown)


def passwords_in(address: str) -> set[str]:
    """The secrets in an address, as written and as meant."""
    found = {match["value"] for match in _PARAMETER.finditer(address) if _is_secret(match)}
    for match in _PASSWORD.finditer(address):
        found |= {match["password"], (match["password"] + match["rest"])[:-1]}
    found |= {unquote(text) for text in found} | {unquote_plus(text) for text in found}
    return found - {""}


def _is_secret(parameter: re.Match[str]) -> bool:
    name = unquote_plus(parameter["name"])
    return is_secret_name(name) or _KEY.search(name) is not None
