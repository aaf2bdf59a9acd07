"""Words for on and off, as consoles of every language show them."""

from __future__ import annotations

from bot.languages import of_all

# Beside what files of any language have; boxes are those of consoles, of Markdown and of chats.
_YES = {"true", "yes", "y", "on", "1", *"☑✓✔✅", *of_all(lambda language: language.account_file.yes)}
_NO = {"false", "no", "n", "off", "0", *"☐❌✗✘", *of_all(lambda language: language.account_file.no)}


def is_on(state: str) -> bool:
    """Whether a word says that something is switched on."""
    return state.strip().casefold() in _YES


def is_ticked(state: str) -> bool:
    """The same where nothing but on or off can stand: a cross is a tick there."""
    return is_on(state) or state.strip().casefold() == "x"


def is_off(state: str) -> bool:
    """Whether a word says that something is switched off."""
    return state.strip().casefold() in _NO
