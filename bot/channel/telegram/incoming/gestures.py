"""What people do without words: pressed buttons, reactions, adding the bot to a chat → `Arrival`."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    Document,
    Message,
    MessageReactionUpdated,
    ReactionType,
    ReactionTypeEmoji,
    User,
)
from telegram.constants import ChatMemberStatus, ChatType

from bot.channel.telegram.incoming.arrival import (
    Arrival,
    ChatPlace,
    FilePress,
    Reaction,
    SentFile,
    What,
    itself,
    key,
)
from bot.dialogue import button_data
from bot.dialogue.exchange import Added, Press

GOOD, BAD = "👍", "👎"
_OUTSIDE = {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}
_ANONYMOUS = 1087968824
"""The account that Telegram shows for an administrator who writes in a group's name."""


def pressed(query: CallbackQuery, limit_bytes: int) -> Arrival | None:
    """A pressed button; None under a message of inline mode, for no such button of ours does anything.

    An app that is not Telegram's own can press what it likes under any message: what comes of data that the
    message has no button for takes no message's place.
    """
    if query.message is None or query.data is None:
        return None
    message, user = query.message, query.from_user
    chat, is_private = message.chat, message.chat.type == ChatType.PRIVATE
    shown = message if isinstance(message, Message) and message.is_accessible else None
    thread, direct = (topic_of(shown), direct_topic_of(shown)) if shown else (None, None)
    answered = shown.reply_to_message if shown else None
    place = ChatPlace(chat.id, thread, None if is_private else message.message_id, direct)
    what: What = Press(query.data)
    if button_data.needs_file(query.data):
        what = _file_press(query.data, user, answered, limit_bytes, is_private=is_private)
        if answered and what.file:
            place = ChatPlace(chat.id, thread, answered.message_id, direct)
    is_of_chat = answered is not None and answered.sender_chat == chat
    return Arrival(
        key(user.id),
        user.language_code,
        place,
        what,
        is_private=is_private,
        is_channel=chat.type == ChatType.CHANNEL,
        user_id=user.id,
        title=title_of(chat),
        pressed=message.message_id,
        is_standing=shown is not None and _belongs_to(query.data, shown),
        in_name_of=itself(chat.id) if is_of_chat else "",
    )


def _belongs_to(data: str, message: Message) -> bool:
    """Whether the button stands under the message, or did a moment ago: others of its walk-through do."""
    if message.reply_markup is None:
        return False
    standing = [button.callback_data for row in message.reply_markup.inline_keyboard for button in row]
    same, dot, _rest = data.partition(".")
    return data in standing or any(dot and str(other).startswith(f"{same}.") for other in standing)


def reacted(update: MessageReactionUpdated) -> Arrival | None:
    """A new 👍 or 👎; None for other reactions, and for those taken back."""
    new = _emoji(update.new_reaction) - _emoji(update.old_reaction)
    if (GOOD in new) is (BAD in new):
        return None
    return _told(
        update.chat,
        update.user,
        update.actor_chat,
        Reaction(update.message_id, GOOD in new),
        update.message_id,
    )


def added(update: ChatMemberUpdated) -> Arrival | None:
    """Somebody brought the bot into a group, or into a channel where it may post."""
    was_out, is_out = (
        member.status in _OUTSIDE or getattr(member, "is_member", True) is False
        for member in (update.old_chat_member, update.new_chat_member)
    )
    if update.chat.type == ChatType.PRIVATE or is_out or not was_out:
        return None
    if update.chat.type == ChatType.CHANNEL and not _may_post(update.new_chat_member):
        return None
    return _told(update.chat, update.from_user, None, Added())


def topic_of(message: Message) -> int | None:
    """The topic of a forum; elsewhere a thread is but a chain of replies."""
    return message.message_thread_id if message.is_topic_message else None


def direct_topic_of(message: Message) -> int | None:
    """Whose conversation with a channel it is part of, in the chat of the channel's direct messages."""
    return message.direct_messages_topic.topic_id if message.direct_messages_topic else None


def title_of(chat: Chat) -> str:
    """What people call the chat."""
    return chat.title or ""


def document_of(message: Message) -> Document | None:
    """The attached file; a moving picture is none."""
    return None if message.animation else message.document


def sent_file(document: Document) -> SentFile:
    """The file, to be fetched."""
    return SentFile(document.file_id, document.file_name or "file")


def _file_press(
    action: str, user: User, answered: Message | None, limit_bytes: int, *, is_private: bool
) -> FilePress:
    document = document_of(answered) if answered else None
    if answered is None or document is None or (document.file_size or 0) > limit_bytes:
        return FilePress(action, None, is_own=False, is_private=is_private)
    is_own = answered.from_user is not None and answered.from_user.id == user.id
    return FilePress(action, sent_file(document), is_own, is_private)


def _told(
    chat: Chat, user: User | None, actor: Chat | None, what: Reaction | Added, reply_to: int | None = None
) -> Arrival | None:
    person = user if user and user.id != _ANONYMOUS else actor or (chat if user else None)
    if person is None or (isinstance(person, User) and person.is_bot):
        return None
    is_user = isinstance(person, User)
    return Arrival(
        itself(chat.id) if person == chat else key(person.id),
        person.language_code if isinstance(person, User) else None,
        ChatPlace(chat.id, None, reply_to),
        what,
        is_private=chat.type == ChatType.PRIVATE,
        is_channel=chat.type == ChatType.CHANNEL,
        user_id=person.id if is_user else None,
        title=title_of(chat),
    )


def _emoji(reactions: Iterable[ReactionType]) -> set[str]:
    """The emoji, whatever colour their skin has."""
    return {one.emoji.rstrip("🏻🏼🏽🏾🏿") for one in reactions if isinstance(one, ReactionTypeEmoji)}


def _may_post(member: ChatMember) -> bool:
    return bool(getattr(member, "can_post_messages", member.status == ChatMemberStatus.OWNER))
