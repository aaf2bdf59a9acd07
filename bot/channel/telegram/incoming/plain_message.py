"""Text in private, marked at most by Telegram itself. Read straight from its bytes to an `Arrival`.

That is what most people send: Telegram marks addresses and numbers that it finds.

python-telegram-bot makes some hundred attributes of it, which nobody looks at: .2 ms a message. Whatever
has a part that is not named here is read as a whole, by `intake`, which says the same of a plain message.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from bot.channel.telegram.incoming.arrival import Arrival, ChatPlace, key
from bot.channel.telegram.incoming.mentions import trimmed
from bot.dialogue.exchange import Question


class _Person(msgspec.Struct, forbid_unknown_fields=True):
    id: int
    first_name: str
    is_bot: Literal[False]
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_premium: bool = False


class _PrivateChat(msgspec.Struct, forbid_unknown_fields=True):
    id: int
    type: Literal["private"]
    first_name: str | None = None
    last_name: str | None = None
    username: str | None = None


class _Found(msgspec.Struct, forbid_unknown_fields=True):
    """What says nothing beside the text: whoever reads that sees it, too."""

    type: Literal["url", "email", "phone_number", "hashtag", "cashtag"]
    offset: int
    length: int


class _Plain(msgspec.Struct, forbid_unknown_fields=True, rename={"person": "from"}):
    message_id: int
    person: _Person
    chat: _PrivateChat
    date: int
    text: str
    entities: tuple[_Found, ...] = ()


class _PlainUpdate(msgspec.Struct, forbid_unknown_fields=True):
    update_id: int
    message: _Plain


_read = msgspec.json.Decoder(_PlainUpdate).decode


def plain_arrival(update: bytes) -> Arrival | None:
    """What a person wrote in private; None if there is more to the update than that."""
    try:
        message = _read(update).message
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    person = message.person
    if person.id != message.chat.id:
        return None
    return Arrival(
        key(person.id),
        person.language_code,
        ChatPlace(message.chat.id),
        Question(trimmed(message.text)),
        user_id=person.id,
        words=message.text,
        asked=message.message_id,
        asked_at=message.date,
    )
