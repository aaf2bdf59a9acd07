"""Update → `Arrival`: what a person said, where, and whether it was said to the bot.

Pure: nothing is fetched here. Other bots, the bot itself and service messages are no arrivals.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from telegram import Chat, Message, MessageEntity, MessageOriginUser, Update, User
from telegram.constants import ChatType

from bot.channel.telegram.api.service_messages import SERVICE, tells_of_itself
from bot.channel.telegram.incoming import gestures, readable
from bot.channel.telegram.incoming.arrival import Arrival, ChatPlace, FileCommand, SentFile, What, itself, key
from bot.channel.telegram.incoming.gestures import direct_topic_of, document_of, sent_file, title_of, topic_of
from bot.channel.telegram.incoming.mentions import HeardText, code_in, hear
from bot.dialogue.exchange import Attachment, Command, Question, Refused

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CHANNEL_POST,
    Update.EDITED_CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MESSAGE_REACTION,
    Update.MY_CHAT_MEMBER,
)
TAKES_FILE = frozenset({"validate"})
"""Commands that are about a file or text that the message replies to or brings along."""
_OTHER = ("story", "checklist", "giveaway", "giveaway_winners", "live_photo")
"""What people send that python-telegram-bot counts neither among texts nor among attachments."""


@dataclass(frozen=True, slots=True)
class UpdateReader:
    """Knows for whom it listens: the bot's account, its commands, how large a file may be."""

    me: User
    commands: Collection[str]
    limit_bytes: int

    @property
    def address(self) -> str:
        """Where the bot is found: `t.me/name`."""
        return f"t.me/{self.me.username or ''}"

    def listen(self, update: Update) -> Arrival | None:
        """Tell what arrived with the update; None if it is nothing that the bot could answer."""
        if update.callback_query:
            return gestures.pressed(update.callback_query, self.limit_bytes)
        if update.message_reaction:
            return gestures.reacted(update.message_reaction)
        if update.my_chat_member:
            return gestures.added(update.my_chat_member)
        if message := update.message or update.channel_post:
            return self._message(message)
        if edited := update.edited_message or update.edited_channel_post:
            return self._message(edited, is_edit=True)
        return None

    def _message(self, message: Message, *, is_edit: bool = False) -> Arrival | None:
        speaker = self._speaker(message)
        if speaker is None:
            return None
        is_private = message.chat.type == ChatType.PRIVATE
        said = hear(message.text or message.caption or "", _entities(message), self.me)
        is_ours = _may_be_answered(message)
        what = self._what(message, said) if is_ours else Refused("not-text")
        if what is None:
            return None
        holder = _holder(message, what)
        is_addressed = is_ours and (is_private or self._is_addressed(message, said))
        return Arrival(
            itself(speaker.id) if speaker == message.sender_chat == message.chat else key(speaker.id),
            message.from_user.language_code if message.from_user else None,
            _place(message, holder, is_private=is_private),
            what,
            is_private,
            is_addressed,
            is_channel=message.chat.type == ChatType.CHANNEL,
            user_id=speaker.id if isinstance(speaker, User) else None,
            title=title_of(message.chat),
            words=readable.texts(message),
            file_names=readable.file_names(message),
            asked=message.message_id,
            asked_at=int(message.date.timestamp()),
            is_edit=is_edit,
            holder=holder,
            album=message.media_group_id or "",
            replied=_replied(message) if self._is_reply_to_us(message) else None,
        )

    def _speaker(self, message: Message) -> User | Chat | None:
        """Tell who said it: a person, another bot, the chat in whose name they write; None for ourselves."""
        origin = message.forward_origin
        is_from_us = isinstance(origin, MessageOriginUser) and origin.sender_user.id == self.me.id
        is_via_us = message.via_bot is not None and message.via_bot.id == self.me.id
        is_by_us = message.from_user is not None and message.from_user.id == self.me.id
        if is_from_us or is_via_us or is_by_us:
            return None
        return message.sender_chat or message.from_user

    def _what(self, message: Message, said: HeardText) -> What | None:
        takes_file = said.command in TAKES_FILE
        if takes_file and message.reply_to_message and not document_of(message):
            return self._about(message.reply_to_message, said)
        if document := document_of(message):
            if (document.mime_type or "").startswith("image/"):
                return Refused("picture")
            if (document.file_size or 0) > self.limit_bytes:
                return Refused("file-too-big", self.limit_bytes)
            file = sent_file(document)
            return FileCommand(Command(said.command, said.text), file) if takes_file else file
        if said.command:
            pasted = code_in(message.text or message.caption or "", _entities(message)) if takes_file else ""
            return Command(said.command, said.text, _pasted(pasted))
        if message.text is not None or said.text:
            return Question(said.text, code_in(message.text or message.caption or "", _entities(message)))
        if message.photo:
            return Refused("picture")
        return Refused("not-text") if _shows_something(message) else None

    def _about(self, replied: Message, said: HeardText) -> What:
        """Give a command with what its message replied to: a file, or text as one."""
        command = Command(said.command, said.text)
        if document := document_of(replied):
            if (document.file_size or 0) > self.limit_bytes:
                return Refused("file-too-big", self.limit_bytes)
            return FileCommand(command, sent_file(document))
        words = replied.text or replied.caption or ""
        pasted = code_in(words, _entities(replied)) or hear(words, _entities(replied), self.me).text
        return Command(said.command, said.text, _pasted(pasted))

    def _is_addressed(self, message: Message, said: HeardText) -> bool:
        """Tell whether words in a chat of many are for us; a bare command may be another bot's.

        In a channel all posts are in its name, so that only our own name tells.
        """
        if said.is_for_other:
            return False
        is_channel = message.chat.type == ChatType.CHANNEL
        is_ours = said.is_mention or (not is_channel and self._is_reply_to_us(message))
        if said.command and not is_ours:
            return said.is_named or (not is_channel and said.command in self.commands)
        return is_ours

    def _is_reply_to_us(self, message: Message) -> bool:
        """Tell whether it replies to words of ours; in a topic that we opened, not all do."""
        said = message.reply_to_message
        if said is None or said.from_user is None or said.forum_topic_created:
            return False
        return said.from_user.id == self.me.id


