"""Runs the channel in webhook mode."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import msgspec
from starlette.types import ASGIApp

from bot.channel.telegram import Converse, run
from bot.store import Store
from tests.channel.telegram.running import COMMANDS, LIMIT_BYTES, Pauses, settings_for
from tests.channel.telegram.tiny_dialogue import converse
from tests.fakes.bot_api import BotApiServer
from tests.fakes.memory_store import MemoryStore
from tests.patience import PATIENCE_S

SECRET = "a-secret_of-43-characters-that-nobody-knows"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
        return port


@dataclass
class Hooked:
    """A running bot, as Telegram and whoever looks after it see it."""

    port: int
    stop: asyncio.Event
    pauses: Pauses
    http: httpx.AsyncClient = field(
        default_factory=lambda: httpx.AsyncClient(timeout=PATIENCE_S, trust_env=False, verify=False)  # noqa: S501
    )

    @property
    def url(self) -> str:
        """Where updates are brought."""
        return f"http://127.0.0.1:{self.port}/telegram"

    async def get(self, path: str) -> httpx.Response:
        """Look after it."""
        return await self.http.get(f"http://127.0.0.1:{self.port}{path}")

    async def bring(self, content: Any, **headers: str) -> httpx.Response:
        """Bring an update (JSON, or bytes as they are)."""
        given = {"X-Telegram-Bot-Api-Secret-Token": SECRET} | headers
        if isinstance(content, bytes):
            return await self.http.post(self.url, content=content, headers=given)
        return await self.http.post(self.url, json=content, headers=given)


@asynccontextmanager
async def hooked(
    server: BotApiServer,
    *,
    store: Store | None = None,
    converse: Converse = converse,
    public_url: str = "",
    name: str = "",
    web: ASGIApp | None = None,
    **more: Any,
) -> AsyncIterator[Hooked]:
    """Have the bot run behind a webhook; at the end it is stopped gracefully and must have ended well.

    `public_url` is where Telegram is told to bring updates, if not to the bot itself; `name` tells calls of
    several bots apart.
    """
    bot = Hooked(free_port(), asyncio.Event(), Pauses())
    settings: dict[str, Any] = {
        "webhook_url": public_url or bot.url,
        "webhook_secret": SECRET,
        "listen": f"127.0.0.1:{bot.port}",
    }
    telegram = settings_for(server, **(settings | more))
    if name:
        root = server.root_url.replace("://", f"://{name}:word@")
        telegram = msgspec.structs.replace(telegram, api_root=root)
    running = asyncio.create_task(
        run(
            telegram,
            converse,
            store or MemoryStore(),
            COMMANDS,
            web=web,
            stop=bot.stop,
            limit_bytes=LIMIT_BYTES,
            sleep=bot.pauses,
            clock=bot.pauses.now,
        )
    )
    before = len(server.calls_to("setWebhook"))
    ready = asyncio.create_task(
        server.until(lambda: [call for call in server.calls_to("setWebhook")[before:] if call.is_done])
    )
    await asyncio.wait((running, ready), return_when=asyncio.FIRST_COMPLETED)
    try:
        if running.done():
            ready.cancel()
            running.result()
        await ready
        yield bot
    finally:
        bot.stop.set()
        await bot.http.aclose()
        await running
