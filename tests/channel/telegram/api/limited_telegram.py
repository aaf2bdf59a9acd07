"""A Telegram in simulated time that keeps its flood limits, behind the bot's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from telegram.error import RetryAfter

from bot.channel.telegram.api.flood_limits import REMEMBERED, FloodLimiter
from bot.channel.telegram.api.retry import Waiter, seconds
from tests.channel.telegram.simulated_time import SimulatedTime
from tests.fakes.bot_api import FloodLimits
from tests.fakes.bot_api.floods import FloodMeter
from tests.fakes.bot_api.refusals import Refusal


@dataclass
class LimitedTelegram:
    """Takes calls through a gate in simulated time; each is on its way for `latency_s` to and fro."""

    calls_per_second: int = 30
    latency_s: Callable[[], float] = lambda: 0.05
    limits: FloodLimits | None = None
    time: SimulatedTime = field(default_factory=SimulatedTime)
    arrived: list[tuple[float, Any, str]] = field(default_factory=list)
    refusals: dict[Any, list[float]] = field(default_factory=dict)
    meter: FloodMeter = field(default_factory=FloodMeter)
    refused: int = 0
    kept: int = REMEMBERED

    def __post_init__(self) -> None:
        self.waiter = Waiter(self.time.sleep, self.time.clock)
        self.gate = FloodLimiter(self.calls_per_second, self.waiter, kept=self.kept)

    async def call(self, chat: int | None, text: str = "", endpoint: str = "sendMessage") -> None:
        """Make one call; what has to wait for long is tried again then, as the worker does."""
        while True:
            try:
                await self.try_once(chat, text, endpoint)
            except RetryAfter as error:
                await self.time.sleep(seconds(error.retry_after))
            else:
                return

    async def try_once(self, chat: int | None, text: str = "", endpoint: str = "sendMessage") -> None:
        """Make one call."""
        data = {} if chat is None else {"chat_id": chat, "text": text}
        await self.gate.made(partial(self._arrive, chat, text), endpoint, data)

    async def _arrive(self, chat: int | None, text: str) -> bool:
        await self.time.sleep(self.latency_s())
        now = self.time.now_s
        if self.refusals.get(chat):
            self.refused += 1
            raise RetryAfter(int(self.refusals[chat].pop(0)))
        if self.limits and chat is not None:
            try:
                self.meter.check(self.limits, str(chat), now)
            except Refusal as refusal:
                self.refused += 1
                raise RetryAfter(int(refusal.parameters["retry_after"])) from None
        self.arrived.append((now, chat, text))
        await self.time.sleep(self.latency_s())
        return True

    def times(self, chat: int | None) -> list[float]:
        """When calls for a chat arrived, in seconds."""
        return [at for at, to, _ in self.arrived if to == chat]
