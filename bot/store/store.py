"""What channels need of a store: one small interface, whatever the database.

Keys are strings that the channel makes: a person is `telegram:<user id>`, a chat `telegram:<chat id>`; times
are seconds since the epoch.
"""

from __future__ import annotations

from typing import Protocol

from bot.dialogue.notes import Note, Records
from bot.dialogue.session import ChatSettings, Session
from bot.errors import BotError
from bot.model import Record
from bot.store.inbox import Inbox, QueuedUpdate


class StoreError(BotError):
    """The database cannot be used; the message names it without its password."""


class Sent(Record, frozen=True):
    """A message of the bot; one with a file has no text that could be changed."""

    message_id: int
    is_file: bool = False


class Answer(Record, frozen=True):
    """The messages of the bot that answer something in a chat.

    `asked` is the id of the message with the question, 0 for a pressed button; `digest` tells whether an edit
    of it asks something else. `item` and `locale` are what the answer showed, for reactions.

    A new answer to the same question, or one that shares a message with an earlier answer, takes its place.
    One to a pressed button that does so still answers the question of the earlier one (`kept.kept_answer`).
    """

    chat: str
    asked: int
    digest: str
    sent: tuple[Sent, ...]
    item: str = ""
    locale: str = ""


class Done(Record, frozen=True):
    """Everything that one handled event leaves behind; stored in one transaction, or not at all.

    `queued` is marked as answered, and so are those that were answered `along` with it. `session`, `settings`
    and `answer` are None where nothing changed. A note `Forget` erases the person: their row, ratings,
    complaints and suggestions, and, for a private chat, what is known of the chat; it wins over what else is
    said of them here. Counters, which are of nobody, stay.
    """

    queued: QueuedUpdate | None = None
    person: str = ""
    session: Session | None = None
    chat: str = ""
    settings: ChatSettings | None = None
    notes: tuple[Note, ...] = ()
    answer: Answer | None = None
    now: int = 0
    along: tuple[QueuedUpdate, ...] = ()


class Store(Protocol):
    """People, chats, answers, notes and the inbox. Every method may raise `StoreError`."""

    @property
    def inbox(self) -> Inbox:
        """What is yet to be answered."""

    async def session(self, person: str) -> Session:
        """The person's session; a fresh one for a stranger."""

    async def chat(self, chat: str) -> ChatSettings:
        """What the chat has settled; the defaults for an unknown one."""

    async def finish(self, done: Done, *, may_linger: bool = False) -> None:
        """Store what an event leaves behind; if it `may_linger`, a moment later with what comes next."""

    async def answer_to(self, chat: str, asked: int) -> Answer | None:
        """The standing answer to a message; None if it has none, or it is too long ago."""

    async def answer_under(self, chat: str, message_id: int) -> Answer | None:
        """The answer that a message of the bot belongs to."""

    async def numbers(self, above: int, below: int) -> list[tuple[str, int]]:
        """Chats with the numbers between two that are known there: of answers, and of what these answer.

        Of messages that wait, their queues with their numbers.
        """

    async def move_chat(self, old: str, new: str) -> None:
        """A group became a supergroup: its settings go along, in place of what the new one has."""

    async def records(self, since: int) -> Records:
        """The sums of all notes since the beginning of the day (UTC) that a time is in."""

    async def prune(self, before: int) -> None:
        """Erase what was last touched before a time: notes, answers, answered updates, walks and talks.

        Silent people who never chose anything are forgotten altogether. An update that waits is kept.
        """

    async def check(self) -> None:
        """Return if the store can be read and written just now."""

    async def close(self) -> None:
        """Let go of the database."""
