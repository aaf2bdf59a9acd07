"""What the buttons say to the bot: `<verb>:<argument>:<locale>`, short enough for Telegram.

An action carries the language of the message it stands under, so that whoever presses it reads on in it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.languages import LOCALES
from bot.model import Record

LIMIT_BYTES = 64
"""Telegram's limit on the data of a button."""
LIMIT_PAYLOAD_CHARS = 64
"""Telegram's limit on what stands behind `?start=`."""


FIX_VERB, FINDINGS_VERB, JSON_VERB = "fix", "findings", "json"
FILE_VERBS = (FIX_VERB, FINDINGS_VERB, JSON_VERB)
"""Buttons about the file that their message answered."""
_REMEMBERED = 256
"""A choice: the buttons on many screens; they are read anew with each message."""
_PAYLOAD = re.compile(rf"[A-Za-z0-9_-]{{1,{LIMIT_PAYLOAD_CHARS}}}")


class Action(Record, frozen=True):
    """A pressed button, understood."""

    verb: str
    argument: str
    locale: str


def encode(verb: str, argument: str, locale: str) -> str:
    """The data of a button. Raises ValueError where it is over `LIMIT_BYTES`."""
    data = f"{verb}:{argument}:{locale}"
    if len(data.encode()) > LIMIT_BYTES:
        raise ValueError(f"button data over {LIMIT_BYTES} bytes: {data}")
    return data


@lru_cache(_REMEMBERED)
def decode(data: str) -> Action | None:
    """A button's data; None where it was not made by this version of the bot."""
    match data.split(":"):
        case [verb, argument, locale] if locale in LOCALES:
            return Action(verb, argument, locale)
        case _:
            return None


def needs_file(data: str) -> bool:
    """Whether a button is about the file that its message answered."""
    action = decode(data)
    return action is not None and action.verb in FILE_VERBS


def deep_link(address: str, start: str = "") -> str:
    """The link that opens the private chat with the bot at `address` (`t.me/name`) and sends `/start`.

    `start` is an id (`check/callback-url`, for others what `Documents.short` gives), `walk/<name>`, or a word
    that /start knows (`validate`, `setup`). Raises ValueError for what a link cannot carry.
    """
    link = address if address.startswith(("https://", "http://")) else f"https://{address}"
    if not start:
        return link
    payload = start.replace("/", "_", 1)
    if not _PAYLOAD.fullmatch(payload):
        raise ValueError(f"no deep link can carry {start!r}")
    return f"{link}?start={payload}"


def linked(payload: str) -> str:
    """What `deep_link` was given, of the argument that /start came with."""
    return payload.replace("_", "/", 1)
