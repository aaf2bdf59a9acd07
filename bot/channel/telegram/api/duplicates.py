"""A message that may have arrived is neither lost nor doubled.

When the connection breaks after a message was sent, nobody knows whether it arrived, and the Bot API has no
way to ask. So it is sent again, and then the first one is looked for. Telegram numbers messages upwards (in
each supergroup and channel; in private chats and basic groups together, one count for the bot), so if the
first one arrived, its number lies between the last one known before it was sent and that of the second. To
put the same text and buttons into a message is refused as "not modified" if it is the duplicate, as "can't be
edited" if it is somebody else's, as "not found" if there is none. The youngest of the duplicates goes, the
oldest stays.

Answers that another process gave meanwhile are ours, too, so they would be changed: `is_noted` tells which
these are.

What is unsure is remembered until the same message gets through, also when the answer is given up for now
and begun anew. It is not remembered beyond the process; nor is a first message found that Telegram takes in
only after the second.
"""

from __future__ import annotations

import logging
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import Any, TypeVar

from telegram.error import BadRequest, TelegramError

from bot.channel.telegram.api.retry import PAUSES_S, MaybeSentError, Waiter, explain
from bot.store import StoreError

MAX_PROBES = 10
REMEMBERED = 1000
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
IsNoted = Callable[[int, int], Awaitable[bool]]
"""Tells of a chat and a message whether that belongs to an answer that was given. May raise StoreError."""


async def _nothing_is_noted(_chat_id: int, _message_id: int) -> bool:
    return False


@dataclass(slots=True)
class _Unsure:
    """Messages that may have arrived: what they say, the last number before them, how many there are."""

    what: bytes
    floor: int
    count: int = 0


@dataclass(slots=True)
class Duplicates:
    """Sends messages so that each is there once."""

    waiter: Waiter
    is_noted: IsNoted = _nothing_is_noted
    _known: OrderedDict[int, int] = field(default_factory=OrderedDict)
    _spoken: OrderedDict[int, int] = field(default_factory=OrderedDict)
    _others: deque[tuple[int, int]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _unsure: OrderedDict[int, _Unsure] = field(default_factory=OrderedDict)
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
        """Send a message with `call`, and give its JSON, or that of the duplicate that had arrived before.

        Raises what `call` raises; MaybeSentError if it is still unsure after several attempts.
        """
        chat_id = data.get("chat_id")
        if method not in _SAME or not isinstance(chat_id, int):
            return await call(method, data)
        for pause_s in (*PAUSES_S, None):
            floor = self._known.get(_count_of(chat_id), 0)
            try:
                sent = await call(method, dict(data))
            except MaybeSentError:
                self._remember(chat_id, _print(method, data), floor)
                if pause_s is None:
                    raise
                await self.waiter.pause(pause_s)
            else:
                break
        unsure = self._unsure.pop(chat_id, None)
        if unsure and unsure.what == _print(method, data) and chat_id not in self._blind:
            kept = await self._settle(method, data, call, sent["message_id"], unsure)
            sent = {**sent, "message_id": kept}
        self._note(chat_id, sent["message_id"])
        _keep(self._spoken, chat_id, sent["message_id"])
        self._blind.pop(chat_id, None)
        return sent

    def _remember(self, chat_id: int, what: bytes, floor: int) -> None:
        unsure = self._unsure.get(chat_id)
        if unsure is None or unsure.what != what:
            unsure = _Unsure(what, floor)
        unsure.count += 1
        _keep(self._unsure, chat_id, unsure)

    async def _settle(
        self, method: str, data: dict[str, Any], call: Call, newest: int, unsure: _Unsure
    ) -> int:
        """Look for duplicates of the newest message, and leave one of all; gives its number."""
        chat_id = data["chat_id"]
        found: list[int] = []
        try:
            for candidate in self._candidates(chat_id, newest, unsure.floor):
                if await self.is_noted(chat_id, candidate):
                    continue
                if await _is_same(method, data, call, candidate):
                    found.append(candidate)
                if len(found) == unsure.count:
                    break
        except (TelegramError, StoreError) as error:
            _log.warning("could not look for duplicates of message %d: %s", newest, explain(error))
        if not found:
            return newest
        for superfluous in (newest, *found[:-1]):  # each of them is known to say the same
            try:
                await call("deleteMessage", {"chat_id": chat_id, "message_id": superfluous})
            except TelegramError as error:
                if "not found" not in str(error).lower():  # gone by an earlier attempt whose answer was lost
                    _log.warning("message %d is there twice: %s", superfluous, explain(error))
        _log.info("message %d had arrived after all, %d came back", found[-1], len(found))
        return found[-1]

    def _candidates(self, chat_id: int, newest: int, floor: int) -> Iterator[int]:
        count = _count_of(chat_id)
        probes = 0
        for message_id in range(newest - 1, floor, -1):
            if (count, message_id) not in self._others:
                yield message_id
                probes += 1
                if probes == MAX_PROBES:
                    return

    def _note(self, chat_id: int, message_id: int) -> None:
        count = _count_of(chat_id)
        _keep(self._known, count, max(message_id, self._known.get(count, 0)))
        self._others.append((count, message_id))


async def _is_same(method: str, data: dict[str, Any], call: Call, message_id: int) -> bool:
    """Tell whether a message says what `data` says, by trying to make it say so."""
    change, names = _SAME[method]
    wanted = {name: data[name] for name in (*_ALWAYS, *names) if name in data}
    try:
        await call(change, {**wanted, "message_id": message_id})
    except BadRequest as error:
        return "not modified" in str(error).lower()
    _log.warning("message %d was changed while looking for another", message_id)
    return False


def _print(method: str, data: dict[str, Any]) -> bytes:
    """A fingerprint of what a message says."""
    told = sorted((name, repr(value)) for name, value in data.items() if name not in _UNTOLD)
    return blake2s(repr((method, told)).encode(errors="replace"), digest_size=16).digest()


def _count_of(chat_id: int) -> int:
    """What numbers the messages of a chat: itself, or (0) the bot's account."""
    return chat_id if chat_id < _OWN_COUNT else 0


def _keep(memory: OrderedDict[_K, _V], key: _K, value: _V) -> None:
    memory[key] = value
    memory.move_to_end(key)
    if len(memory) > REMEMBERED:
        memory.popitem(last=False)
