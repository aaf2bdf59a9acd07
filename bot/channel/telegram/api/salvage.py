"""What python-telegram-bot cannot read, cut down or filled up to what the bot needs of it.

The library reads an update as a whole: one part that is older or newer than it knows makes all of it
unreadable. A Bot API server older than 10.0, for one, sends polls without fields that 22.8 demands, and then
a question that replies to such a poll is lost with it.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted, Message

from bot.channel.telegram.api.rich_message import Json
from bot.channel.telegram.api.service_messages import tells_of_itself

UNREAD = "unread"
"""Stands in a message that held more than was kept; the library leaves it among its `api_kwargs`."""
_PERSON = ("id", "is_bot", "first_name", "last_name", "username", "language_code")
_CHAT = ("id", "type", "title", "username", "first_name", "is_forum", "is_direct_messages")
_ENTITY = ("type", "offset", "length", "user", "url")
_DOCUMENT = ("file_id", "file_unique_id", "file_name", "file_size")
_PLAIN = (
    "message_id",
    "date",
    "edit_date",
    "text",
    "caption",
    "message_thread_id",
    "is_topic_message",
    "media_group_id",
    "is_automatic_forward",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)
"""Of a message, what is kept as it is."""
_PARTS: Mapping[str, tuple[str, ...]] = {
    "chat": _CHAT,
    "from": _PERSON,
    "sender_chat": _CHAT,
    "via_bot": _PERSON,
    "document": _DOCUMENT,
    "direct_messages_topic": ("topic_id",),
    "forum_topic_created": ("name", "icon_color"),
}
_LISTS: Mapping[str, tuple[str, ...]] = {"entities": _ENTITY, "caption_entities": _ENTITY}
_NEEDED = ("message_id", "date", "chat", "from")
"""Without these there is nobody to answer."""
_ASIDE = frozenset(
    {"quote", "external_reply", "reply_to_story", "reply_markup", "link_preview_options", "author_signature"}
    | {"has_protected_content", "is_from_offline", "sender_boost_count", "sender_tag", "effect_id"}
    | {"show_caption_above_media", "has_media_spoiler", "sender_business_bot", "paid_star_count"}
)
"""What goes along with a message and is no content of its own."""
_MESSAGES = ("message", "edited_message", "channel_post", "edited_channel_post")


def salvaged(update: Json) -> Json | None:
    """The update with the needed parts only; None if it is of a kind of which all is needed."""
    for kind in _MESSAGES:
        if isinstance(update.get(kind), dict):
            return {"update_id": update.get("update_id"), kind: _message(update[kind])}
    if isinstance(change := update.get("my_chat_member"), dict):
        members = {name: completed(change.get(name)) for name in ("old_chat_member", "new_chat_member")}
        return {"update_id": update.get("update_id"), "my_chat_member": change | members}
    press = update.get("callback_query")
    if not isinstance(press, dict):
        return None
    kept = _some(press, ("id", "data", "chat_instance", "inline_message_id"))
    if isinstance(press.get("from"), dict):
        kept["from"] = _some(press["from"], _PERSON)
    if isinstance(press.get("message"), dict):
        kept["message"] = _message(press["message"])
        if rows := _buttons(press["message"].get("reply_markup")):
            kept["message"]["reply_markup"] = {"inline_keyboard": rows}
    return {"update_id": update.get("update_id"), "callback_query": kept}


def as_far_as_readable(update: Json) -> Json:
    """A salvaged update without the parts of its message that the library cannot read either."""
    for kind in _MESSAGES:
        if kind in update:
            return update | {kind: _readable(update[kind])}
    press = update.get("callback_query", {})
    if "message" in press:
        return update | {"callback_query": press | {"message": _readable(press["message"])}}
    return update


def _readable(message: Json) -> Json:
    """The message with the parts that can be read, each tried by itself."""
    needed = _some(message, _NEEDED)
    kept = {name: part for name, part in message.items() if _can_be_read(needed, name, part)}
    return {**needed, **kept} if kept.keys() >= message.keys() else {**needed, **kept, UNREAD: True}


def _can_be_read(needed: Json, name: str, part: Any) -> bool:
    try:
        Message.de_json(needed | {name: part}, None)
    except Exception:  # whatever the library makes of it
        return False
    return True


def _buttons(markup: Any) -> list[list[Json]]:
    """The buttons of a message as far as they tell which of them stand there."""
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    if not isinstance(rows, list):
        return []
    return [
        [_some(button, ("text", "callback_data", "url")) for button in row if isinstance(button, dict)]
        for row in rows
        if isinstance(row, list)
    ]


def brief(result: Any) -> Any:
    """Of a message of ours as Telegram gives it back, what tells which one it is.

    It holds the message that it answers, and the library would fail over that after ours was sent.
    """
    if not isinstance(result, dict) or not isinstance(result.get("chat"), dict):
        return result
    return _some(result, ("message_id", "date")) | {"chat": _some(result["chat"], ("id", "type"))}


def completed(member: Any) -> Any:
    """A member of a chat as an older server tells of them, with what the library demands since."""
    if not isinstance(member, dict):
        return member
    return dict.fromkeys(_DEMANDED.get(member.get("status", ""), ()), False) | member


def _demanded(kind: type) -> tuple[str, ...]:
    """What such a member may or may not do: some is demanded although its signature calls it optional."""
    return tuple(name for name in inspect.signature(kind).parameters if name.startswith(("can_", "is_")))


_DEMANDED = {
    ChatMember.ADMINISTRATOR: _demanded(ChatMemberAdministrator),
    ChatMember.RESTRICTED: _demanded(ChatMemberRestricted),
}


def _message(message: Json, *, is_replied: bool = False) -> Json:
    kept = _some(message, _PLAIN)
    for name, fields in _PARTS.items():
        if isinstance(message.get(name), dict):
            kept[name] = _some(message[name], fields)
    for name, fields in _LISTS.items():
        if isinstance(message.get(name), list):
            kept[name] = [_some(part, fields) for part in message[name] if isinstance(part, dict)]
    if message.get("animation"):
        kept.pop("document", None)  # which repeats it
    origin = message.get("forward_origin")
    if isinstance(origin, dict) and origin.get("type") == "user":
        kept["forward_origin"] = origin
    replied = message.get("reply_to_message")
    if isinstance(replied, dict) and not is_replied:
        kept["reply_to_message"] = _message(replied, is_replied=True)
    left = message.keys() - kept.keys() - _ASIDE - {"forward_origin", "reply_to_message"}
    if left and not tells_of_itself(message):
        kept[UNREAD] = True
    return kept


def _some(whole: Json, names: Iterable[str]) -> Json:
    return {name: whole[name] for name in names if name in whole}
