"""What the buttons say to the bot: `<verb>:<argument>:<locale>`, short enough for Telegram.

An action carries the language of the message it stands under, so that whoever presses it reads on in it.
"""

from __future__ import annotations

from bot.model import LOCALES, Record

LIMIT_BYTES = 64
"""Telegram's limit on the data of a button."""


FIX_VERB, FINDINGS_VERB = "fix", "findings"
_FILE_VERBS = (FIX_VERB, FINDINGS_VERB)


class Action(Record, frozen=True):
    """A pressed button, understood."""

    verb: str
    argument: str
    locale: str


def encode(verb: str, argument: str, locale: str) -> str:
    """The data of a button."""
    data = f"{verb}:{argument}:{locale}"
    if len(data.encode()) > LIMIT_BYTES:
        raise ValueError(f"button data over {LIMIT_BYTES} bytes: {data}")
    return data


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
    return action is not None and action.verb in _FILE_VERBS
