"""A message in its present state: what tests look at, and what the API returns."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.fakes.bot_api.accounts import Account
from tests.fakes.bot_api.entities import JsonObject, utf16_slice

if TYPE_CHECKING:
    from tests.fakes.bot_api.chats import Chat, Topic


@dataclass(eq=False, kw_only=True)
class Message:
    """One message of anybody. `content` holds the keys that make its kind, as in the Bot API."""

    chat: "Chat"
    message_id: int
    date: int
    content: JsonObject
    sender: Account | None = None
    is_by_bot: bool = False
    reply_to: "Message | None" = None
    topic: "Topic | None" = None
    thread_id: int | None = None
    markup: JsonObject | None = None
    forward_origin: JsonObject | None = None
    via_bot: Account | None = None
    sender_chat: "Chat | None" = None
    """In whose name it was written, if not in a person's; in a channel, its own."""
    is_automatic_forward: bool = False
    inline_message_id: str | None = None
    edit_date: int | None = None
    is_deleted: bool = False
    edits: list[str] = field(default_factory=list)
    """The texts it had before, oldest first; an edit of only the keyboard repeats the text."""
    reactions: dict[int, list[JsonObject]] = field(default_factory=dict)
    update_id: int | None = None
    """The update that brought it to the bot; None if the bot was not told."""

    @property
    def text(self) -> str:
        """The text, or the caption of a file, or an empty string."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def entities(self) -> list[JsonObject]:
        """Entities of the text or caption, offsets in UTF-16 code units."""
        key = "entities" if "text" in self.content else "caption_entities"
        return list(self.content.get(key, []))

    def marked(self, kind: str) -> list[str]:
        """Return the parts of the text marked as this kind (`code`, `bold`, …), in order."""
        return [
            utf16_slice(self.text, entity["offset"], entity["length"])
            for entity in self.entities
            if entity["type"] == kind
        ]

    @property
    def document(self) -> JsonObject | None:
        """The attached document's record, or None."""
        return self.content.get("document")

    @property
    def buttons(self) -> list[list[JsonObject]]:
        """Rows of inline buttons as they are now."""
        rows: list[list[JsonObject]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def labels(self) -> list[str]:
        """The labels of all inline buttons, row by row."""
        return [button["text"] for row in self.buttons for button in row]

    def button(self, wanted: str) -> JsonObject:
        """Return the button with this label or callback data. Raises `AssertionError`."""
        present = [button for row in self.buttons for button in row]
        for key in ("text", "callback_data"):
            for button in present:
                if button.get(key) == wanted:
                    return button
        raise AssertionError(f"no button {wanted!r} on {self!r}; there are {self.labels}")

    def as_json(self, *, with_reply: bool = True) -> JsonObject:
        """Return the Bot API's `Message`; a reply inside a reply is left out, as in Telegram."""
        result: JsonObject = {"message_id": self.message_id, "date": self.date}
        result["chat"] = self.chat.as_json()
        if self.sender is not None:
            result["from"] = self.sender.as_json()
        if self.sender_chat is not None:
            result["sender_chat"] = self.sender_chat.as_json()
        elif self.sender is None:
            result["sender_chat"] = self.chat.as_json()
        if self.thread_id is not None:
            result["message_thread_id"] = self.thread_id
        if self.topic is not None:
            result["is_topic_message"] = True
        if with_reply and self.reply_to is not None and not self.reply_to.is_deleted:
            result["reply_to_message"] = self.reply_to.as_json(with_reply=False)
        result.update({key: value for key, value in self.content.items() if value != []})
        optional: dict[str, Any] = {
            "is_automatic_forward": self.is_automatic_forward or None,
            "edit_date": self.edit_date,
            "reply_markup": self.markup,
            "forward_origin": self.forward_origin,
            "via_bot": self.via_bot.as_json() if self.via_bot else None,
        }
        result.update({key: value for key, value in optional.items() if value is not None})
        return result

    def __repr__(self) -> str:
        kinds = "+".join(key for key in self.content if "entities" not in key)
        said = f" {self.text!r}" if self.text else ""
        gone = " (deleted)" if self.is_deleted else ""
        return f"<Message {self.message_id} in {self.chat.name!r}: {kinds}{said}{gone}>"
