"""What arrives from people, as the rest of the channel sees it: what was said, by whom, where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.dialogue.exchange import Command, Event, Refused


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that is yet to be fetched."""

    file_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ChatPlace:
    """Where to answer: the chat, its topic, the message to reply to (in private, that with a file only).

    `direct_topic_id` is a person's conversation in the chat of a channel's direct messages.
    """

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    direct_topic_id: int | None = None

    @property
    def key(self) -> str:
        """The chat, as the store knows it."""
        return key(self.chat_id)


@dataclass(frozen=True, slots=True)
class FilePress:
    """A pressed button about `file`, the one that its message answers; None if there is none.

    `is_own` says that the person who pressed is known to have sent the file.
    """

    action: str
    file: SentFile | None
    is_own: bool
    is_private: bool


@dataclass(frozen=True, slots=True)
class FileCommand:
    """A command about a file that it brought along or replied to."""

    command: Command
    file: SentFile


@dataclass(frozen=True, slots=True)
class SentFiles:
    """Files that were sent at once: each, or its name and why it cannot be had."""

    parts: tuple[SentFile | Refused, ...]


@dataclass(frozen=True, slots=True)
class Reaction:
    """👍 or 👎 under a message of the bot."""

    message_id: int
    is_good: bool


What: TypeAlias = Event | SentFile | SentFiles | FilePress | FileCommand | Reaction


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something said. `person` is a key for the store, `client` the language of the person's app.

    `user_id` is None for who writes in a chat's name; `words` all that can be read in it (`readable`),
    `file_names` what files in it are called.
    `asked` is the message in which it was said at `asked_at` (seconds since the epoch), and `is_edit` if that
    was changed afterwards; `holder` the message with the file or text that it is about. `album` is
    that which it is part of. `pressed` is the message under which a button was pressed, `is_standing`
    if that has such a button, `in_name_of` the chat in whose name that was written which it answers.
    `replied` is the message of the bot that it replies to. `parts` are the messages of an album that are
    taken as one.
    """

    person: str
    client: str | None
    place: ChatPlace
    what: What
    is_private: bool = True
    is_addressed: bool = True
    is_channel: bool = False
    user_id: int | None = None
    title: str = ""
    words: str = ""
    file_names: tuple[str, ...] = ()
    asked: int | None = None
    asked_at: int = 0
    is_edit: bool = False
    holder: int | None = None
    album: str = ""
    pressed: int | None = None
    is_standing: bool = True
    in_name_of: str = ""
    replied: int | None = None
    parts: tuple[Arrival, ...] = ()

    @property
    def is_chat_itself(self) -> bool:
        """Whether the chat speaks: a channel's post, an anonymous administrator; only these may do that."""
        return self.person == itself(self.place.chat_id)


def itself(chat_id: int) -> str:
    """A chat as the one who speaks: what is forgotten of it are not its settings."""
    return f"{key(chat_id)}/itself"


def key(account_id: int) -> str:
    """A person or chat, as the store knows it."""
    return f"telegram:{account_id}"
