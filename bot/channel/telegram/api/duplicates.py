"""A message that may have arrived is neither lost nor doubled.

When the connection breaks after a message was sent, or the process is killed, nobody knows whether it
arrived, and the Bot API has no way to ask. Telegram numbers messages upwards (in each supergroup and channel;
in private chats and basic groups together, one count for the bot), so if it arrived, its number lies above
the last one known before it was sent. To put the same text and buttons into a message is refused as "not
modified" if it is the duplicate, as "can't be edited" if it is somebody else's, as "not found" if there is
none.

Before a message is sent, that is noted with the update (`sending`). A process that finds such a note of
another looks for the message first, and sends it only if it is not there: above the number that was known
then, on the first ones that nobody knows. As many of these as there are such notes may be somebody's answers;
more are looked at only for what is numbered unheard. Whoever was not told whether a
message arrived sends it again and then looks between the two: the youngest of the duplicates goes, the oldest
stays.

Answers that another process gave meanwhile are ours, too, so they would be changed: `numbers` tells which
these are. A first message that Telegram takes in only after the second is not found.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

import msgspec
from telegram.error import TelegramError

from bot.channel.telegram.api.probes import SAME, Call, SentMessage, fingerprint, try_numbers
from bot.channel.telegram.api.retry import PAUSES_S, MaybeSentError, Waiter, explain
from bot.channel.telegram.api.sending import Sending, under_way
from bot.store import StoreError

MAX_PROBES = 100
"""Numbers that are tried at most: as many may lie between after a burst."""
FARTHEST = 4000
"""Numbers above the last known one among which the first unknown ones are tried."""
UNHEARD, MUCH_UNHEARD = 12, 40
"""Unknown numbers that are tried before a message of another process is sent again, beside one for each that
is under way: what Telegram numbered and the bot did not hear of. That is much in a group, where people talk
to each other, and by webhook, where a backlog comes as slowly as it is taken in."""
REMEMBERED = 2000
"""A choice: messages that a busy bot sends in a minute."""
_OWN_COUNT = -1_000_000_000_000
"""Chats with lower ids, supergroups and channels, number their messages themselves."""
_K = TypeVar("_K")
_V = TypeVar("_V")

_log = logging.getLogger(__name__)

Numbers = Callable[[int, int], Awaitable[Sequence[tuple[str, int]]]]
"""Gives the chats and the numbers between two that answers and their questions have. May raise StoreError."""


async def _nothing_is_noted(_above: int, _below: int) -> Sequence[tuple[str, int]]:
    return ()


@dataclass(slots=True)
class Duplicates:
    """Sends messages so that each is there once; `unheard` is how many numbers nobody may have heard of."""

    waiter: Waiter
    numbers: Numbers = _nothing_is_noted
    unheard: int = UNHEARD
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
        if method not in SAME or not isinstance(chat_id, int):
            return await call(method, data)
        message = SentMessage(method, data, call, chat_id, fingerprint(method, data))
        if unsure := self._of_another_process(message):
            if found := await self._look(message, unsure):
                await self._take_back(message, found[1:])
                self._has_arrived(chat_id, found[0])
                return {"message_id": found[0], "date": int(time.time()), "chat": _chat_of(chat_id)}
            _keep(self._unsure, chat_id, unsure)
        sent = await self._attempt(message)
        unsure = self._unsure.pop(chat_id, None)
        if unsure and unsure.what == message.what:
            newest = sent["message_id"]
            if found := await self._look(message, unsure, newest):
                await self._take_back(message, [*found[1:], newest])
                sent = {**sent, "message_id": found[0]}
        self._has_arrived(chat_id, sent["message_id"])
        return sent

    def _of_another_process(self, message: SentMessage) -> Sending | None:
        """What another process noted that it was about to send of the same message."""
        queued = under_way()
        if queued is None:
            return None
        is_ours = self._noted.get(message.chat_id) == message.what
        return None if is_ours else queued.earlier(message.what)

    async def _attempt(self, message: SentMessage) -> Any:
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

    def _next_attempt(self, message: SentMessage) -> Sending | None:
        """What is to be known of it should this attempt end badly; None if no duplicate may be looked for."""
        unsure = self._unsure.get(message.chat_id)
        if unsure is None or unsure.what != message.what:
            if message.chat_id in self._blind:
                return None
            unsure = Sending(message.what, self._known.get(_count_of(message.chat_id), 0), 0)
        return msgspec.structs.replace(unsure, count=unsure.count + 1)

    async def _look(self, message: SentMessage, unsure: Sending, newest: int | None = None) -> list[int]:
        """Look for duplicates; gives their numbers, the oldest first.

        They are below `newest` where one is known to be there, else above all that is known.
        """
        found: list[int] = []
        try:
            if newest is None:
                candidates = await self._unknown(message, unsure.floor)
            else:
                message.tried.update(await self._noted_between(message.chat_id, unsure.floor, newest))
                candidates = self._between(message, newest, unsure.floor)
            await try_numbers(message, candidates, unsure.count, found)
        except (TelegramError, StoreError) as error:
            where = newest or unsure.floor
            _log.warning("could not look for duplicates of message %d: %s", where, explain(error))
        return sorted(found)

    async def _unknown(self, message: SentMessage, floor: int) -> Iterator[int]:
        """The first numbers that nobody knows: one for each message that is under way, and some more."""
        chat_id, queued = message.chat_id, under_way()
        unnoted = await queued.all_under_way() if queued else 0
        known = await self._noted_between(chat_id, floor, floor + FARTHEST) | self._heard_of(chat_id)
        unheard = MUCH_UNHEARD if _numbers_itself(chat_id) else self.unheard
        unknown = (number for number in range(floor + 1, floor + FARTHEST) if number not in known)
        return islice(unknown, min(unnoted + unheard, MAX_PROBES))

    async def _noted_between(self, chat_id: int, above: int, below: int) -> set[int]:
        """Numbers between two that the store knows in the same count: they are no duplicates."""
        count = _count_of(chat_id)
        rows = await self.numbers(above, below)
        return {number for chat, number in rows if _count_of(_id_in(chat)) == count}

    async def _take_back(self, message: SentMessage, superfluous: Sequence[int]) -> None:
        """Delete messages that are known to say the same as an older one, the youngest first."""
        for number in reversed(superfluous):
            try:
                await message.call("deleteMessage", {"chat_id": message.chat_id, "message_id": number})
            except TelegramError as error:
                if "not found" not in str(error).lower():  # gone by an earlier attempt whose answer was lost
                    _log.warning("message %d is there twice: %s", number, explain(error))
        _log.info("a message had arrived after all, %d came back", len(superfluous))

    def _between(self, message: SentMessage, end: int, floor: int) -> Iterator[int]:
        """Numbers between, from both sides: it is near the floor if that was known when it was sent."""
        others = message.tried | self._heard_of(message.chat_id)
        low, high, probes = floor + 1, end - 1, 0
        while low <= high and probes < MAX_PROBES:
            is_low = probes % 2 == 0
            number = low if is_low else high
            low, high = low + is_low, high - (not is_low)
            if number not in others:
                yield number
                probes += 1

    def _heard_of(self, chat_id: int) -> set[int]:
        """Numbers of the same count that this process knows of."""
        count = _count_of(chat_id)
        return {number for known, number in self._others if known == count}

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


def _chat_of(chat_id: int) -> dict[str, Any]:
    """As much of a chat as python-telegram-bot needs to read a message."""
    return {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}


def _count_of(chat_id: int) -> int:
    """What numbers the messages of a chat: itself, or (0) the bot's account."""
    return chat_id if _numbers_itself(chat_id) else 0


def _numbers_itself(chat_id: int) -> bool:
    return chat_id < _OWN_COUNT


def _id_in(name: str) -> int:
    """The chat's id in the name of a chat, or of a queue; 0 of a queue that is no chat's."""
    digits = name.replace("/", ":").rpartition(":")[2]
    return int(digits) if digits.removeprefix("-").isdecimal() else 0


def _keep(memory: OrderedDict[_K, _V], key: _K, value: _V) -> None:
    memory[key] = value
    memory.move_to_end(key)
    if len(memory) > REMEMBERED:
        memory.popitem(last=False)
