"""Runs the whole channel against the Bot API server of `tests/fakes`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.channel.telegram import Converse, TelegramSettings, run
from bot.store import MemorySessions, Sessions
from bot.translate import _
from tests.channel.telegram.tiny_dialogue import converse
from tests.fakes.bot_api import BotApiServer

COMMANDS = (("start", _("Begin")), ("help", _("Help")), ("language", _("Language")), ("ask", _("Ask")))


@dataclass
class Pauses:
    """Stands for `asyncio.sleep`: passes at once and remembers how long it should have been."""

    taken_s: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        """Let others run, no longer."""
        self.taken_s.append(seconds)
        await asyncio.sleep(0)


def settings_for(server: BotApiServer, limit_bytes: int = 1000) -> TelegramSettings:
    """Give the settings that lead to the server."""
    return TelegramSettings(server.token, server.root_url, limit_bytes)


@asynccontextmanager
async def running(
    server: BotApiServer,
    *,
    converse: Converse = converse,
    sessions: Sessions | None = None,
    pauses: Pauses | None = None,
) -> AsyncIterator[Pauses]:
    """Have the bot run; at the end it is stopped gracefully and must have ended well."""
    stop, pauses = asyncio.Event(), pauses or Pauses()
    bot = asyncio.create_task(
        run(
            settings_for(server),
            converse,
            sessions or MemorySessions(),
            COMMANDS,
            stop=stop,
            sleep=pauses,
        )
    )
    ready = asyncio.create_task(server.polling())
    await asyncio.wait((bot, ready), return_when=asyncio.FIRST_COMPLETED)
    try:
        if bot.done():
            ready.cancel()
            bot.result()
        await ready
        yield pauses
    finally:
        stop.set()
        await bot
