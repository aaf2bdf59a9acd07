"""HTTP calls to Telegram that survive its moods: 429, 5xx, no connection.

A message whose fate is unknown (the connection broke after it was sent) is not sent again: it may
have arrived.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any, TypeAlias

import httpx
from telegram.error import NetworkError, TelegramError
from telegram.request import HTTPXRequest, RequestData

Sleep: TypeAlias = Callable[[float], Awaitable[None]]

PAUSES_S = (0.5, 1.0, 2.0, 4.0)
LONGEST_WAIT_S = 60.0
"""If Telegram wants a longer pause than this, the call fails instead."""
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_CONFLICT, _TOO_MANY, _SERVER_ERROR = 409, 429, 500
_PROBLEMS = {_CONFLICT: "another program polls with the same token"}
_SLACK_S = 0.1

_log = logging.getLogger(__name__)


def endless_pauses() -> Iterator[float]:
    """Give pauses in seconds for as long as an outage lasts: 1, 1.5, 2.25 … 30."""
    pauses = itertools.accumulate(itertools.repeat(1.5), lambda last, by: min(last * by, 30.0))
    return itertools.chain((1.0,), pauses)


class PatientRequest(HTTPXRequest):
    """Repeats a call that certainly had no effect, or may have its effect twice."""

    def __init__(
        self,
        connections: int,
        read_timeout_s: float,
        pauses: Callable[[], Iterable[float]] = lambda: PAUSES_S,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        super().__init__(
            connection_pool_size=connections,
            read_timeout=read_timeout_s,
            connect_timeout=10.0,
            pool_timeout=30.0,
        )
        self.pauses = pauses
        self._sleep = sleep

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kw: Any
    ) -> tuple[int, bytes]:
        """Make the call, again after a pause where that helps; the last outcome counts."""
        endpoint = "file" if method == "GET" else url.rpartition("/")[2]
        for failures, pause_s in enumerate(self.pauses()):
            wait_s: float | None = pause_s
            try:
                code, payload = await super().do_request(url, method, request_data, *args, **kw)
            except NetworkError as error:
                if not _may_repeat(endpoint, error):
                    raise
                problem = explain(error)
            else:
                wait_s, problem = _wait(endpoint, code, payload, pause_s), _PROBLEMS.get(code, f"HTTP {code}")
                if wait_s is None:
                    if failures:
                        _log.info("%s works again, failures: %d", endpoint, failures)
                    return code, payload
            level = logging.DEBUG if failures else logging.WARNING
            _log.log(level, "%s failed (%s), trying again", endpoint, problem)
            await self._sleep(wait_s or pause_s)
        return await super().do_request(url, method, request_data, *args, **kw)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse what Telegram answered; unlike the original, log nothing of what people wrote."""
        try:
            parsed = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            parsed = None
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        return parsed


def explain(error: BaseException) -> str:
    """Say in a few words what went wrong, without what the server answered."""
    cause = error.__cause__
    if isinstance(cause, httpx.HTTPError):
        return f"{type(cause).__name__}: {cause}".strip(": ")
    return str(error).partition(". Parsing the server response")[0]


def _wait(endpoint: str, code: int, payload: bytes, pause_s: float) -> float | None:
    """Tell how long to wait before the call is made again; None if it should not be."""
    if code >= _SERVER_ERROR or (code == _CONFLICT and endpoint == "getUpdates"):
        return pause_s
    if code != _TOO_MANY:
        return None
    try:
        asked_s = float(json.loads(payload)["parameters"]["retry_after"])
    except (ValueError, TypeError, KeyError):
        return pause_s
    return asked_s + _SLACK_S if asked_s <= LONGEST_WAIT_S else None


def _may_repeat(endpoint: str, error: NetworkError) -> bool:
    is_message = endpoint.startswith("send") and endpoint != "sendChatAction"
    return not is_message or isinstance(error.__cause__, _NOT_SENT)
