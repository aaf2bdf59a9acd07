"""HTTP calls to Telegram that survive its moods: 5xx, no connection, no answer; and waiting while stopping.

What certainly had no effect, or may have its effect twice, is repeated here. A message whose fate is
unknown (the connection broke after it was sent) is a `MaybeSentError`: `duplicates` knows how to go on.
Telegram's 429 is the business of `flood_limits`.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
import math
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, TypeAlias

import aiohttp
import msgspec
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import RequestData

from bot.channel.rate import Clock
from bot.channel.telegram.api.http import AiohttpRequest, NotSentError
from bot.channel.telegram.metrics import Metrics
from bot.trouble import Trouble

Sleep: TypeAlias = Callable[[float], Awaitable[None]]

PAUSES_S = (0.5, 1.0, 2.0, 4.0)
"""A choice: doubled, so that a restart of Telegram's server is outlived in under ten seconds."""
QUIET_S = 60.0
"""Trouble that comes back within this is one episode in the log."""
_TOO_MANY, _SERVER_ERROR = 429, 500
"""Codes of HTTP."""
_GATEWAY = (502, 504)
"""What stands before the Bot API server does not know what became of the call."""

_log = logging.getLogger(__name__)


class MaybeSentError(NetworkError):
    """A message may have arrived, or not; says what broke."""


class StoppingError(TelegramError):
    """The bot stops before a pause would be over; nothing was sent."""

    def __init__(self) -> None:
        super().__init__("the bot stops")


class Waiter:
    """Waits, but not for longer than the bot runs. `clock` gives seconds."""

    def __init__(self, sleep: Sleep = asyncio.sleep, clock: Clock = time.monotonic) -> None:
        self._sleep = sleep
        self.now = clock
        self._ending = asyncio.Event()
        self._until = math.inf

    @property
    def is_ending(self) -> bool:
        """Whether the bot stops."""
        return self._ending.is_set()

    def end(self, within_s: float) -> None:
        """The bot stops: whoever waits for longer than this gives up at once."""
        self._until = self.now() + within_s
        self._ending.set()

    async def rest(self, seconds: float) -> bool:
        """Wait; False as soon as the bot stops."""
        if self.is_ending:
            return False
        resting = asyncio.ensure_future(self._sleep(seconds))
        ending = asyncio.create_task(self._ending.wait())
        try:
            await asyncio.wait((resting, ending), return_when=asyncio.FIRST_COMPLETED)
            return resting.done()
        finally:
            for task in (resting, ending):
                task.cancel()
            await asyncio.gather(resting, ending, return_exceptions=True)

    async def pause(self, seconds: float) -> None:
        """Wait.

        Raises:
            StoppingError: the bot stops before it would be over.
        """
        end = self.now() + seconds
        if await self.rest(seconds):
            return
        if end > self._until:
            raise StoppingError
        await self._sleep(end - self.now())


def endless_pauses() -> Iterator[float]:
    """Give pauses in seconds for as long as an outage lasts: 1, 1.5, 2.25 … 30."""
    pauses = itertools.accumulate(itertools.repeat(1.5), lambda last, by: min(last * by, 30.0))
    return itertools.chain((1.0,), pauses)


class RetryingRequest(AiohttpRequest):
    """Repeats a call that certainly had no effect, or may have its effect twice."""

    def __init__(
        self,
        connections: int,
        read_timeout_s: float,
        waiter: Waiter,
        pauses: Sequence[float] = PAUSES_S,
        metrics: Metrics | None = None,
    ) -> None:
        super().__init__(connections, read_timeout_s)
        self._waiter = waiter
        self._pauses = pauses
        self._metrics = metrics or Metrics()
        self._trouble = Trouble(_log, "calls to Telegram fail", QUIET_S)

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kw: Any
    ) -> tuple[int, bytes]:
        """Make the call, again after a pause where that helps; the last outcome counts.

        Raises NetworkError; MaybeSentError where a message may have arrived; StoppingError.
        """
        endpoint = "file" if method == "GET" else url.rpartition("/")[2]
        for pause_s in (*self._pauses, None):
            try:
                code, payload = await super().do_request(url, method, request_data, *args, **kw)
            except NetworkError as error:
                self._metrics.call_failed(endpoint, "timeout" if isinstance(error, TimedOut) else "network")
                problem = explain(error)
                self._give_up_if_unsure(endpoint, problem, error)
                if pause_s is None:
                    raise
            else:
                if code >= 400:
                    self._metrics.call_failed(endpoint, str(code))
                elif self._pauses:
                    self._trouble.went_well()
                if not _may_pass(code, payload) or pause_s is None:
                    return code, payload
                problem = f"HTTP {code}"
                if code in _GATEWAY:
                    self._give_up_if_unsure(endpoint, problem)
            self._trouble.failed(f"{endpoint}: {problem}")
            await self._waiter.pause(pause_s)
        raise AssertionError("the last pause is None")

    def _give_up_if_unsure(self, endpoint: str, problem: str, error: Exception | None = None) -> None:
        is_message = endpoint.startswith("send") and endpoint not in ("sendChatAction", "sendMessageDraft")
        if is_message and not isinstance(error, NotSentError):
            self._trouble.failed(f"{endpoint}: {problem}")
            raise MaybeSentError(f"{endpoint} may have arrived: {problem}") from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse what Telegram answered; unlike the original, log nothing of what people wrote.

        Raises TelegramError where it is no JSON object.
        """
        parsed: Any = None
        with suppress(ValueError):
            parsed = _lenient(payload)
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        return parsed


def _lenient(payload: bytes) -> Any:
    """Parse JSON; half a pair or NaN in it only the standard library takes. Raises ValueError."""
    try:
        return msgspec.json.decode(payload)
    except ValueError:
        return json.loads(payload.decode("utf-8", "replace"))


def seconds(time: float | timedelta) -> float:
    """A time as python-telegram-bot gives it, in seconds."""
    return time.total_seconds() if isinstance(time, timedelta) else float(time)


def explain(error: BaseException) -> str:
    """Say in a few words what went wrong, without what the server answered, and without an address.

    Of aiohttp's errors only what the operating system says is safe: others quote the address with the token.
    """
    cause = error.__cause__
    if isinstance(cause, (aiohttp.ClientError, OSError)):
        reason = cause.strerror if isinstance(cause, OSError) else ""
        return f"{type(cause).__name__}: {reason or ''}".strip(": ")
    return str(error).partition(". Parsing the server response")[0]


def _may_pass(code: int, payload: bytes) -> bool:
    """Tell whether the same call may work in a moment; how long a 429 lasts, Telegram says itself."""
    if code != _TOO_MANY:
        return code >= _SERVER_ERROR
    try:
        return not json.loads(payload)["parameters"]["retry_after"]
    except (ValueError, TypeError, KeyError):
        return True
