"""Inline keyboards: checked as Telegram checks them, and returned as Telegram returns them."""

import json
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.refusals import bad_request

_BUTTONS_AT_MOST = 100
_BYTES_AT_MOST = 10_000
_DATA_BYTES_AT_MOST = 64
_ACTIONS = {
    "callback_data",
    "url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "web_app",
    "login_url",
    "pay",
    "callback_game",
}


def check_markup(markup: Any) -> JsonObject | None:
    """Return the inline keyboard that the message will carry, or None where there is none.

    Other markups (reply keyboards, forced replies) are accepted and not returned, as in Telegram.
    Raises `Refusal`.
    """
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    checked = [[_check_button(button) for button in row] for row in rows if row]
    too_many = sum(map(len, checked)) > _BUTTONS_AT_MOST
    if too_many or len(json.dumps(checked, ensure_ascii=False).encode()) > _BYTES_AT_MOST:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def _check_button(button: Any) -> JsonObject:
    complaint = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{complaint}InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(f'{complaint}Can\'t find field "text"')
    if not button["text"].strip() or not _ACTIONS & set(button):
        raise bad_request(f"{complaint}Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= _DATA_BYTES_AT_MOST:
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and urlsplit(str(url)).scheme not in {"http", "https", "tg"}:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return dict(button)
