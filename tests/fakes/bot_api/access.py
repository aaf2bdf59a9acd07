"""What a call may reach: finds chats, messages and topics, and refuses as Telegram does."""

from typing import Any

from tests.fakes.bot_api.chats import Chat, Topic
from tests.fakes.bot_api.messages import Message
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.refusals import bad_request, forbidden
from tests.fakes.bot_api.world import World

_CONTENT_RIGHTS = {"text messages": "can_send_messages", "documents": "can_send_documents"}


def find_chat(world: World, chat_id: Any) -> Chat:
    """Return the chat with this id or @username that the bot may know of. Raises `Refusal`."""
    if chat_id is None or chat_id == "":
        raise bad_request("chat_id is empty")
    chat: Chat | None
    if isinstance(chat_id, str):
        wanted = chat_id.removeprefix("@").lower()
        named = (c for c in world.chats.values() if c.kind != "private" and c.username)
        chat = next((c for c in named if str(c.username).lower() == wanted), None)
    else:
        chat = world.chats.get(chat_id)
    if chat is None or not chat.is_open:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        reason = "group chat was upgraded to a supergroup chat"
        raise bad_request(reason, migrate_to_chat_id=chat.migrated_to.id)
    return chat


def find_joined_chat(world: World, chat_id: Any) -> Chat:
    """Return the chat, which the bot must be in. Raises `Refusal`."""
    chat = find_chat(world, chat_id)
    if chat.kind == "private":
        if chat.partner is not None and chat.partner.is_deactivated:
            raise forbidden("user is deactivated")
        if chat.is_blocked:
            raise forbidden("bot was blocked by the user")
        return chat
    status = chat.bot_member().status
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def find_writable_chat(world: World, chat_id: Any, content: str = "text messages") -> Chat:
    """Return the chat, in which the bot may post this content. Raises `Refusal`."""
    chat = find_joined_chat(world, chat_id)
    me = chat.bot_member()
    if chat.kind == "channel" and not me.may("can_post_messages"):
        raise bad_request("need administrator rights in the channel chat")
    muted = not me.rights.get("can_send_messages", True)
    if me.status == "restricted" and (muted or not me.rights.get(_CONTENT_RIGHTS[content], True)):
        raise bad_request(f"not enough rights to send {content} to the chat")
    return chat


def find_topic(chat: Chat, thread_id: int | None) -> Topic | None:
    """Return the topic to write in; None for a chat's general part. Raises `Refusal`."""
    if not thread_id:
        return None
    topic = chat.topics.get(thread_id)
    if topic is not None and not topic.is_gone:
        if topic.is_closed and not chat.bot_member().may("can_manage_topics"):
            raise bad_request("TOPIC_CLOSED")
        return topic
    is_thread = chat.kind == "supergroup" and not chat.is_forum and thread_id in chat.messages
    if not is_thread:
        raise bad_request("message thread not found")
    return None


def find_message(chat: Chat, message_id: int, purpose: str) -> Message:
    """Return a message; `purpose` is as in "message to edit". Raises `Refusal` if it is gone."""
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None or message.is_deleted:
        raise bad_request(f"{purpose} not found")
    return message


def find_replied(chat: Chat, params: Params) -> Message | None:
    """Return the message that a new one answers, or None. Raises `Refusal` if it is gone."""
    asked = params.get("reply_parameters") or {}
    message_id = asked.get("message_id") or params.integer("reply_to_message_id")
    if not message_id:
        return None
    message = chat.messages.get(message_id)
    if message is not None and not message.is_deleted:
        return message
    if asked.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
