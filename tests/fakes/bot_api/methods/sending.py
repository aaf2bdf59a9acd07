"""New messages of the bot: texts, documents, chat actions; and the files it asks for."""

from typing import Any

from tests.fakes.bot_api.access import (
    find_chat,
    find_joined_chat,
    find_replied,
    find_topic,
    find_writable_chat,
)
from tests.fakes.bot_api.chats import Chat
from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.files import StoredFile
from tests.fakes.bot_api.markup import check_markup
from tests.fakes.bot_api.methods.handler import Handler
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.refusals import bad_request
from tests.fakes.bot_api.texts import read_caption, read_text
from tests.fakes.bot_api.world import World

_UPLOAD_BYTES_AT_MOST = 50 * 1024 * 1024
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
    "cancel",
}


def send_message(world: World, params: Params) -> JsonObject:
    """Post a text of the bot."""
    find_chat(world, params.get("chat_id"))
    text, entities = read_text(world, params.text("text"), params.text("parse_mode"), params.get("entities"))
    chat = find_writable_chat(world, params.get("chat_id"))
    return _post(world, chat, params, {"text": text, "entities": entities})


def send_document(world: World, params: Params) -> JsonObject:
    """Post a file: uploaded, attached by name, or known by its id."""
    chat = find_writable_chat(world, params.get("chat_id"), "documents")
    caption, entities = read_caption(
        world, params.text("caption"), params.text("parse_mode"), params.get("caption_entities")
    )
    content: JsonObject = {"document": _document(world, params).as_document_json()}
    if caption:
        content.update(caption=caption, caption_entities=entities)
    return _post(world, chat, params, content)


def send_chat_action(world: World, params: Params) -> bool:
    """Show that the bot is at work."""
    chat = find_writable_chat(world, params.get("chat_id"))
    find_topic(chat, params.integer("message_thread_id"))
    if params.text("action").lower() not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def get_file(world: World, params: Params) -> JsonObject:
    """Where a file can be downloaded."""
    stored = world.files.for_download(params.text("file_id"))
    return {**stored.as_json(), "file_path": stored.path}


def set_message_reaction(world: World, params: Params) -> bool:
    """Set the bot's reaction to a message: at most one."""
    chat = find_joined_chat(world, params.get("chat_id"))
    message = chat.messages.get(params.integer("message_id"))
    if message is None or message.is_deleted:
        raise bad_request("message to react not found")
    wanted: Any = params.get("reaction") or []
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(one.get("type") == "emoji" and one.get("emoji", "") not in _REACTIONS for one in wanted):
        raise bad_request("REACTION_INVALID")
    message.reactions[world.bot.id] = list(wanted)
    return True


def _document(world: World, params: Params) -> StoredFile:
    named = params.text("document")
    upload = params.uploads.get(named.removeprefix("attach://") or "document")
    if upload is None:
        if not named:
            raise bad_request("there is no document in the request")
        known = world.files.get(named)
        if known is None:
            raise bad_request(
                "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
            )
        return known
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > _UPLOAD_BYTES_AT_MOST:
        raise bad_request("file is too big")
    stored = world.files.add("document", upload.content, upload.name, upload.mime_type)
    world.documents.append(stored)
    return stored


def _post(world: World, chat: Chat, params: Params, content: JsonObject) -> JsonObject:
    topic = find_topic(chat, params.integer("message_thread_id"))
    reply_to = find_replied(chat, params)
    if topic is None and reply_to is not None and reply_to.topic is not None:
        topic = find_topic(chat, reply_to.topic.id)
    markup = check_markup(params.get("reply_markup"))
    message = world.post(
        chat,
        content,
        sender=None if chat.kind == "channel" else world.bot,
        is_by_bot=True,
        reply_to=reply_to,
        topic=topic,
        markup=markup,
    )
    world.discuss(message)
    return message.as_json()


_REACTIONS = set(
    (  # noqa: SIM905
        "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 "
        "🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 "
        "😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 "
        "🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡 "
    ).split()
)

METHODS: dict[str, Handler] = {
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
    "setMessageReaction": set_message_reaction,
}
