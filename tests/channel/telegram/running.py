"""Runs the whole channel against the Bot API server of `tests/fakes`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.channel.telegram import Converse, MenuCommands, run
from bot.channel.telegram.answering.inline_query import InlineSearch
from bot.channel.telegram.answering.leaked_secrets import ContainsSecret
from bot.dialogue.commands import BotCommand
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.message_secrets import file_contains_secret
from bot.settings import SecretStr, Settings
from bot.settings.declaration import SETTINGS
from bot.store import Store
from bot.translate import _
from tests.channel.telegram.tiny_dialogue import converse
from tests.fakes.bot_api import BotApiServer
from tests.fakes.memory_store import MemoryStore


def _never(_command: Command, _talk: Talk) -> Turn:
    raise NotImplementedError


COMMANDS = (
    BotCommand("start", _("Begin"), _never),
    BotCommand("help", _("Help"), _never),
    BotCommand("language", _("Language"), _never),
    BotCommand("ask", _("Ask"), _never),
    BotCommand("settings", _("Settings"), _never, "chat-admin"),
    BotCommand("stats", _("Figures"), _never, "owner"),
)


@dataclass
class Pauses:
    """Stands for `asyncio.sleep`: passes at once and remembers how long it should have been."""

    taken_s: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        """Let others run, no longer."""
        self.taken_s.append(seconds)
        await asyncio.sleep(0)

    def now(self) -> float:
        """The time as it would be if nobody had skipped the pauses, in seconds."""
        return time.monotonic() + sum(self.taken_s)


LIMIT_BYTES = 1000
"""How large a file may be, so that one that is too large is small."""


def settings_for(server: BotApiServer, **more: Any) -> Settings:
    """Give the settings that lead to the server; nothing is held back unless `more` says so.

    Texts in `more` are read as an operator's.
    """
    more = {"calls_per_second": 0, "renames": False} | more
    more |= {name: SETTINGS[name].reads(text) for name, text in more.items() if isinstance(text, str)}
    return Settings(token=SecretStr(server.token), api_root=server.root_url, **more)


@asynccontextmanager
async def running(
    server: BotApiServer,
    *,
    converse: Converse = converse,
    store: Store | None = None,
    pauses: Pauses | None = None,
    search: InlineSearch | None = None,
    commands: MenuCommands = COMMANDS,
    limit_bytes: int = LIMIT_BYTES,
    contains_secret: ContainsSecret = file_contains_secret,
    **settings: Any,
) -> AsyncIterator[Pauses]:
    """Have the bot run, with more `settings` if need be.

    At the end it is stopped gracefully and must have ended well.
    """
    stop, pauses, before = asyncio.Event(), pauses or Pauses(), len(server.calls)
    bot = asyncio.create_task(
        run(
            settings_for(server, **settings),
            converse,
            store or MemoryStore(),
            commands,
            search=search,
            stop=stop,
            limit_bytes=limit_bytes,
            contains_secret=contains_secret,
            sleep=pauses,
            clock=pauses.now,
        )
    )
    ready = asyncio.create_task(server.until(lambda: _is_polled(server, before), "a long poll of this bot"))
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


def _is_polled(server: BotApiServer, before: int) -> bool:
    """Whether a bot waits for updates that made its call after so many others: the last one may hang yet."""
    polls = [call for call in server.calls[before:] if call.method == "getUpdates"]
    return server.world.is_polled and any(not call.is_done for call in polls)


UNPACED: dict[str, Any] = {"person_per_minute": 0, "chat_per_minute": 0}
"""People here ask faster than anybody does."""


@asynccontextmanager
async def mortal(server: BotApiServer, store: Store) -> AsyncIterator[Callable[[], None]]:
    """A bot that can be killed: all of its tasks end at once."""
    before = asyncio.all_tasks()
    settings = settings_for(server, **UNPACED)
    bot = asyncio.create_task(run(settings, converse, store, COMMANDS, stop=asyncio.Event()))

    def tasks() -> set[asyncio.Task[Any]]:
        return {bot, *asyncio.all_tasks()} - before - {asyncio.current_task()}

    def kill() -> None:
        for task in tasks():
            task.cancel()

    await server.polling()
    try:
        yield kill
    finally:
        while left := {task for task in tasks() if not task.done()}:
            kill()
            await asyncio.wait(left)
