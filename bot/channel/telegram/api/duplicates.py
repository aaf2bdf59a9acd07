"""A message that may have arrived is neither lost nor doubled.

When the connection breaks after a message was sent, or the process is killed, nobody knows whether it
arrived, and the Bot API has no way to ask. Telegram numbers messages upwards (in each supergroup and channel;
in private chats and basic groups together, one count for the bot), so if it arrived, its number lies above
the last one known before it was sent. To put the same text and buttons into a message is refused as "not
modified" if it is the duplicate, as "can't be edited" if it is somebody else's, as "not found" if there is
none.

Before a message is sent, that is noted with the update (`sending`). A process that finds such a note of
another looks for the message first, and sends it only if it is not there. Whoever was not told whether a
message arrived sends it again and then looks between the two: the youngest of the duplicates goes, the oldest
stays.

Answers that another process gave meanwhile are ours, too, so they would be changed: `numbers` tells which
these are. A first message that Telegram takes in only after the second is not found.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2s
from itertools import islice
from typing import Any, TypeVar

import msgspec
from telegram.error import BadRequest, TelegramError

from bot.channel.telegram.api.flood_limits import probing
from bot.channel.telegram.api.retry import PAUSES_S, MaybeSentError, Waiter, explain
from bot.channel.telegram.api.sending import Sending, under_way
from bot.store import StoreError

MAX_PROBES = 100
"""Numbers that are tried after a second attempt: as many may lie between after a burst."""
LOOK_AHEAD = 40
"""Numbers above all known ones that are tried before a message of another process is sent again: what it had
in hand beside."""
AT_ONCE = 8
REMEMBERED = 2000
_OWN_COUNT = -1_000_000_000_000
"""Chats with lower ids, supergroups and channels, number their messages themselves."""
_SAME = {
    "sendMessage": ("editMessageText", ("text", "parse_mode", "entities", "link_preview_options")),
    "sendDocument": ("editMessageCaption", ("caption", "parse_mode", "caption_entities")),
}
"""Which method would change a message into the one that was sent, and with which of its parameters."""
_ALWAYS = ("chat_id", "reply_markup", "business_connection_id")
_UNTOLD = ("document",)
_K = TypeVar("_K")
_V = TypeVar("_V")

_log = logging.getLogger(__name__)

Call = Callable[[str, dict[str, Any]], Awaitable[Any]]
"""Calls a method of the Bot API with parameters."""
Numbers = Callable[[int, int], Awaitable[Sequence[tuple[str, int]]]]
"""Gives the chats and the numbers between two that answers and their questions have. May raise StoreError."""


async def _nothing_is_noted(_above: int, _below: int) -> Sequence[tuple[str, int]]:
    return ()


@dataclass(frozen=True, slots=True)
class _Message:
    """A message to be sent: a method and its parameters, a fingerprint of it; `tried` need not be tried."""

    method: str
    data: dict[str, Any]
    call: Call
    chat_id: int
    what: bytes
    tried: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Duplicates:
    """Sends messages so that each is there once."""

    waiter: Waiter
    numbers: Numbers = _nothing_is_noted
    _known: OrderedDict[int, int] = field(default_factory=OrderedDict)
    _spoken: OrderedDict[int, int] = field(default_factory=OrderedDict)
    _others: deque[tuple[int, int]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _unsure: OrderedDict[int, Sending] = field(default_factory=OrderedDict)
    _noted: OrderedDict[int, bytes] = field(default_factory=OrderedDict)
    _blind: OrderedDict[int, None] = field(default_factory=OrderedDict)

    def heard(self, chat_id: int, message_id: int, sent_before: int = 0) -> None:
        """A message with this number is there already.

        `sent_before` is how many messages of its answer are delivered. If another process did that, their
        numbers are not known, and nothing is tried on them.
        """
        self._note(chat_id, message_id)
        if sent_before and self._spoken.get(chat_id, 0) <= message_id:
            _keep(self._blind, chat_id, None)

    async def send(self, method: str, data: dict[str, Any], call: Call) -> Any:
        """Send a message with `call`, and give its JSON; of a duplicate as much as is needed.

        Raises what `call` raises; MaybeSentError if it is still unsure after several attempts; StoreError if
        it cannot be noted, and then nothing was sent.
        """
        chat_id = data.get("chat_id")
        if method not in _SAME or not isinstance(chat_id, int):
            return await call(method, data)
        message = _Message(method, data, call, chat_id, _print(method, data))
        if unsure := self._of_another_process(message):
            known = max(unsure.floor, self._known.get(_count_of(chat_id), 0))
            end = min(known + LOOK_AHEAD, unsure.floor + MAX_PROBES) + 1
            if found := await self._look(message, end, unsure):
                await self._take_back(message, found[1:])
                self._has_arrived(chat_id, found[0])
                return {"message_id": found[0], "date": int(time.time()), "chat": _chat_of(chat_id)}
            _keep(self._unsure, chat_id, unsure)
        sent = await self._attempt(message)
        unsure = self._unsure.pop(chat_id, None)
        if unsure and unsure.what == message.what:
            newest = sent["message_id"]
            if found := await self._look(message, newest, unsure):
                await self._take_back(message, [*found[1:], newest])
                sent = {**sent, "message_id": found[0]}
        self._has_arrived(chat_id, sent["message_id"])
        return sent

    def _of_another_process(self, message: _Message) -> Sending | None:
        """What another process noted that it was about to send of the same message."""
        queued = under_way()
        if queued is None:
            return None
        is_ours = self._noted.get(message.chat_id) == message.what
        return None if is_ours else queued.earlier(message.what)

    async def _attempt(self, message: _Message) -> Any:
        """Send it, again where it is not known whether it arrived; each time that is noted before."""
        chat_id, queued = message.chat_id, under_way()
        for pause_s in (*PAUSES_S, None):
            unsure = self._next_attempt(message)
            if unsure and queued:
                await queued.note(unsure)
                _keep(self._noted, chat_id, message.what)
            try:
                return await message.call(message.method, dict(message.data))
            except MaybeSentError:
                if unsure:
                    _keep(self._unsure, chat_id, unsure)
                if pause_s is None:
                    raise
                await self.waiter.pause(pause_s)
        raise AssertionError("the last pause is None")

    def _next_attempt(self, message: _Message) -> Sending | None:
        """What is to be known of it should this attempt end badly; None if no duplicate may be looked for."""
        unsure = self._unsure.get(message.chat_id)
        if unsure is None or unsure.what != message.what:
            if message.chat_id in self._blind:
                return None
            unsure = Sending(message.what, self._known.get(_count_of(message.chat_id), 0), 0)
        return msgspec.structs.replace(unsure, count=unsure.count + 1)

    async def _look(self, message: _Message, end: int, unsure: Sending) -> list[int]:
        """Look for duplicates below `end`; gives their numbers, the oldest first."""
        found: list[int] = []
        try:
            message.tried.update(await self._noted_between(message.chat_id, unsure.floor, end))
            candidates = self._candidates(message, end, unsure.floor)
            while len(found) < unsure.count and (some := list(islice(candidates, AT_ONCE))):
                are_same = await asyncio.gather(*(_is_same(message, number) for number in some))
                found += [number for number, is_same in zip(some, are_same, strict=True) if is_same]
        except (TelegramError, StoreError) as error:
            _log.warning("could not look for duplicates of message %d: %s", end, explain(error))
        return sorted(found)

    async def _noted_between(self, chat_id: int, above: int, below: int) -> set[int]:
        """Numbers between two that the store knows in the same count: they are no duplicates."""
        count = _count_of(chat_id)
        rows = await self.numbers(above, below)
        return {number for chat, number in rows if _count_of(int(chat.rpartition(":")[2])) == count}

    async def _take_back(self, message: _Message, superfluous: Sequence[int]) -> None:
        """Delete messages that are known to say the same as an older one, the youngest first."""
        for number in reversed(superfluous):
            try:
                await message.call("deleteMessage", {"chat_id": message.chat_id, "message_id": number})
            except TelegramError as error:
                if "not found" not in str(error).lower():  # gone by an earlier attempt whose answer was lost
                    _log.warning("message %d is there twice: %s", number, explain(error))
        _log.info("a message had arrived after all, %d came back", len(superfluous))

    def _candidates(self, message: _Message, end: int, floor: int) -> Iterator[int]:
        """Numbers between, from both sides: it is near the floor if that was known when it was sent."""
        count = _count_of(message.chat_id)
        others = message.tried | {number for known, number in self._others if known == count}
        low, high, probes = floor + 1, end - 1, 0
        while low <= high and probes < MAX_PROBES:
            is_low = probes % 2 == 0
            number = low if is_low else high
            low, high = low + is_low, high - (not is_low)
            if number not in others:
                message.tried.add(number)
                yield number
                probes += 1

    def _has_arrived(self, chat_id: int, message_id: int) -> None:
        """A message of this process is there."""
        self._note(chat_id, message_id)
        self._unsure.pop(chat_id, None)
        self._blind.pop(chat_id, None)
        _keep(self._spoken, chat_id, message_id)

    def _note(self, chat_id: int, message_id: int) -> None:
        count = _count_of(chat_id)
        _keep(self._known, count, max(message_id, self._known.get(count, 0)))
        self._others.append((count, message_id))


async def _is_same(message: _Message, number: int) -> bool:
    """Tell whether a message with this number says the same, by trying to make it do so."""
    change, names = _SAME[message.method]
    wanted = {name: message.data[name] for name in (*_ALWAYS, *names) if name in message.data}
    try:
        with probing():
            await message.call(change, {**wanted, "message_id": number})
    except BadRequest as error:
        return "not modified" in str(error).lower()
    _log.warning("message %d was changed while looking for another", number)
    return False


def _print(method: str, data: dict[str, Any]) -> bytes:
    """A fingerprint of what a message says."""
    told = sorted((name, repr(value)) for name, value in data.items() if name not in _UNTOLD)
    return blake2s(repr((method, told)).encode(errors="replace"), digest_size=16).digest()


def _chat_of(chat_id: int) -> dict[str, Any]:
    """As much of a chat as python-telegram-bot needs to read a message."""
    return {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}


def _count_of(chat_id: int) -> int:
    """What numbers the messages of a chat: itself, or (0) the bot's account."""
    return chat_id if chat_id < _OWN_COUNT else 0


def _keep(memory: OrderedDict[_K, _V], key: _K, value: _V) -> None:
    memory[key] = value
    memory.move_to_end(key)
    if len(memory) > REMEMBERED:
        memory.popitem(last=False)
