"""Who may press a button about a file, and where, for a corrected file may hold a secret; how it is told."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channel.telegram.incoming.arrival import FilePress
from bot.dialogue import button_data
from bot.dialogue.notices import NOT_YOURS, private_only
from bot.model import Message
from bot.translate import translator

MAX_ALERT_CHARS = 200
"""Telegram's limit (Bot API, answerCallbackQuery)."""
MAX_TOAST_CHARS = 60
"""What is longer is gone before it is read."""


@dataclass(frozen=True, slots=True)
class Alert:
    """What only the person who pressed is told: in a window that waits, or in passing."""

    text: str
    is_window: bool


def objection(press: FilePress, username: str) -> Message | None:
    """Tell why the button does nothing for this person in this chat; None if it works."""
    if press.file is None:
        return None  # there is nothing to give away, and the dialogue says so
    if not press.is_own:
        return NOT_YOURS
    action = button_data.decode(press.action)
    is_correction = action is not None and action.verb == button_data.FIX_VERB
    return private_only(username) if is_correction and not press.is_private else None


def alert(message: Message, locale: str, *, is_refusal: bool = False) -> Alert:
    """Say it over the chat, which holds no more than 200 characters; a refusal waits to be read."""
    text = translator(locale).text(message)
    shown = text if len(text) <= MAX_ALERT_CHARS else text[: MAX_ALERT_CHARS - 1].rstrip() + "…"
    return Alert(shown, is_refusal or len(shown) > MAX_TOAST_CHARS)
