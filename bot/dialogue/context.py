"""Where and when something was said, as far as the dialogue has to know: the channel fills it in."""

from __future__ import annotations

from bot.dialogue.notes import Records
from bot.dialogue.session import ChatSettings
from bot.model import Record


class Context(Record, frozen=True):
    """The circumstances of one event.

    `person` is the key of who speaks, `place` that of the chat and topic where, `now` the time in seconds
    since the epoch, `chat` what the chat has settled, `address` the bot's own address (`t.me/name`),
    `check_page` that of the page which checks a file without sending it through the channel, or of the
    private chat that leads there. `is_chat_admin` is known only for events that ask for it
    (`needs.asks_for_chat_admin`), and `records` only for the owner's (`needs.asks_for_records`).
    """

    person: str = ""
    now: int = 0
    is_private: bool = True
    is_chat_admin: bool = False
    is_owner: bool = False
    chat: ChatSettings = ChatSettings()
    address: str = ""
    records: Records | None = None
    place: str = ""
    check_page: str = ""
