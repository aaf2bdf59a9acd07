"""Telegram's flood limits, kept in advance where they are known, and after a 429 as it says.

Known are (core.telegram.org/bots/faq): about 30 messages a second in all, one a second in a chat with short
bursts, 20 a minute in a group. Edits are counted as messages. What else the bot calls is not counted.

A call counts from its start until a second (a minute) after its *end*: whatever the network does in between,
Telegram then never sees more of them in a second (a minute) than there may be. A leaky bucket, which
python-telegram-bot's own limiter uses, lets twice as many pass at first.

After a 429 the chat's calls wait, whoever makes them, and nobody else's: Telegram does not say whether it
means the chat or the bot. When `_FLOODED_CHATS` chats are refused within `_FLOOD_S`, and it takes no message
for any chat in between, it is the bot that sends too much, and all calls wait. Only time ends such a pause.
"""

from __future__ import annotations

import asyncio
import logging
import math
import os
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.channel.telegram.api.retry import QUIET_S, Waiter, seconds
from bot.channel.telegram.metrics import Metrics
from bot.trouble import Trouble

LONGEST_WAIT_S = 15.0
"""A call that would have to wait for longer fails with RetryAfter, and others get its place."""
PRIVATE_BURST = 3
"""A choice: one a second is the rule for a chat, but short bursts pass (Telegram: FAQ for bots)."""
GROUP_PER_MINUTE = 20
"""Telegram's limit for one group (FAQ for bots)."""
RESERVED = 1
"""Of these, how many are kept for what is urgent: the word to somebody whose secret was taken away."""
REMEMBERED = 512
"""Chats that are kept in mind at least; more of them are looked through for idle ones."""
_SECOND_S, _MINUTE_S = 1.01, 60.5
"""A little longer, for no two clocks agree."""
_FLOODED_CHATS, _FLOOD_S = 3, 2.0
"""A choice: so many chats refused within so long are no coincidence."""
_SLACK_S = 0.1
"""A choice: a call at the very end of what Telegram asked for is often refused again."""

_is_probing: ContextVar[bool] = ContextVar("probing", default=False)
_log = logging.getLogger(__name__)


_is_urgent: ContextVar[bool] = ContextVar("is_urgent", default=False)
_before: ContextVar[Callable[[], Awaitable[None]] | None] = ContextVar("before", default=None)


@contextmanager
def urgent() -> Iterator[None]:
    """What is called inside goes before everything else of its chat, and past the minute's limit."""
    before = _is_urgent.set(True)
    try:
        yield
    finally:
        _is_urgent.reset(before)


@contextmanager
def probing() -> Iterator[None]:
    """Edits made inside do not count as messages of their chat, only among all calls: they change nothing.

    They are tried in the hope that Telegram answers "message is not modified".
    """
    before = _is_probing.set(True)
    try:
        yield
    finally:
        _is_probing.reset(before)


@contextmanager
def leaving(before: Callable[[], Awaitable[None]] | None) -> Iterator[None]:
    """`before` is awaited each time that a call made inside has waited for its turn and leaves."""
    outside = _before.set(before)
    try:
        yield
    finally:
        _before.reset(outside)


class _Window:
    """So many calls in any `span_s` seconds, those under way included."""

    def __init__(self, most: int, span_s: float) -> None:
        self._most = most
        self._span_s = span_s
        self._under_way = 0
        self._ended: deque[float] = deque()
        self._left = asyncio.Event()

    def enter(self, now: float) -> float:
        """Begin a call, and give 0; else seconds until one may begin, infinite while all are under way."""
        while self._ended and self._ended[0] + self._span_s <= now:
            self._ended.popleft()
        if self._under_way + len(self._ended) < self._most:
            self._under_way += 1
            return 0.0
        self._left.clear()
        return self._ended[0] + self._span_s - now if self._ended else math.inf

    def force(self) -> None:
        """Begin a call, whatever there may be already."""
        self._under_way += 1

    def leave(self, now: float) -> None:
        """A call has ended."""
        self._under_way -= 1
        self._ended.append(now)
        self._left.set()

    async def until_one_left(self) -> None:
        """Wait for the end of a call."""
        await self._left.wait()

    def is_idle(self, now: float) -> bool:
        """Whether nothing counts any more."""
        return not self._under_way and (not self._ended or self._ended[-1] + self._span_s <= now)


