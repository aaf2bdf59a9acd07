"""How much may be sent: in a chat, and to all of them together.

A call counts from its start until a second (a minute) after its *end*: whatever the network does in between,
Telegram then never sees more of them in a second (a minute) than there may be. A leaky bucket, which
python-telegram-bot's own limiter uses, lets twice as many pass at first.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque

PRIVATE_BURST = 3
"""A choice: one a second is the rule for a chat, but short bursts pass (Telegram: FAQ for bots)."""
GROUP_PER_MINUTE = 20
"""Telegram's limit for one group (FAQ for bots)."""
RESERVED = 1
"""Of these, how many are kept for what is urgent: the word to somebody whose secret was taken away."""
SECOND_S, _MINUTE_S = 1.01, 60.5
"""A little longer, for no two clocks agree; seconds."""


class CallWindow:
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


class ChatQuota:
    """What a chat, or a method that is for no chat, has used up; one counted call at a time."""

    def __init__(self, *, is_group: bool) -> None:
        self.turn = asyncio.Lock()
        self.paused_until = 0.0
        self.urgent = 0
        self.is_calm = asyncio.Event()
        self.is_calm.set()
        self._burst = 1 if is_group else PRIVATE_BURST
        self._used_until = 0.0
        self._minute = CallWindow(GROUP_PER_MINUTE - RESERVED, _MINUTE_S) if is_group else None

    def enter(self, now: float) -> float:
        """Begin a counted call, and give 0; else the seconds until one may begin."""
        wait_s = self._used_until - (self._burst - 1) * SECOND_S - now
        if wait_s > 0:
            return wait_s
        return self._minute.enter(now) if self._minute else 0.0

    def force(self) -> None:
        """Begin a counted call that does not wait for the minute's limit."""
        if self._minute:
            self._minute.force()

    def until_next(self, now: float) -> float:
        """Seconds until Telegram takes one more call for this chat, but for the minute's limit."""
        next_at = max(self.paused_until, self._used_until - (self._burst - 1) * SECOND_S)
        return max(0.0, next_at - now)

    def leave(self, now: float) -> None:
        """A counted call has ended: it uses up one second."""
        self._used_until = max(self._used_until, now) + SECOND_S
        if self._minute:
            self._minute.leave(now)

    def pause(self, end: float) -> None:
        """Telegram found that it was too much: no call until then, and no burst; counts the refused call."""
        self.paused_until = max(self.paused_until, end)
        self._used_until = max(self._used_until, end + (self._burst - 2) * SECOND_S)

    def is_idle(self, now: float) -> bool:
        """Whether it may be forgotten."""
        is_free = (
            not self.turn.locked() and not self.urgent and max(self._used_until, self.paused_until) <= now
        )
        return is_free and (self._minute is None or self._minute.is_idle(now))
