"""All that the server knows: accounts, chats, messages, files, updates, calls."""

import random
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.fakes.bot_api.accounts import SERVICE, Account, BotAccount, Member
from tests.fakes.bot_api.chats import Chat, Topic
from tests.fakes.bot_api.clock import Clock
from tests.fakes.bot_api.entities import JsonObject, parts_of, utf16_slice
from tests.fakes.bot_api.every_kind import SERVICE as SERVICE_MESSAGES
from tests.fakes.bot_api.faults import FaultRules
from tests.fakes.bot_api.files import FileStore, StoredFile
from tests.fakes.bot_api.floods import FloodLimits, FloodMeter
from tests.fakes.bot_api.messages import Message
from tests.fakes.bot_api.queries import InlineQuery, Press
from tests.fakes.bot_api.updates import UpdateQueue
from tests.fakes.bot_api.waiting import Watchers


@dataclass(eq=False)
class Call:
    """One call of the bot. `code` is None while it is under way and -1 if no answer was sent.

    `caller` is the user in the server's address as this process knows it, `http://caller:word@host`.
    """

    index: int
    method: str
    params: JsonObject
    at: float
    code: int | None = None
    description: str | None = None
    result: Any = None
    caller: str = ""

    @property
    def is_done(self) -> bool:
        """Whether Telegram did what was asked (the bot may not have heard of it)."""
        return self.code == 200 or (self.code == -1 and self.result is not None)

    def __repr__(self) -> str:
        outcome = {None: "under way", 200: "done", -1: "connection reset"}.get(
            self.code, f"{self.code} {self.description}"
        )
        return f"<Call {self.index} {self.method} {self.params}: {outcome}>"


@dataclass
class Webhook:
    """Where updates are pushed to, and how that went."""

    url: str
    secret_token: str | None
    max_connections: int
    ip_address: str | None = None
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass
class Profile:
    """Texts and menus of the bot, by language code; menus by scope as well."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menus: dict[tuple[str, str], list[JsonObject]] = field(default_factory=dict)


class World:
    """The state behind one server. Change it inside `changing()`."""

    def __init__(self, bot: BotAccount, token: str, clock: Clock, seed: int) -> None:
        self.bot = bot
        self.token = token
        self.token_is_valid = True
        self.clock = clock
        self.watchers = Watchers()
        self.faults = FaultRules(random.Random(seed), self.changing)  # noqa: S311
        self.flood_limits: FloodLimits | None = None
        self.flood_meter = FloodMeter()
        self.updates = UpdateQueue()
        self.is_polled = False
        self.webhook: Webhook | None = None
        self.webhook_deliveries: list[tuple[int, int | None]] = []
        self.files = FileStore()
        self.profile = Profile()
        self.inline_feedback = False
        self.accounts: dict[int, Account] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.calls: list[Call] = []
        self.documents: list[StoredFile] = []
        self.presses: dict[str, Press] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.inline_messages: dict[str, Message] = {}
        self.account_message_ids: Iterator[int] = count(1001)
        self._numbers = count(1)

    def changing(self) -> AbstractContextManager[None]:
        """Hold the lock, and wake whoever waits when the change is complete."""
        return self.watchers.changing()

    def now_s(self) -> int:
        """Return the time as the Bot API writes dates."""
        return int(self.clock.now())

    def number(self) -> int:
        """Return a number that this world has not used yet."""
        return next(self._numbers)

    def key(self) -> str:
        """Return an id as Telegram makes them for queries: digits in a string."""
        return f"{4_000_000_000_000 + self.number() * 7_919}{secrets.randbelow(900) + 100}"

    def post(
        self,
        chat: Chat,
        content: JsonObject,
        *,
        sender: Account | None,
        reply_to: Message | None = None,
        topic: Topic | None = None,
        **extra: Any,
    ) -> Message:
        """Put a message into a chat; nobody is told."""
        extra.setdefault("is_by_bot", sender is self.bot)
        thread_id = topic.id if topic else None
        if topic is None and chat.kind == "supergroup" and reply_to and not chat.is_forum:
            thread_id = reply_to.thread_id or reply_to.message_id
        message = Message(
            chat=chat,
            message_id=next(chat.message_ids),
            date=self.now_s(),
            content=content,
            sender=sender,
            reply_to=reply_to or (topic.opening if topic else None),
            topic=topic,
            thread_id=thread_id,
            **extra,
        )
        chat.messages[message.message_id] = message
        if message.is_by_bot:
            chat.said_by_bot.append(message)
        return message

    def discuss(self, post: Message) -> None:
        """Forward a channel's post to its discussion group, as Telegram does by itself."""
        group = post.chat.discussion
        if group is None:
            return
        origin = {"type": "channel", "chat": post.chat.as_json(), "message_id": post.message_id}
        forward = self.post(
            group,
            dict(post.content),
            sender=SERVICE,
            sender_chat=post.chat,
            is_automatic_forward=True,
            forward_origin={**origin, "date": post.date},
        )
        self.tell_about(forward)

    def tell_about(self, message: Message, *, edited: bool = False) -> None:
        """Queues the update about a message, unless the bot may not see it."""
        if not self.shows(message):
            return
        kind = "channel_post" if message.chat.kind == "channel" else "message"
        kind = f"edited_{kind}" if edited else kind
        update_id = self.updates.put(kind, message.as_json(), message.chat.id)
        message.update_id = update_id if not edited or update_id else message.update_id

    def tell_of_member(self, chat: Chat, by: Account, old: Member, new: Member) -> None:
        """Queues my_chat_member for the bot, or chat_member for others if the bot runs the chat."""
        is_me = new.account is self.bot
        if not is_me and not chat.bot_member().is_administrator:
            return
        in_channel = chat.kind == "channel"
        payload = {
            "chat": chat.as_json(),
            "from": by.as_json(),
            "date": self.now_s(),
            "old_chat_member": old.as_json(in_channel=in_channel),
            "new_chat_member": new.as_json(in_channel=in_channel),
        }
        self.updates.put("my_chat_member" if is_me else "chat_member", payload, chat.id)

    def shows(self, message: Message) -> bool:
        """Whether the bot gets to see a message of somebody else."""
        chat, me = message.chat, message.chat.bot_member()
        if chat.kind == "private":
            return not chat.is_blocked
        if chat.kind == "channel":
            return me.is_administrator
        if not me.is_present or me.is_administrator or not self.bot.privacy_mode:
            return me.is_present
        is_service = bool(SERVICE_MESSAGES.keys() & message.content.keys())
        return is_service or message.via_bot is self.bot or self._is_meant(message)

    def _is_meant(self, message: Message) -> bool:
        replied = message.reply_to
        is_opening = replied is not None and message.topic is not None and replied is message.topic.opening
        if replied is not None and replied.is_by_bot and not is_opening:
            return True
        name = f"@{self.bot.username}".lower()
        for entity in message.entities:
            words = utf16_slice(message.text, entity["offset"], entity["length"]).lower()
            if entity["type"] == "bot_command" and entity["offset"] == 0:
                return "@" not in words or words.endswith(name)
            if entity["type"] == "mention" and words == name:
                return True
            if entity["type"] == "text_mention" and entity["user"]["id"] == self.bot.id:
                return True
        for part in parts_of(message.content.get("rich_message")):
            if part.get("type") in ("mention", "bot_command") and str(part["text"]).lower().endswith(name):
                return True
        return False