class _ChatUse:
    """What a chat, or a method that is for no chat, has used up; one counted call at a time."""

    def __init__(self, *, is_group: bool) -> None:
        self.turn = asyncio.Lock()
        self.paused_until = 0.0
        self.urgent = 0
        self.is_calm = asyncio.Event()
        self.is_calm.set()
        self._burst = 1 if is_group else PRIVATE_BURST
        self._used_until = 0.0
        self._minute = _Window(GROUP_PER_MINUTE - RESERVED, _MINUTE_S) if is_group else None

    def enter(self, now: float) -> float:
        """Begin a counted call, and give 0; else the seconds until one may begin."""
        wait_s = self._used_until - (self._burst - 1) * _SECOND_S - now
        if wait_s > 0:
            return wait_s
        return self._minute.enter(now) if self._minute else 0.0

    def force(self) -> None:
        """Begin a counted call that does not wait for the minute's limit."""
        if self._minute:
            self._minute.force()

    def until_next(self, now: float) -> float:
        """Seconds until Telegram takes one more call for this chat, but for the minute's limit."""
        next_at = max(self.paused_until, self._used_until - (self._burst - 1) * _SECOND_S)
        return max(0.0, next_at - now)

    def leave(self, now: float) -> None:
        """A counted call has ended: it uses up one second."""
        self._used_until = max(self._used_until, now) + _SECOND_S
        if self._minute:
            self._minute.leave(now)

    def pause(self, end: float) -> None:
        """Telegram found that it was too much: no call until then, and no burst; counts the refused call."""
        self.paused_until = max(self.paused_until, end)
        self._used_until = max(self._used_until, end + (self._burst - 2) * _SECOND_S)

    def is_idle(self, now: float) -> bool:
        """Whether it may be forgotten."""
        is_free = (
            not self.turn.locked() and not self.urgent and max(self._used_until, self.paused_until) <= now
        )
        return is_free and (self._minute is None or self._minute.is_idle(now))


