"""Whether a message says the same as one that was to be sent: told by trying to make it do so."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import Any, Protocol

import msgspec
from telegram.error import BadRequest

from bot.channel.telegram.api.flood_limits import probing
from bot.channel.telegram.api.sending import Sending

SAME = {
    "sendMessage": ("editMessageText", ("text", "parse_mode", "entities", "link_preview_options")),
    "sendDocument": ("editMessageCaption", ("caption", "parse_mode", "caption_entities")),
}
"""Which method would change a message into the one that was sent, and with which of its parameters."""
_ALWAYS = ("chat_id", "reply_markup", "business_connection_id")
_UNTOLD = ("document",)
_log = logging.getLogger(__name__)

Before = Callable[[], Awaitable[None]]
"""What is to be done when a call has waited for its turn and leaves."""


class Call(Protocol):
    """Calls a method of the Bot API with parameters."""

    async def __call__(self, method: str, data: dict[str, Any], /, before: Before | None = None) -> Any:
        """Give the JSON that comes back; `before` is awaited each time that the call leaves."""


@dataclass(slots=True)
class SentMessage:
    """A message to be sent: a method and its parameters, a fingerprint of it.

    `tried` are numbers that need not be tried; `left` is what was noted when it was last given away, and
    `first_floor` the highest number that was known when this process first did that. It `is_surely_first` if
    it is known that what another process gave away is not there.
    """

    method: str
    data: dict[str, Any]
    call: Call
    chat_id: int
    what: bytes
    tried: set[int] = field(default_factory=set)
    left: Sending | None = None
    first_floor: int = 0
    is_surely_first: bool = False


async def is_same(message: SentMessage, number: int) -> bool:
    """Whether the message with this number says the same. Raises TelegramError."""
    change, names = SAME[message.method]
    wanted = {name: message.data[name] for name in (*_ALWAYS, *names) if name in message.data}
    try:
        with probing():
            await message.call(change, {**wanted, "message_id": number})
    except BadRequest as error:
        return "not modified" in str(error).lower()
    _log.warning("message %d was changed while looking for another", number)
    return False


def fingerprint(method: str, data: dict[str, Any]) -> bytes:
    """What tells that two messages say the same."""
    told = (method, [(name, data[name]) for name in sorted(data) if name not in _UNTOLD])
    try:
        written = _encode(told)
    except UnicodeEncodeError:  # half of a surrogate pair
        written = repr(told).encode(errors="replace")
    return blake2s(written, digest_size=16).digest()


_encode = msgspec.msgpack.Encoder(enc_hook=repr).encode
