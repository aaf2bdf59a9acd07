"""People and what they do: each verb changes the world and queues Telegram's update about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.fakes.bot_api.accounts import Account, Member
from tests.fakes.bot_api.attachments import (
    caption_content,
    photo_content,
    sticker_content,
    text_content,
    voice_content,
)
from tests.fakes.bot_api.chats import Chat, Topic
from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.html import parse_html
from tests.fakes.bot_api.messages import Message
from tests.fakes.bot_api.queries import InlineQuery, Press
from tests.fakes.bot_api.texts import name_people

if TYPE_CHECKING:
    from tests.fakes.bot_api.world import World


@dataclass(eq=False, kw_only=True)
class User(Account):
    """A person, or another bot. `chat` is the private chat with the bot under test."""

    world: "World"
    chat: Chat

    def sends(
        self,
        text: str,
        chat: Chat | None = None,
        *,
        reply_to: Message | None = None,
        topic: Topic | None = None,
    ) -> Message:
        """Write a text; commands, mentions and links in it become entities."""
        return self._puts(text_content(text), chat, reply_to, topic)

    def sends_html(
        self,
        html: str,
        chat: Chat | None = None,
        *,
        reply_to: Message | None = None,
        topic: Topic | None = None,
    ) -> Message:
        """Write a formatted text, such as a pasted block of code, given as Telegram's HTML."""
        text, entities = parse_html(html)
        said = text_content(text, name_people(self.world, entities))
        return self._puts(said, chat, reply_to, topic)

    def sends_document(
        self,
        content: bytes,
        name: str = "file.txt",
        chat: Chat | None = None,
        *,
        caption: str = "",
        mime_type: str = "application/octet-stream",
        size: int | None = None,
        reply_to: Message | None = None,
        topic: Topic | None = None,
    ) -> Message:
        """Attaches a file; `size` may claim more bytes than the content has."""
        stored = self.world.files.add("document", content, name, mime_type, size)
        said = {"document": stored.as_document_json(), **caption_content(caption)}
        return self._puts(said, chat, reply_to, topic)

    def sends_album(
        self,
        files: Sequence[tuple[bytes, str]],
        chat: Chat | None = None,
        *,
        caption: str = "",
        album: str = "",
    ) -> list[Message]:
        """Attaches files at once: a message each, of which the last has the caption, as clients send them.

        `album` is the id of one whose further messages these are.
        """
        group = album or str(self.world.number())
        sent = []
        with self.world.changing():
            for place, (content, name) in enumerate(files, 1):
                stored = self.world.files.add("document", content, name, "application/octet-stream", None)
                said = {"document": stored.as_document_json(), "media_group_id": group}
                said |= caption_content(caption if place == len(files) else "")
                sent.append(self._puts(said, chat))
        return sent

    def sends_photo(
        self, chat: Chat | None = None, *, caption: str = "", content: bytes = b"\xff\xd8\xff"
    ) -> Message:
        """Send a photo."""
        said = {**photo_content(self.world.files, content), **caption_content(caption)}
        return self._puts(said, chat)

    def sends_voice(self, chat: Chat | None = None, *, duration_s: int = 3) -> Message:
        """Send a voice message."""
        return self._puts(voice_content(self.world.files, duration_s), chat)

    def sends_sticker(self, chat: Chat | None = None, *, emoji: str = "👍") -> Message:
        """Send a sticker."""
        return self._puts(sticker_content(self.world.files, emoji), chat)

    def sends_location(
        self, chat: Chat | None = None, *, latitude: float = 59.33, longitude: float = 18.06
    ) -> Message:
        """Send a place on the map."""
        return self._puts({"location": {"latitude": latitude, "longitude": longitude}}, chat)

    def sends_content(
        self,
        content: JsonObject,
        chat: Chat | None = None,
        *,
        reply_to: Message | None = None,
        topic: Topic | None = None,
    ) -> Message:
        """Send anything else, as `every_kind.SENT` has it; of a rich message the bot is told as of a text."""
        return self._puts(dict(content), chat, reply_to, topic)

    def edits(self, message: Message, text: str) -> Message:
        """Change the text or caption of an own message."""
        assert message.sender is self, f"{message!r} is not {self.first_name}'s"
        with self.world.changing():
            message.edits.append(message.text)
            is_text = "text" in message.content
            said = text_content(text) if is_text else caption_content(text)
            message.content = {**message.content, **said}
            message.edit_date = self.world.now_s()
            self.world.tell_about(message, edited=True)
        return message

    def deletes(self, message: Message) -> None:
        """Take back an own message, of which bots are not told."""
        assert message.sender is self, f"{message!r} is not {self.first_name}'s"
        with self.world.changing():
            message.is_deleted = True

    def forwards(self, message: Message, chat: Chat | None = None, *, hidden: bool = False) -> Message:
        """Pass a message on; `hidden` is the author's wish not to be linked."""
        origin: JsonObject = {"date": message.date}
        if message.sender is None:
            origin.update(type="channel", chat=message.chat.as_json())
            origin["message_id"] = message.message_id
        elif hidden:
            origin.update(type="hidden_user", sender_user_name=message.sender.first_name)
        else:
            origin.update(type="user", sender_user=message.sender.as_json())
        return self._puts(dict(message.content), chat, forward_origin=origin)

    def presses(self, message: Message, button: str) -> Press:
        """Presses the button with this label or data, as the message shows it now."""
        assert not message.is_deleted, f"{message!r} cannot be pressed"
        found = message.button(button)
        assert "callback_data" in found, f"the button {button!r} does not call back: {found}"
        return self.presses_data(message, found["callback_data"])

    def presses_data(self, message: Message, data: str) -> Press:
        """Presses a button that this person's app still shows, whether or not it is there."""
        world = self.world
        with world.changing():
            press = Press(id=world.key(), sender=self, message=message, data=data, at=world.clock.now())
            world.presses[press.id] = press
            payload: JsonObject = {"id": press.id, "from": self.as_json(), "data": data}
            payload["chat_instance"] = str(-7_000_000_000 - abs(message.chat.id))
            if message.inline_message_id:
                payload["inline_message_id"] = message.inline_message_id
            elif message.is_deleted:
                chat = message.chat.as_json()
                payload["message"] = {"chat": chat, "message_id": message.message_id, "date": 0}
            else:
                payload["message"] = message.as_json()
            press.update_id = world.updates.put("callback_query", payload, message.chat.id)
        return press

    def asks_inline(self, query: str, *, offset: str = "", chat: Chat | None = None) -> InlineQuery:
        """Types words after the bot's name in some chat."""
        world = self.world
        with world.changing():
            asked = InlineQuery(id=world.key(), sender=self, query=query, offset=offset, at=world.clock.now())
            world.inline_queries[asked.id] = asked
            payload = {"id": asked.id, "from": self.as_json(), "query": query, "offset": offset}
            kind = chat.kind if chat else "sender"
            payload["chat_type"] = "sender" if chat is self.chat else kind
            asked.update_id = world.updates.put("inline_query", payload, self.id)
        return asked

    def chooses(self, query: InlineQuery, result_id: str, chat: Chat | None = None) -> Message:
        """Post a result of an inline query; the bot hears of it with `inline_feedback` on."""
        result = query.result(result_id)
        world = self.world
        with world.changing():
            markup = result.get("reply_markup")
            inline_id = f"BAAAA{world.key()}" if markup else None
            message = self._puts(
                dict(result["message_content"]),
                chat,
                markup=markup,
                via_bot=world.bot,
                inline_message_id=inline_id,
            )
            chosen = {"result_id": result_id, "from": self.as_json(), "query": query.query}
            if inline_id:
                world.inline_messages[inline_id] = message
                chosen["inline_message_id"] = inline_id
            if world.inline_feedback:
                world.updates.put("chosen_inline_result", chosen, self.id)
        return message

    def reacts(self, message: Message, *emoji: str) -> None:
        """Set the reactions to a message; none takes them back."""
        world = self.world
        with world.changing():
            old = message.reactions.get(self.id, [])
            new = [{"type": "emoji", "emoji": one} for one in emoji]
            message.reactions[self.id] = new
            chat = message.chat
            payload = {"chat": chat.as_json(), "message_id": message.message_id}
            payload.update(user=self.as_json(), date=world.now_s())
            payload.update(old_reaction=old, new_reaction=new)
            if chat.kind == "private" or chat.bot_member().is_administrator:
                world.updates.put("message_reaction", payload, chat.id)

    def blocks_bot(self) -> None:
        """Stop the private chat; the bot can write no more."""
        self._lets_bot(kicked=True)

    def unblocks_bot(self) -> None:
        """Restarts the private chat."""
        self._lets_bot(kicked=False)

    def deactivates(self) -> None:
        """Delete the account."""
        with self.world.changing():
            self.is_deactivated = True

    def _lets_bot(self, *, kicked: bool) -> None:
        world, statuses = self.world, ("member", "kicked")
        with world.changing():
            old, new = (Member(account=world.bot, status=statuses[now]) for now in (not kicked, kicked))
            world.tell_of_member(self.chat, self, old, new)
            self.chat.is_blocked = kicked

    def _puts(
        self,
        content: JsonObject,
        chat: Chat | None,
        reply_to: Message | None = None,
        topic: Topic | None = None,
        **extra: Any,
    ) -> Message:
        chat = chat or (topic.chat if topic else reply_to.chat if reply_to else self.chat)
        topic = topic or (reply_to.topic if reply_to and reply_to.chat is chat else None)
        with self.world.changing():
            if chat is self.chat:
                chat.is_open = True
            elif not chat.member(self).is_present:
                chat.members[self.id] = Member(account=self)
            message = self.world.post(chat, content, sender=self, reply_to=reply_to, topic=topic, **extra)
            self.world.tell_about(message)
        return message