class FloodLimiter(BaseRateLimiter[None]):
    """Lets calls pass as fast as Telegram takes them, and repeats what it refused with 429.

    With 0 calls a second nothing is held back in advance; a 429 is heeded all the same.
    """

    def __init__(
        self,
        calls_per_second: int,
        waiter: Waiter,
        metrics: Metrics | None = None,
        kept: int = REMEMBERED,
    ) -> None:
        os.environ.setdefault("PTB_TIMEDELTA", "1")  # else each 429 is a deprecation warning
        self._waiter = waiter
        self._metrics = metrics or Metrics()
        self._overall = _Window(calls_per_second, _SECOND_S) if calls_per_second else None
        self._door = asyncio.Lock()
        self._chats: OrderedDict[str, _ChatUse] = OrderedDict()
        self._kept = self._look_through_at = kept
        self._refused: deque[tuple[float, str, float]] = deque()
        self._paused_until = 0.0
        self._flood = Trouble(_log, "Telegram limits what the bot sends", QUIET_S)

    @property
    def remembered(self) -> int:
        """How many chats it keeps in mind."""
        return len(self._chats)

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def process_request(  # noqa: PLR0917 - as the library calls it
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:
        """Make a call when its turn has come.

        Raises RetryAfter where that is too far away, StoppingError, and whatever the call raises.
        """
        key = str(data.get("chat_id", endpoint))
        chat = self._chat(key)
        is_message = "chat_id" in data and _is_counted(endpoint)
        is_counted = self._overall is not None and is_message
        is_decoration = endpoint == "sendChatAction"
        waited_s = 0.0
        while True:
            begin = self._waiter.now()
            most_s = 0.0 if is_decoration else LONGEST_WAIT_S - waited_s
            passage = self._urgent_passage if _is_urgent.get() else self._passage
            async with passage(chat, most_s, is_counted=is_counted):
                started = self._waiter.now()
                waited_s += started - begin
                if before := _before.get():
                    await before()
                try:
                    result = await callback(*args, **kwargs)
                except RetryAfter as error:
                    self._note_refusal(key, chat, seconds(error.retry_after))
                else:
                    if is_message and self._refused and started > self._refused[-1][0]:
                        self._refused.clear()  # Telegram takes messages, so it meant those chats
                    if waited_s:
                        self._metrics.waited(waited_s)
                    self._flood.went_well()
                    return result

    @asynccontextmanager
    async def _passage(self, chat: _ChatUse, most_s: float, *, is_counted: bool) -> AsyncIterator[None]:
        """The time in which a call may be made, after at most so many seconds."""
        until = self._waiter.now() + most_s
        if not is_counted:
            await self._sit_out(chat, until)
            yield
            return
        if _is_probing.get():
            await self._sit_out(chat, until)
            async with self._one_of_all(until):
                yield
            return
        async with chat.turn:
            await self._enter_chat(chat, until)
            try:
                async with self._one_of_all(until):
                    yield
            finally:
                chat.leave(self._waiter.now())

    @asynccontextmanager
    async def _urgent_passage(
        self, chat: _ChatUse, most_s: float, *, is_counted: bool
    ) -> AsyncIterator[None]:
        """The same for what cannot wait: past everything that waits for this chat, which waits meanwhile."""
        until = self._waiter.now() + most_s
        chat.urgent += 1
        chat.is_calm.clear()
        try:
            if is_counted:
                while wait_s := chat.until_next(self._waiter.now()):
                    await self._wait(wait_s, until)
                chat.force()
                if self._overall:
                    self._overall.force()
            try:
                yield
            finally:
                if is_counted:
                    chat.leave(self._waiter.now())
                    if self._overall:
                        self._overall.leave(self._waiter.now())
        finally:
            chat.urgent -= 1
            if not chat.urgent:
                chat.is_calm.set()

    @asynccontextmanager
    async def _one_of_all(self, until: float) -> AsyncIterator[None]:
        """The time in which it counts among the calls to all chats."""
        await self._enter_overall(until)
        try:
            yield
        finally:
            if self._overall:
                self._overall.leave(self._waiter.now())

    async def _enter_chat(self, chat: _ChatUse, until: float) -> None:
        await self._sit_out(chat, until)
        while chat.urgent or (wait_s := chat.enter(self._waiter.now())):
            if chat.urgent:
                await chat.is_calm.wait()
            else:
                await self._wait(wait_s, until)
            await self._sit_out(chat, until)

    async def _enter_overall(self, until: float) -> None:
        """One after the other, as they came; the first waits for all."""
        if self._overall is None:
            return
        async with self._door:
            await self._sit_out(None, until)
            while wait_s := self._overall.enter(self._waiter.now()):
                if math.isinf(wait_s):
                    await self._overall.until_one_left()
                else:
                    await self._wait(wait_s, until)
                await self._sit_out(None, until)

    async def _sit_out(self, chat: _ChatUse | None, until: float) -> None:
        """Wait for the end of all pauses, also of those that begin meanwhile."""
        while True:
            end = max(self._paused_until, chat.paused_until if chat else 0.0)
            wait_s = end - self._waiter.now()
            if wait_s <= 0:
                return
            await self._wait(wait_s, until)

    async def _wait(self, wait_s: float, until: float) -> None:
        if self._waiter.now() + wait_s > until:
            raise RetryAfter(timedelta(seconds=wait_s))
        await self._waiter.pause(wait_s)

    def _note_refusal(self, key: str, chat: _ChatUse, asked_s: float) -> None:
        now = self._waiter.now()
        end = now + asked_s + _SLACK_S
        chat.pause(end)
        while self._refused and self._refused[0][0] + _FLOOD_S < now:
            self._refused.popleft()
        self._refused.append((now, key, end))
        if len({other for _, other, _ in self._refused}) >= _FLOODED_CHATS:
            self._paused_until = max(self._paused_until, min(until for *_, until in self._refused))
        self._flood.failed(f"pause of {asked_s:g} s")

    def _chat(self, key: str) -> _ChatUse:
        """The chat's state; idle chats are forgotten when there are many."""
        chat = self._chats.get(key)
        if chat is None:
            if len(self._chats) >= self._look_through_at:
                now = self._waiter.now()
                for name in [name for name, known in self._chats.items() if known.is_idle(now)]:
                    del self._chats[name]
                self._look_through_at = max(self._kept, 2 * len(self._chats))
            chat = self._chats[key] = _ChatUse(is_group=key.startswith(("-", "@")))
        return chat


def _is_counted(endpoint: str) -> bool:
    is_sent = endpoint.startswith(("send", "copy", "forward")) and endpoint != "sendChatAction"
    return is_sent or endpoint.startswith("editMessage")
