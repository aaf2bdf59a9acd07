"""What is a secret whatever stands around it, by its shape alone: each shape stands here once.

Shapes are patterns without groups, to be put together.
"""

from __future__ import annotations

import re

_COLON = r"(?::|：|\\u003a|%(?:25){0,4}3a)"
_NO_LETTER_BEFORE = r"(?<![A-Za-z0-9])"

BOT_TOKEN = rf"(?i:\d{{6,20}}{_COLON}[a-z0-9_-]{{30,}})"
"""Telegram's; also as part of an address, escaped. https://core.telegram.org/bots/api#authorizing-your-bot"""

PRIVATE_KEY = r"(?s:-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\Z))"
"""The whole block, also one that was cut off."""

PRIVATE_KEY_BEGUN = r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:\\[nr]|\s){0,4}[\w+/=-]{40}"
"""The mark with something of the key; the mark alone is talk about keys."""

_OF_VENDORS = (
    r"p8e-[\w-]{16,}",  # Adobe's client secrets
    r"s8e-[\w-]{16,}",
    r"eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}",  # JSON Web Tokens, RFC 7519: what Adobe IMS gives out
    r"___[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{8,}",  # session tokens of Campaign's SOAP interface
    r"gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}",
    r"AKIA[0-9A-Z]{16}(?!\w)",
    r"xox[abprs]-[\w-]{10,}",
)
OF_VENDORS = rf"{_NO_LETTER_BEFORE}(?:{'|'.join(_OF_VENDORS)})"
"""Tokens that begin as their makers let them begin."""

_SURE = re.compile(f"{PRIVATE_KEY_BEGUN}|{OF_VENDORS}|{_NO_LETTER_BEFORE}{BOT_TOKEN}")
_IN_ANY = ("-----", "8e-", "eyJ", "___", "gh", "github_pat_", "AKIA", "xox", ":", "：", "\\", "%")
"""One of these stands in each of them: looking for pieces costs a tenth of matching at every character."""

_WHOLE_BOT_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


def find_sure(text: str) -> re.Match[str] | None:
    """The first stretch of a text that can be nothing else than a secret."""
    for piece in _IN_ANY:
        if piece in text:
            return _SURE.search(text)
    return None


def is_bot_token(text: str) -> bool:
    """Whether a text may be a bot token as somebody copied it; those of test servers may be short."""
    return _WHOLE_BOT_TOKEN.fullmatch(text) is not None
