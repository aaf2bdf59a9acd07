"""Telegram's flood limits, kept in advance where they are known, and after a 429 as it says.

Known are (core.telegram.org/bots/faq): about 30 messages a second in all, one a second in a chat with short
bursts, 20 a minute in a group. Edits are counted as messages. What else the bot calls is not counted.

`message_quota` counts what is sent.

After a 429 the chat's calls wait, whoever makes them, and nobody else's: Telegram does not say whether it
means the chat or the bot. A call that names no chat, as to fetch a file, waits for others of its kind that
are made `on_behalf_of` the same chat. Who waits leaves its slot to others. When `_FLOODED_CHATS` chats are
refused within `_FLOOD_S`, and it takes no message for any chat in between, it is the bot that sends too much,
and all calls wait. Only time ends such a pause.
"""

from __future__ import annotations

import asyncio
import logging
import math
import os
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any, TypeVar

from telegram.error import RetryAfter

from bot.channel.telegram.api.answering_slots import slot_afterwards, step_aside
from bot.channel.telegram.api.message_quota import SECOND_S, CallWindow, ChatQuota
from bot.channel.telegram.api.retry import QUIET_S, Waiter, seconds
from bot.channel.telegram.metrics import Metrics
from bot.trouble import Trouble

LONGEST_WAIT_S = 15.0
"""A call that would have to wait for longer fails with RetryAfter, and others get its place."""
REMEMBERED = 512
"""Chats that are kept in mind at least; more of them are looked through for idle ones."""
_FLOODED_CHATS, _FLOOD_S = 3, 2.0
"""A choice: so many chats refused within so long are no coincidence."""
_SLACK_S = 0.1
"""A choice: a call at the very end of what Telegram asked for is often refused again."""

_T = TypeVar("_T")

_log = logging.getLogger(__name__)
_is_probing: ContextVar[bool] = ContextVar("probing", default=False)
_is_urgent: ContextVar[bool] = ContextVar("is_urgent", default=False)
_for_chat: ContextVar[str] = ContextVar("for_chat", default="")
_before: ContextVar[Callable[[], Awaitable[None]] | None] = ContextVar("before", default=None)


@contextmanager
def on_behalf_of(chat: str) -> Iterator[None]:
    """What is called inside and names no chat is for this one."""
    before = _for_chat.set(chat)
    try:
        yield
    finally:
        _for_chat.reset(before)


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


class FloodLimiter:
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
        self._overall = CallWindow(calls_per_second, SECOND_S) if calls_per_second else None
        self._door = asyncio.Lock()
        self._chats: OrderedDict[str, ChatQuota] = OrderedDict()
        self._kept = self._look_through_at = kept
        self._refused: deque[tuple[float, str, float]] = deque()
        self._paused_until = 0.0
        self._flood = Trouble(_log, "Telegram limits what the bot sends", QUIET_S)

    @property
    def remembered(self) -> int:
        """How many chats it keeps in mind."""
        return len(self._chats)

    async def made(self, call: Callable[[], Awaitable[_T]], endpoint: str, data: Mapping[str, Any]) -> _T:
        """Make a call when its turn has come, and once more as often as it is refused for a flood.

        Raises RetryAfter where that is too far away, StoppingError, and whatever the call raises.
        """
        async with slot_afterwards():
            return await self._in_turn(call, endpoint, data)

    async def _in_turn(self, call: Callable[[], Awaitable[_T]], endpoint: str, data: Mapping[str, Any]) -> _T:
        key = str(data["chat_id"]) if "chat_id" in data else f"{endpoint} {_for_chat.get()}"
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
                    result = await call()
                except RetryAfter as error:
                    whose = str(data.get("chat_id") or _for_chat.get().rpartition("/")[2] or key)
                    self._note_refusal(whose, chat, seconds(error.retry_after))
                else:
                    if is_message and self._refused and started > self._refused[-1][0]:
                        self._refused.clear()  # Telegram takes messages, so it meant those chats
                    if waited_s:
                        self._metrics.waited(waited_s)
                    self._flood.went_well()
                    return result

    @asynccontextmanager
    async def _passage(self, chat: ChatQuota, most_s: float, *, is_counted: bool) -> AsyncIterator[None]:
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
        self, chat: ChatQuota, most_s: float, *, is_counted: bool
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

    async def _enter_chat(self, chat: ChatQuota, until: float) -> None:
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

    async def _sit_out(self, chat: ChatQuota | None, until: float) -> None:
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
        step_aside()
        await self._waiter.pause(wait_s)

    def _note_refusal(self, whose: str, chat: ChatQuota, asked_s: float) -> None:
        """Have the calls of one kind wait; `whose` is the chat for which, whatever kind that was."""
        now = self._waiter.now()
        end = now + asked_s + _SLACK_S
        chat.pause(end)
        while self._refused and self._refused[0][0] + _FLOOD_S < now:
            self._refused.popleft()
        self._refused.append((now, whose, end))
        if len({other for _, other, _ in self._refused}) >= _FLOODED_CHATS:
            self._paused_until = max(self._paused_until, min(until for *_, until in self._refused))
        self._flood.failed(f"pause of {asked_s:g} s")

    def _chat(self, key: str) -> ChatQuota:
        """The chat's state; idle chats are forgotten when there are many."""
        chat = self._chats.get(key)
        if chat is None:
            if len(self._chats) >= self._look_through_at:
                now = self._waiter.now()
                for name in [name for name, known in self._chats.items() if known.is_idle(now)]:
                    del self._chats[name]
                self._look_through_at = max(self._kept, 2 * len(self._chats))
            chat = self._chats[key] = ChatQuota(is_group=key.startswith(("-", "@")))
        return chat


def _is_counted(endpoint: str) -> bool:
    is_sent = endpoint.startswith(("send", "copy", "forward")) and endpoint != "sendChatAction"
    return is_sent or endpoint.startswith("editMessage")
