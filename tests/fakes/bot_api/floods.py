"""Telegram's flood limits on sending: per second overall and per chat, per minute per group."""

import math
from collections import deque
from dataclasses import dataclass, field

from tests.fakes.bot_api.refusals import too_many_requests


@dataclass(frozen=True)
class FloodLimits:
    """How many messages pass; the rest is refused with 429."""

    overall_per_s: int = 30
    per_chat_per_s: int = 1
    per_group_per_min: int = 20


@dataclass
class FloodMeter:
    """When messages went out, in seconds of the world's clock, newest last."""

    sent: dict[str, deque[float]] = field(default_factory=dict)

    def check(self, limits: FloodLimits, chat_id: str, now: float) -> None:
        """Count a message for a chat. Raises `Refusal` with the wait for the next one."""
        windows = [
            ("all", limits.overall_per_s, 1.0),
            (f"chat {chat_id}", limits.per_chat_per_s, 1.0),
        ]
        if chat_id.startswith(("-", "@")):
            windows.append((f"group {chat_id}", limits.per_group_per_min, 60.0))
        wait_s = 0.0
        for name, most, span_s in windows:
            times = self.sent.setdefault(name, deque())
            while times and times[0] <= now - span_s:
                times.popleft()
            if len(times) >= most:
                wait_s = max(wait_s, times[-most] + span_s - now)
        if wait_s > 0:
            raise too_many_requests(max(1, math.ceil(wait_s)))
        for name, _, _ in windows:
            self.sent[name].append(now)
