"""Update → `Arrival`: what a person said, where, and whether it was said to the bot.

Pure: nothing is fetched here. Other bots, the bot itself, service messages and channel posts are no
arrivals.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

from telegram import Chat, Document, Message, MessageOriginUser, Update, User
from telegram.constants import ChatType

from bot.channel.telegram.address import Said, hear
from bot.dialogue import actions
from bot.dialogue.exchange import Command, Event, Press, Question, Refused

ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)
_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
_SERVICE = ("successful_payment", "passport_data", "invoice")


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that is yet to be fetched."""

    file_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where to answer: the chat, its topic, the message to reply to (in private, that with a file only)."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class FilePress:
    """A pressed button about `file`, the one that its message answers; None if there is none.

    `is_own` says that the person who pressed is known to have sent the file.
    """

    action: str
    file: SentFile | None
    is_own: bool
    is_private: bool


What: TypeAlias = Event | SentFile | FilePress


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something said. `person` is a key for the store, `client` the language of the person's app.

    `asked` is the message in which it was said, and `is_edit` if that was changed afterwards; `pressed`
    is the message under which a button was pressed.
    """

    person: str
    client: str | None
    place: Place
    what: What
    is_addressed: bool = True
    asked: int | None = None
    is_edit: bool = False
    pressed: int | None = None


@dataclass(frozen=True, slots=True)
class Ear:
    """Knows for whom it listens: the bot's account, its commands, how large a file may be."""

    me: User
    commands: Collection[str]
    limit_bytes: int

    def listen(self, update: Update) -> Arrival | None:
        """Tell what arrived with the update; None if it is nothing that the bot could answer."""
        if update.callback_query:
            return self._press(update)
        if update.message:
            return self._message(update.message)
        if update.edited_message:
            return self._message(update.edited_message, is_edit=True)
        return None

    def _press(self, update: Update) -> Arrival | None:
        query = update.callback_query
        if query is None or query.message is None or query.data is None:
            return None
        message, user = query.message, query.from_user
        is_group = message.chat.type in _GROUPS
        thread = _topic(message) if isinstance(message, Message) else None
        place = Place(message.chat.id, thread, message.message_id if is_group else None)
        what: What = Press(query.data)
        answered = message.reply_to_message if isinstance(message, Message) else None
        if actions.needs_file(query.data):
            what = self._file_press(
                query.data, user, answered, is_private=message.chat.type == ChatType.PRIVATE
            )
            if answered and what.file:
                place = Place(message.chat.id, thread, answered.message_id)
        return Arrival(_key(user), user.language_code, place, what, pressed=message.message_id)

    def _file_press(
        self, action: str, user: User, answered: Message | None, *, is_private: bool
    ) -> FilePress:
        document = _document(answered) if answered else None
        if answered is None or document is None or (document.file_size or 0) > self.limit_bytes:
            return FilePress(action, None, is_own=False, is_private=is_private)
        is_own = answered.from_user is not None and answered.from_user.id == user.id
        return FilePress(action, _sent_file(document), is_own, is_private)

    def _message(self, message: Message, *, is_edit: bool = False) -> Arrival | None:
        speaker = self._speaker(message)
        is_group = message.chat.type in _GROUPS
        if speaker is None or not (is_group or message.chat.type == ChatType.PRIVATE):
            return None
        said = hear(
            message.text or message.caption or "",
            message.entities or message.caption_entities,
            self.me,
        )
        what = self._what(message, said)
        if what is None or said.is_for_other:
            return None
        is_addressed = not is_group or self._is_addressed(message, said)
        is_quoted = is_group or isinstance(what, SentFile)
        place = Place(message.chat.id, _topic(message), message.message_id if is_quoted else None)
        client = message.from_user.language_code if message.from_user else None
        return Arrival(_key(speaker), client, place, what, is_addressed, message.message_id, is_edit)

    def _speaker(self, message: Message) -> User | Chat | None:
        """Tell who said it: a person, or the chat in whose name they write; None for bots."""
        origin = message.forward_origin
        is_from_us = isinstance(origin, MessageOriginUser) and origin.sender_user.id == self.me.id
        is_via_us = message.via_bot is not None and message.via_bot.id == self.me.id
        if is_from_us or is_via_us or message.is_automatic_forward:
            return None
        if message.sender_chat:
            return message.sender_chat
        return None if message.from_user is None or message.from_user.is_bot else message.from_user

    def _what(self, message: Message, said: Said) -> What | None:
        if document := _document(message):
            if (document.file_size or 0) > self.limit_bytes:
                return Refused("file-too-big", self.limit_bytes)
            return _sent_file(document)
        if said.command:
            return Command(said.command, said.text)
        if message.text is not None or said.text:
            return Question(said.text)
        return Refused("not-text") if _shows_something(message) else None

    def _is_addressed(self, message: Message, said: Said) -> bool:
        """Tell whether words in a group are for us; a bare command may be another bot's."""
        is_ours = said.is_mention or self._is_reply_to_us(message)
        if said.command and not is_ours:
            has_name = "@" in (message.text or message.caption or "").split(maxsplit=1)[0]
            return has_name or said.command in self.commands
        return is_ours

    def _is_reply_to_us(self, message: Message) -> bool:
        """Tell whether it replies to words of ours; in a topic that we opened, not all do."""
        said = message.reply_to_message
        if said is None or said.from_user is None or said.forum_topic_created:
            return False
        return said.from_user.id == self.me.id


def _document(message: Message) -> Document | None:
    return None if message.animation else message.document


def _sent_file(document: Document) -> SentFile:
    return SentFile(document.file_id, document.file_name or "")


def _shows_something(message: Message) -> bool:
    is_service = any(getattr(message, name) for name in _SERVICE)
    is_other = message.story or message.checklist
    return not is_service and (message.effective_attachment is not None or bool(is_other))


def _topic(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


def _key(speaker: User | Chat) -> str:
    return f"telegram:{speaker.id}"
