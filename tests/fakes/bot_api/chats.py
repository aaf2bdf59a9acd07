"""Chats and topics as the server keeps them: members, messages, and how the Bot API shows them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tests.fakes.bot_api.accounts import Account, Member
from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.messages import Message

if TYPE_CHECKING:
    from tests.fakes.bot_api.world import World

ChatKind = Literal["private", "group", "supergroup", "channel"]


@dataclass(eq=False, kw_only=True)
class Chat:
    """A private chat with the bot, a group, a supergroup or a channel."""

    world: "World"
    id: int
    kind: ChatKind
    message_ids: Iterator[int]
    title: str | None = None
    username: str | None = None
    is_forum: bool = False
    partner: Account | None = None
    """The person of a private chat."""
    is_open: bool = True
    """Private: whether the person has ever written to the bot."""
    is_blocked: bool = False
    """Private: whether the person has blocked the bot."""
    migrated_to: "Chat | None" = None
    discussion: "Chat | None" = None
    """The group in which a channel's posts are discussed."""
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, "Topic"] = field(default_factory=dict)
    said_by_bot: list[Message] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What a failing test calls this chat."""
        return self.title or (self.partner.first_name if self.partner else str(self.id))

    def as_json(self) -> JsonObject:
        """Return the Bot API's `Chat`."""
        result: JsonObject = {"id": self.id, "type": self.kind}
        if self.partner is not None:
            person = self.partner.as_json()
            names = ("first_name", "last_name", "username")
            result.update({key: person[key] for key in names if key in person})
        if self.title is not None:
            result["title"] = self.title
        if self.username is not None:
            result["username"] = self.username
        if self.is_forum:
            result["is_forum"] = True
        return result

    def as_full_json(self) -> JsonObject:
        """Return the Bot API's `ChatFullInfo`."""
        gifts = dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        )
        return {
            **self.as_json(),
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": gifts,
        }

    def member(self, account: Account) -> Member:
        """Return what an account is here; `left` for one who never came."""
        return self.members.get(account.id) or Member(account=account, status="left")

    def bot_member(self) -> Member:
        """Return what the bot is here."""
        return self.member(self.world.bot)


@dataclass(eq=False, kw_only=True)
class Topic:
    """A topic of a supergroup; its id is that of the message that opened it."""

    chat: Chat
    name: str
    opening: Message
    is_closed: bool = False
    is_gone: bool = False

    @property
    def id(self) -> int:
        """The `message_thread_id`."""
        return self.opening.message_id

    def closes(self) -> None:
        """Nobody but administrators may write here any more."""
        self._mark("forum_topic_closed", is_closed=True)

    def reopens(self) -> None:
        """Everybody may write here again."""
        self._mark("forum_topic_reopened", is_closed=False)

    def disappears(self) -> None:
        """Delete the topic with all its messages."""
        with self.chat.world.changing():
            self.is_gone = True
            for message in self.chat.messages.values():
                if message.topic is self:
                    message.is_deleted = True

    def _mark(self, service: str, *, is_closed: bool) -> None:
        world = self.chat.world
        with world.changing():
            self.is_closed = is_closed
            message = world.post(self.chat, {service: {}}, sender=self.opening.sender, topic=self)
            world.tell_about(message)