def _may_be_answered(message: Message) -> bool:
    """Whether a person may have said it to us: no other bot, and not what a channel's post is in its group.

    What a channel posts arrives in its discussion group once more, and was heard in the channel; it is looked
    at for secrets all the same.
    """
    is_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    return not is_bot and not message.is_automatic_forward


def _replied(message: Message) -> int | None:
    """The message that this one replies to."""
    return message.reply_to_message.message_id if message.reply_to_message else None


def moved(update: Update) -> tuple[str, str] | None:
    """The old and the new key of a group that became a supergroup."""
    message = update.message
    if message and message.migrate_to_chat_id:
        return key(message.chat.id), key(message.migrate_to_chat_id)
    if message and message.migrate_from_chat_id:
        return key(message.migrate_from_chat_id), key(message.chat.id)
    return None


def _holder(message: Message, what: What) -> int | None:
    """The message with the file or text that was said something about."""
    if isinstance(what, SentFile):
        return message.message_id
    if isinstance(what, FileCommand) or (isinstance(what, Command) and what.about):
        replied = None if document_of(message) else message.reply_to_message
        return replied.message_id if replied else message.message_id
    return None


def _place(message: Message, holder: int | None, *, is_private: bool) -> ChatPlace:
    """Where to answer; what is said of a file answers the message with the file, for its buttons' sake."""
    reply_to = holder if holder or is_private else message.message_id
    return ChatPlace(message.chat.id, topic_of(message), reply_to, direct_topic_of(message))


def _entities(message: Message) -> Sequence[MessageEntity]:
    return message.entities or message.caption_entities


def _pasted(text: str) -> Attachment | None:
    return Attachment("", text.encode("utf-8", "replace")) if text else None


def _shows_something(message: Message) -> bool:
    """Whether somebody sent it, be it of a kind that this program does not know."""
    if tells_of_itself(message.api_kwargs) or any(getattr(message, name, None) for name in SERVICE):
        return False
    is_other = any(getattr(message, name, None) for name in _OTHER)
    return is_other or message.effective_attachment is not None or bool(message.api_kwargs)
