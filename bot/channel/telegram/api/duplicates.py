"""A message that may have arrived is neither lost nor doubled.

When the connection breaks after a message was sent, or the process is killed, nobody knows whether it
arrived, and the Bot API has no way to ask. Telegram numbers messages upwards (`numbering`), so if it arrived,
its number lies above the highest one known before it was sent. To put the same text and buttons into a
message is refused as "not modified" if it is the duplicate, as "can't be edited" if it is somebody else's, as
"not found" if there is none.

Before a message leaves, that is noted with the update (`sending`), with the highest number that this process
and the store know at that moment: after it has waited for its turn, so that few numbers lie between. A
process that finds such a note of another looks for the message first, and sends it only if it is not there.
What was under way when the other one died gets a moment to arrive. Numbers are tried upwards from each that
was noted, those first that nobody knows: one for each message that is under way may be somebody's answer;
more are looked at only for what is numbered unheard. How far a look came is noted, too: who is killed over it
is followed by one that goes on there.

Whoever was not told whether a message arrived sends it again and then looks between the two: the youngest of
the duplicates goes, the oldest stays. Where more numbers lie between than may be tried, it looks again later
(`later_looks`).

Answers that another process gave meanwhile are ours, too, so they would be changed: the store tells which
these are. A first message that Telegram takes in only after the second is not found.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.channel.telegram.api.duplicate_search import (
    ARRIVES_WITHIN_S,
    SURELY_LATER_S,
    DuplicateSearch,
)
from bot.channel.telegram.api.later_looks import LaterLooks, take_back, tell_failed
from bot.channel.telegram.api.numbering import (
    FARTHEST,
    Numbering,
    Numbers,
    keep,
    nothing_is_noted,
    numbers_itself,
)
from bot.channel.telegram.api.probes import SAME, Call, SentMessage, fingerprint
from bot.channel.telegram.api.retry import PAUSES_S, MaybeSentError, StoppingError, Waiter
from bot.channel.telegram.api.scouts import Scouts
from bot.channel.telegram.api.sending import Sending, under_way
from bot.store import StoreError

MAX_PROBES = 100
"""Numbers that are tried at most: as many may lie between after a burst."""
UNHEARD, MUCH_UNHEARD = 12, 40
"""Unknown numbers that are tried before a message of another process is sent again: what Telegram numbered
and the bot did not hear of. That is much in a group, where people talk to each other, and where Telegram has
yet to bring many updates. In the account's count there is one for each answer under way beside them."""
SCOUTS = 4
"""After a process died so many of its answers are looked for first: what the first that is sent has as
its number ends the look of the others. A choice: were it one, all would wait for its chat."""
NOTED_EVERY_S = 0.25
"""A choice: how long a look goes on before it is noted how far it came."""
_PASSING = (NetworkError, RetryAfter, StoppingError, StoreError)
"""Why a look may fail that is worth another later: a message is not sent blindly meanwhile."""

Pending = Callable[[], Awaitable[int]]
"""How many updates Telegram has yet to bring: what they hold is numbered, and nobody has heard of it."""


async def _nothing_is_pending() -> int:
    return 0


