"""Whether a message says the same as one that was to be sent: told by trying to make it do so."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import Any, Protocol

import msgspec
from telegram.error import BadRequest

from bot.channel.telegram.api.flood_limits import probing
from bot.channel.telegram.api.sending import Sending

AT_ONCE = 4
"""Numbers that are tried at once: most of what is looked for has one of the first, and each call costs."""
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
    `first_floor` the highest number that was known when this process first did that.
    """

    method: str
    data: dict[str, Any]
    call: Call
    chat_id: int
    what: bytes
    tried: set[int] = field(default_factory=set)
    left: Sending | None = None
    first_floor: int = 0


@dataclass(slots=True)
class DuplicateSearch:
    """A look for a message that was given away as `unsure` says, among numbers below `end`.

    `is_closed` if its newest duplicate ends the span. `is_short` if more numbers were left than might be
    tried.
    """

    message: SentMessage
    unsure: Sending
    end: int
    is_closed: bool = False
    found: list[int] = field(default_factory=list)
    is_short: bool = False


async def try_numbers(message: SentMessage, numbers: Iterator[int], most: int, found: list[int]) -> None:
    """Add to `found` which of the numbers are messages that say the same, until there are so many.

    Raises TelegramError.
    """

    async def try_on() -> None:
        for number in numbers:
            message.tried.add(number)
            if await _is_same(message, number):
                found.append(number)
            if len(found) >= most:
                return

    trying = [asyncio.create_task(try_on()) for _ in range(AT_ONCE)]
    try:
        await asyncio.gather(*trying)
    finally:
        for task in trying:
            task.cancel()
        await asyncio.gather(*trying, return_exceptions=True)


async def _is_same(message: SentMessage, number: int) -> bool:
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
