"""Changes to what the bot has said: text, keyboard, and taking it back."""

from typing import Any

from tests.fakes.bot_api.access import find_joined_chat, find_message
from tests.fakes.bot_api.chats import Chat
from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.markup import check_markup
from tests.fakes.bot_api.messages import Message
from tests.fakes.bot_api.methods.handler import Handler
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.refusals import bad_request
from tests.fakes.bot_api.texts import read_caption, read_text
from tests.fakes.bot_api.world import World

_DELETABLE_FOR_S = 48 * 3600


def edit_message_text(world: World, params: Params) -> JsonObject | bool:
    """Another text; without a keyboard in the call the message loses its own."""
    text, entities = read_text(world, params.text("text"), params.text("parse_mode"), params.get("entities"))
    message = _editable(world, params)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, {"text": text, "entities": entities}, params)


def edit_message_caption(world: World, params: Params) -> JsonObject | bool:
    """Another caption under a file; without a keyboard in the call the message loses its own."""
    caption, entities = read_caption(
        world, params.text("caption"), params.text("parse_mode"), params.get("caption_entities")
    )
    message = _editable(world, params)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    rest = {k: v for k, v in message.content.items() if k not in ("caption", "caption_entities")}
    if caption:
        rest.update(caption=caption, caption_entities=entities)
    return _change(world, message, rest, params)


def edit_message_reply_markup(world: World, params: Params) -> JsonObject | bool:
    """Another keyboard, or none."""
    message = _editable(world, params)
    return _change(world, message, message.content, params)


def delete_message(world: World, params: Params) -> bool:
    """Take a message away."""
    chat = find_joined_chat(world, params.get("chat_id"))
    message = find_message(chat, params.integer("message_id"), "message to delete")
    _check_deletable(world, chat, message)
    message.is_deleted = True
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Take several messages away; those that are gone already are passed over."""
    chat = find_joined_chat(world, params.get("chat_id"))
    wanted: Any = params.get("message_ids") or []
    if not 1 <= len(wanted) <= 100:
        raise bad_request("message identifiers are not specified")
    present = [chat.messages[i] for i in wanted if i in chat.messages]
    for message in present:
        _check_deletable(world, chat, message)
    for message in present:
        message.is_deleted = True
    return True


def _editable(world: World, params: Params) -> Message:
    inline_id = params.text("inline_message_id")
    if inline_id:
        inline = world.inline_messages.get(inline_id)
        if inline is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return inline
    chat = find_joined_chat(world, params.get("chat_id"))
    message = find_message(chat, params.integer("message_id"), "message to edit")
    if not message.is_by_bot:
        raise bad_request("message can't be edited")
    return message


def _change(world: World, message: Message, content: JsonObject, params: Params) -> JsonObject | bool:
    markup = check_markup(params.get("reply_markup"))
    if content == message.content and markup == message.markup:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    message.edits.append(message.text)
    message.content = dict(content)
    message.markup = markup
    message.edit_date = world.now_s()
    return True if message.inline_message_id else message.as_json()


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    """Allow own messages and those in private chats for 48 hours; any for whoever may delete."""
    if chat.bot_member().may("can_delete_messages"):
        return
    if not message.is_by_bot and chat.kind != "private":
        raise bad_request("message can't be deleted")
    if world.now_s() - message.date > _DELETABLE_FOR_S:
        raise bad_request("message can't be deleted for everyone")


METHODS: dict[str, Handler] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
