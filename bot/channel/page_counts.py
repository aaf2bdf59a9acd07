"""The pages that are served along with a bot, for whoever looks after it: counted, asked whether they live.

Both work on any ASGI application, from outside.
"""

from __future__ import annotations

import asyncio
import time
from typing import Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.languages import LOCALES

PAGES = ("chat", "check", "documents", "mini-app", "static")
"""Of what is counted; everything else is `other`."""
_ALIVE_S = 3.0
"""A choice: what has not answered by then does not answer people either; a probe waits as long."""


class Count(Protocol):
    """Counts a page that was served."""

    def __call__(self, page: str, status: int, seconds: float) -> None:
        """`page` is one of `PAGES` or `other`; `status` 0 where nobody waited for the answer."""


class Counted:
    """Hands requests on to an application, and counts its answers; paths and what was sent are not kept."""

    def __init__(self, app: ASGIApp, count: Count) -> None:
        self._app = app
        self._count = count

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin, status = time.perf_counter(), 0

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_noted)
        except BaseException:
            status = status or 500
            raise
        finally:
            self._count(page_of(scope["path"]), status, time.perf_counter() - begin)


def page_of(path: str) -> str:
    """Which page a path leads to."""
    parts = path.strip("/").split("/")
    if parts[0] in LOCALES:
        parts = parts[1:] or ["chat"]
    elif parts == [""]:
        parts = ["chat"]
    return parts[0] if parts[0] in PAGES else "other"


async def is_alive(app: ASGIApp) -> bool:
    """Whether an application answers `/healthz`, asked as if by a browser on this machine."""
    statuses: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/healthz",
        "raw_path": b"/healthz",
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 0),
    }
    try:
        async with asyncio.timeout(_ALIVE_S):
            await app(scope, receive, send)
    except Exception:  # whatever it is, they do not live
        return False
    return statuses == [200]