@dataclass(slots=True)
class Duplicates:
    """Sends messages so that each is there once."""

    waiter: Waiter
    numbers: Numbers = nothing_is_noted
    pending: Pending = _nothing_is_pending
    _numbering: Numbering = field(init=False)
    _noted: OrderedDict[tuple[str, int], Sending] = field(default_factory=OrderedDict)
    _spoken: OrderedDict[int, int] = field(default_factory=OrderedDict)
    _unsure: OrderedDict[int, Sending] = field(default_factory=OrderedDict)
    _blind: OrderedDict[int, None] = field(default_factory=OrderedDict)
    _scouts: Scouts = field(default_factory=partial(Scouts, SCOUTS))
    _later: LaterLooks = field(init=False)

    def __post_init__(self) -> None:
        self._numbering = Numbering(self.numbers, self.waiter.now)
        self._later = LaterLooks(self.waiter, MAX_PROBES)

    def heard(self, chat_id: int, message_id: int, sent_before: int = 0, at: float = 0.0) -> None:
        """A message with this number is there already, since a time if that is known.

        `sent_before` is how many messages of its answer are delivered. If another process did that, their
        numbers are not known, and nothing is tried on them.
        """
        self._note_number(chat_id, message_id, at)
        if sent_before and self._spoken.get(chat_id, 0) <= message_id:
            keep(self._blind, chat_id, None)

    async def send(self, method: str, data: dict[str, Any], call: Call) -> Any:
        """Send a message with `call`, and give its JSON; of a duplicate as much as is needed.

        Raises what `call` raises; MaybeSentError if it is still unsure after several attempts; StoreError if
        it cannot be noted, and then nothing was sent.
        """
        chat_id = data.get("chat_id")
        if method not in SAME or not isinstance(chat_id, int):
            return await call(method, data)
        message = SentMessage(method, data, call, chat_id, fingerprint(method, data))
        unsure = self._of_another_process(message)
        if unsure is None:
            return await self._sent(message)
        await self._until_it_can_be_there(unsure)
        async with self._scouts.turn(lambda: self._needs_scouts(message, unsure)):
            if found := await self._look_for_another(message, unsure):
                self._has_arrived(chat_id, found)
                return {"message_id": found, "date": int(time.time()), "chat": _chat_of(chat_id)}
            return await self._sent(message)

    async def _sent(self, message: SentMessage) -> Any:
        """Send it, and take back what proves to be there twice."""
        chat_id = message.chat_id
        sent = await self._attempt(message)
        self._note_number(chat_id, sent["message_id"], message.left.left if message.left else 0.0)
        unsure = self._unsure.pop(chat_id, None)
        if unsure and unsure.what == message.what:
            oldest = await self._look_between(message, unsure, sent["message_id"])
            sent = {**sent, "message_id": oldest}
        self._has_arrived(chat_id, sent["message_id"])
        return sent

    def _note_number(self, chat_id: int, number: int, since: float) -> None:
        self._numbering.note(chat_id, number, since)
        self._scouts.tell()

    def _needs_scouts(self, message: SentMessage, unsure: Sending) -> bool:
        """Whether one message that is sent now would tell where the numbers end among which to look.

        That of a supergroup or channel would tell only of that.
        """
        if not unsure.left or unsure.end or numbers_itself(message.chat_id):
            return False
        surely = unsure.left + SURELY_LATER_S
        return time.time() > surely and self._numbering.first_after(message.chat_id, surely) is None

    async def looked_again(self) -> None:
        """Return when nothing is looked for any more."""
        await self._later.looked()

    async def stop(self) -> None:
        """Look for nothing any more."""
        await self._later.stop()

    def _of_another_process(self, message: SentMessage) -> Sending | None:
        """What another process noted that it was about to send of the same message."""
        answering = under_way()
        earlier = answering.earlier(message.what) if answering else None
        return None if answering is None or earlier == self._noted.get(answering.key) else earlier

    async def _until_it_can_be_there(self, unsure: Sending) -> None:
        """Wait until what left a moment ago has arrived, or will not. Raises StoppingError."""
        wait_s = min(unsure.left + ARRIVES_WITHIN_S - time.time(), ARRIVES_WITHIN_S)
        if wait_s > 0:
            await self.waiter.pause(wait_s)

    async def _attempt(self, message: SentMessage) -> Any:
        """Send it, again where it is not known whether it arrived; each time that is noted before."""
        for pause_s in (*PAUSES_S, None):
            try:
                return await message.call(
                    message.method, dict(message.data), before=partial(self._leaves, message)
                )
            except MaybeSentError:
                if message.left:
                    keep(self._unsure, message.chat_id, message.left)
                if pause_s is None:
                    raise
                await self.waiter.pause(pause_s)
        raise AssertionError("the last pause is None")

    async def _leaves(self, message: SentMessage) -> None:
        """Note what is to be known of it should this attempt end badly. Raises StoreError."""
        answering, unsure = under_way(), self._unsure.get(message.chat_id)
        if message.is_surely_first:
            unsure = Sending(message.what)
        elif unsure is None or unsure.what != message.what:
            if message.chat_id in self._blind:  # no duplicate may be looked for
                if answering:
                    await answering.inbox.kept(answering.queued)
                return
            unsure = Sending(message.what)
        floor = await self._numbering.highest(message.chat_id)
        message.first_floor = message.first_floor or floor
        message.left, message.is_surely_first = unsure.again(floor, time.time()), False
        if answering:
            await answering.note(message.left)
            keep(self._noted, answering.key, message.left)

    async def _look_for_another(self, message: SentMessage, unsure: Sending) -> int | None:
        """The number of a message that another process sent; None if it is not there.

        Raises TelegramError or StoreError where that cannot be known now.
        """
        end = unsure.floors[0] + FARTHEST
        search = DuplicateSearch(self._numbering, message, unsure, end, found=list(unsure.found))
        try:
            most = min(await self._unheard(message.chat_id), MAX_PROBES)
            await self._search_on(search, most - unsure.probes)
        except (TelegramError, StoreError) as error:
            if not search.found and _may_pass(error):
                raise
            tell_failed(search, error)
        if not search.found:
            message.is_surely_first = search.is_complete
            keep(self._unsure, message.chat_id, search.unsure)
            return None
        oldest, *others = sorted(search.found)
        await take_back(message, others)
        if search.is_short:
            search.end = max(await self._numbering.highest(message.chat_id), *search.found) + 1
            self._later.look(search, oldest)
        return oldest

    async def _search_on(self, search: DuplicateSearch, most: int) -> None:
        """Search, and note how far that came, so that who comes after a kill goes on there.

        Raises TelegramError, StoreError.
        """
        noted_at = self.waiter.now()

        async def note() -> None:
            nonlocal noted_at
            noted_at = self.waiter.now()
            if search.probes and (answering := under_way()):
                await answering.note_look(search.progress())

        async def answered() -> None:
            if self.waiter.now() >= noted_at + NOTED_EVERY_S:
                await note()

        try:
            await search.run(most, answered)
        except TelegramError:
            with suppress(StoreError):
                await note()
            raise
        await note()

    async def _look_between(self, message: SentMessage, unsure: Sending, newest: int) -> int:
        """Look for older duplicates of a message that is there; gives the number of the one that stays."""
        message.tried = {number for number in message.tried if number <= message.first_floor}
        search = DuplicateSearch(self._numbering, message, unsure, newest, is_closed=True)
        try:
            await search.run(MAX_PROBES)
        except (TelegramError, StoreError) as error:
            tell_failed(search, error)
        oldest, *others = sorted((*search.found, newest))
        await take_back(message, others)
        if search.is_short:
            self._later.look(search, oldest)
        return oldest

    async def _unheard(self, chat_id: int) -> int:
        """How many numbers nobody knows: one for each message that is under way, and some more."""
        answering = under_way()
        if numbers_itself(chat_id):
            return MUCH_UNHEARD
        unnoted = await answering.all_under_way() if answering else 0
        return unnoted + min(UNHEARD + await self.pending(), MUCH_UNHEARD)

    def _has_arrived(self, chat_id: int, message_id: int) -> None:
        """A message of this process is there."""
        self._numbering.note(chat_id, message_id)
        self._unsure.pop(chat_id, None)
        self._blind.pop(chat_id, None)
        keep(self._spoken, chat_id, message_id)


def _may_pass(error: Exception) -> bool:
    """Whether to look again later may help."""
    return isinstance(error, _PASSING) and not isinstance(error, BadRequest)


def _chat_of(chat_id: int) -> dict[str, Any]:
    """As much of a chat as python-telegram-bot needs to read a message."""
    return {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}
