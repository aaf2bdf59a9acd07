"""Groups, supergroups and channels, and what happens to them."""

from dataclasses import dataclass
from itertools import count

from tests.fakes.bot_api.accounts import ANONYMOUS, Account, Member
from tests.fakes.bot_api.attachments import text_content
from tests.fakes.bot_api.chats import Chat, Topic
from tests.fakes.bot_api.messages import Message


@dataclass(eq=False, kw_only=True)
class SharedChat(Chat):
    """What groups and channels have in common: the bot comes, rises and goes."""

    def adds_bot(self, by: Account) -> None:
        """Somebody brings the bot in."""
        with self.world.changing():
            self._turns(self.world.bot, "member", by)
            self._notes({"new_chat_members": [self.world.bot.as_json()]}, by)

    def kicks_bot(self, by: Account) -> None:
        """Somebody throws the bot out."""
        with self.world.changing():
            if self.kind != "channel":
                self._notes({"left_chat_member": self.world.bot.as_json()}, by)
            self._turns(self.world.bot, "kicked", by)

    def promotes_bot(self, by: Account, **rights: bool) -> None:
        """Make the bot an administrator; all rights that are not named are granted."""
        with self.world.changing():
            self._turns(self.world.bot, "administrator", by, rights)

    def demotes_bot(self, by: Account) -> None:
        """Make the bot a plain member again, free to write."""
        with self.world.changing():
            self._turns(self.world.bot, "member", by)

    def promotes(self, person: Account, status: str = "administrator") -> None:
        """Make a person an administrator (or `creator`) without telling anybody."""
        with self.world.changing():
            self.members[person.id] = Member(account=person, status=status)

    def _turns(self, who: Account, status: str, by: Account, rights: dict[str, bool] | None = None) -> None:
        old = self.member(who)
        new = Member(account=who, status=status, rights=rights or {})
        self.members[who.id] = new
        self.world.tell_of_member(self, by, old, new)

    def _notes(self, service: dict[str, object], by: Account) -> Message:
        message = self.world.post(self, dict(service), sender=by)
        self.world.tell_about(message)
        return message


@dataclass(eq=False, kw_only=True)
class Group(SharedChat):
    """A group; people who write in it become members by doing so."""

    def adds(self, person: Account, *, by: Account | None = None) -> None:
        """Let a person join, or be brought in by another."""
        with self.world.changing():
            self._turns(person, "member", by or person)
            self._notes({"new_chat_members": [person.as_json()]}, by or person)

    def removes(self, person: Account, *, by: Account | None = None) -> None:
        """Let a person leave, or be removed by another."""
        with self.world.changing():
            self._turns(person, "kicked" if by else "left", by or person)
            self._notes({"left_chat_member": person.as_json()}, by or person)

    def says(self, text: str, *, reply_to: Message | None = None, topic: Topic | None = None) -> Message:
        """An administrator who is anonymous writes in the group's name."""
        with self.world.changing():
            message = self.world.post(
                self,
                text_content(text),
                sender=ANONYMOUS,
                sender_chat=self,
                reply_to=reply_to,
                topic=topic,
            )
            self.world.tell_about(message)
        return message

    def mutes_bot(self, by: Account) -> None:
        """Take the bot's right to write; `demotes_bot` gives it back."""
        with self.world.changing():
            self._turns(self.world.bot, "restricted", by, {"can_send_messages": False})

    def upgrades(self) -> "Supergroup":
        """Turn the group into a supergroup; its old id is refused from now on."""
        assert self.kind == "group", f"{self.name!r} is a {self.kind} already"
        world = self.world
        with world.changing():
            upgraded = Supergroup(
                world=world,
                id=-1_002_000_000_000 - world.number(),
                kind="supergroup",
                title=self.title,
                message_ids=count(2),
                members=dict(self.members),
            )
            world.chats[upgraded.id] = upgraded
            people = (m.account for m in self.members.values() if m.account is not world.bot)
            owner = next(people, world.bot)
            self._notes({"migrate_to_chat_id": upgraded.id}, owner)
            self.migrated_to = upgraded
            upgraded._notes({"migrate_from_chat_id": self.id}, owner)
        return upgraded


@dataclass(eq=False, kw_only=True)
class Supergroup(Group):
    """A supergroup; with its first topic it becomes a forum."""

    def topic(self, name: str, *, by: Account | None = None) -> Topic:
        """Open a topic."""
        world = self.world
        with world.changing():
            self.is_forum = True
            creator = by or next(
                (m.account for m in self.members.values() if m.account is not world.bot), world.bot
            )
            service = {"forum_topic_created": {"name": name, "icon_color": 7_322_096}}
            opening = world.post(self, dict(service), sender=creator)
            topic = Topic(chat=self, name=name, opening=opening)
            opening.topic, opening.thread_id = topic, topic.id
            self.topics[topic.id] = topic
            world.tell_about(opening)
        return topic


@dataclass(eq=False, kw_only=True)
class Channel(SharedChat):
    """A channel; the bot hears of posts as its administrator only."""

    def is_discussed_in(self, group: Chat) -> None:
        """Link a group: posts appear there, too, and people comment on them."""
        with self.world.changing():
            self.discussion = group

    def adds_bot(self, by: Account) -> None:
        """Somebody brings the bot in, which in a channel makes it an administrator."""
        self.promotes_bot(by)

    def posts(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Publish a text in the channel's name."""
        with self.world.changing():
            message = self.world.post(self, text_content(text), sender=None, reply_to=reply_to)
            self.world.tell_about(message)
            self.world.discuss(message)
        return message

    def edits(self, post: Message, text: str) -> Message:
        """Change a post."""
        with self.world.changing():
            post.edits.append(post.text)
            post.content = {**post.content, **text_content(text)}
            post.edit_date = self.world.now_s()
            self.world.tell_about(post, edited=True)
        return post
