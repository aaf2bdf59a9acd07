"""Whether what a Mini App says of its user comes from Telegram.

Telegram's client hands a Mini App `initData`, a query string that is signed with the bot's token: the `hash`
is HMAC-SHA-256 of the other fields, sorted, a line each, under HMAC-SHA-256 of the token with the key
`WebAppData` (https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app).
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from urllib.parse import parse_qsl

import msgspec

from bot.model import Record

OLDEST_S = 3600
"""A choice: an app that was opened longer ago is opened again; Telegram leaves it to the bot."""
_AHEAD_S = 60
"""How much later than ours Telegram's clock may be."""
_LONGEST = 8192
"""A choice: Telegram's own has under one kilobyte."""


class TelegramUser(Record, frozen=True):
    """Whom Telegram vouches for; `language` is a tag, empty where the client names none."""

    id: int
    language: str = ""


class _User(Record):
    id: int
    language_code: str = ""


def verified_user(init_data: str, token: str, now: int) -> TelegramUser | None:
    """The user, if the signature is right and not older than `OLDEST_S`; `now` is in seconds."""
    if not token or not init_data or len(init_data) > _LONGEST:
        return None
    try:
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True, max_num_fields=50)
    except ValueError:
        return None
    fields = dict(pairs)
    given = fields.pop("hash", "")
    if len(fields) + 1 != len(pairs) or not hmac.compare_digest(given.encode(), sign(fields, token).encode()):
        return None
    try:
        made = int(fields["auth_date"])
        user = msgspec.json.decode(fields["user"], type=_User)
    except (KeyError, ValueError, msgspec.DecodeError):
        return None
    if not -_AHEAD_S <= now - made <= OLDEST_S:
        return None
    return TelegramUser(user.id, user.language_code)


def sign(fields: dict[str, str], token: str) -> str:
    """The signature of fields, in hexadecimal, as Telegram makes it."""
    said = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", token.encode(), sha256).digest()
    return hmac.new(key, said.encode(), sha256).hexdigest()
