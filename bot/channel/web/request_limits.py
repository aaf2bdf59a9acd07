"""How much, how slowly and how often somebody may send: 413, 408 and 429, each a page that says so.

When many send at once, so many bodies are in memory as `AT_ONCE` allows; who comes then waits, unread, for a
turn, and gets 503 and a page when that takes too long. What is too large is still read, up to
`DRAINED_BYTES`, and thrown away at once: a browser shows an answer only once it has sent everything.
"""

from __future__ import annotations

import asyncio
import itertools
import time

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channel.rate import Clock, Pace
from bot.channel.web.rendering import problem
from bot.translate import _, n_

FILE_BYTES = 1 << 20
"""How large a file may be, as in the chat."""
BODY_BYTES = FILE_BYTES + (128 << 10)
DRAINED_BYTES = 64 << 20
"""A choice: above it a connection is cut without a page that says why."""
READ_S = 120.0
"""How long a form may take to come."""
AT_ONCE = 48
"""Forms that are in memory at once."""
WAIT_S = 60.0
"""How long somebody waits for a turn."""


class RequestLimits:
    """Hands on requests whose body has come whole, within size and time, and not too often."""

    def __init__(
        self,
        app: ASGIApp,
        per_minute: int = 60,
        clock: Clock = time.monotonic,
        *,
        read_s: float = READ_S,
        wait_s: float = WAIT_S,
        at_once: int = AT_ONCE,
    ) -> None:
        self._app = app
        self._pace = Pace(per_minute, clock)
        self._read_s = read_s
        self._wait_s = wait_s
        self._turns = asyncio.Semaphore(at_once)
        self._numbers = itertools.count()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._wait_s):
                await self._turns.acquire()
        except TimeoutError:
            told = _("Too many people are here at once. Nothing was done; please send it again in a minute.")
            await problem(Request(scope), 503, told)(scope, receive, send)
            return
        try:
            await self._attend(scope, receive, send)
        finally:
            self._turns.release()

    async def _attend(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        client = request.client.host if request.client else ""
        too_fast = self._pace.count(client, next(self._numbers))
        try:
            async with asyncio.timeout(self._read_s):
                body = await _read(request)
        except TimeoutError:
            response = problem(request, 408, _("The file did not come in time. Please send it again."))
            await response(scope, receive, send)
            return
        except ClientDisconnect:
            return  # nobody is there to be told
        if too_fast:
            wait = n_("Please wait {count} second.", "Please wait {count} seconds.", too_fast.seconds)
            await problem(request, 429, wait)(scope, receive, send)
        elif body is None:
            told = _(
                "That is too big for me: I read account files of up to {limit} kB. Export the external "
                "account alone and choose that file.",
                limit=FILE_BYTES // 1024,
            )
            await problem(request, 413, told)(scope, receive, send)
        else:
            await self._app(scope, _replayed(body, receive), send)


async def _read(request: Request) -> bytes | None:
    """The body; None if it is too large, whatever its header claims."""
    claimed = request.headers.get("content-length", "0")
    if not claimed.isdecimal() or int(claimed) > DRAINED_BYTES:
        return None
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > DRAINED_BYTES:
            return None
        if size > BODY_BYTES:
            parts.clear()
        else:
            parts.append(part)
    return None if size > BODY_BYTES else b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """What hands the body out again, once."""
    is_given = False

    async def replay() -> Message:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
