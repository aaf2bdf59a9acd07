"""The channel from start to stop: checks the token, polls, hands updates on, stops when told to."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Coroutine
from contextlib import suppress
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, TypeHandler

from bot.channel.telegram.answer import Answerer, Converse
from bot.channel.telegram.client import Client
from bot.channel.telegram.intake import ALLOWED_UPDATES, Ear
from bot.channel.telegram.menu import Commands, register_commands
from bot.channel.telegram.order import InChatOrder
from bot.channel.telegram.patience import Sleep, explain
from bot.channel.telegram.settings import TelegramSettings
from bot.errors import ChannelError
from bot.store import Sessions

POLL_S = 30
_log = logging.getLogger(__name__)


async def run(
    settings: TelegramSettings,
    converse: Converse,
    sessions: Sessions,
    commands: Commands = (),
    *,
    stop: asyncio.Event | None = None,
    sleep: Sleep = asyncio.sleep,
) -> None:
    """Answer people until `stop` is set, if given, else until SIGINT or SIGTERM.

    Raises:
        ChannelError: no token or a refused one, no network at start; one line that says what to do.
    """
    settings.check()
    _keep_secrets_out_of_logs()
    if stop is None:
        stop = asyncio.Event()
        _stop_on_signals(stop)
    refused = asyncio.Event()

    def end() -> None:
        refused.set()
        stop.set()

    client = Client(settings, end, sleep)
    try:
        if await _unless_stopped(_connect(client, settings), stop):
            ear = Ear(client.bot, {name for name, _ in commands}, settings.limit_bytes)
            answerer = Answerer(client, ear, converse, sessions)
            await _poll(client, answerer, commands, stop)
    finally:
        await client.shutdown()
    if refused.is_set():
        raise _refusal()


async def _unless_stopped(work: Coroutine[Any, Any, None], stop: asyncio.Event) -> bool:
    """Await the work, but give it up when `stop` is set first; tells whether it was done."""
    doing, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
        return doing.done()
    finally:
        for task in (doing, stopping):
            task.cancel()
        await asyncio.gather(doing, stopping, return_exceptions=True)


async def _connect(client: Client, settings: TelegramSettings) -> None:
    """Find out who we are, and that we may poll: a webhook that is set would forbid it."""
    try:
        await client.initialize()
        await client.delete_webhook()
    except InvalidToken:
        raise _refusal() from None  # the original quotes the token
    except TelegramError as error:
        raise ChannelError(
            f"cannot reach {settings.server} ({explain(error)}): check the network and TELEGRAM_API_BASE_URL"
        ) from error


async def _poll(client: Client, answerer: Answerer, commands: Commands, stop: asyncio.Event) -> None:
    """Handle updates until `stop`, then what has been fetched already."""
    builder = ApplicationBuilder().bot(client).job_queue(None)
    app = builder.concurrent_updates(InChatOrder()).build()
    app.add_handler(TypeHandler(Update, answerer.handle))
    async with app:
        updater = app.updater
        assert updater is not None  # noqa: S101 - the builder made one
        await app.start()
        try:
            await updater.start_polling(
                timeout=timedelta(seconds=POLL_S),
                allowed_updates=ALLOWED_UPDATES,
                error_callback=_note_polling_error,
            )
            _log.info("listening as @%s", client.username)
            await _unless_stopped(register_commands(client, commands), stop)
            await stop.wait()
            _log.info("stopping, finishing what is in hand")
        finally:
            client.stop_waiting()
            if updater.running:
                await updater.stop()
            await app.stop()


def _note_polling_error(error: TelegramError) -> None:
    _log.warning("no updates, trying again: %s", explain(error))


def _refusal() -> ChannelError:
    return ChannelError(
        "Telegram refused the token in TELEGRAM_BOT_TOKEN: "
        "get a valid one from @BotFather (or mend TELEGRAM_API_BASE_URL)"
    )


def _stop_on_signals(stop: asyncio.Event) -> None:
    """Stop gracefully at the first signal; the second ends the process as usual."""
    loop = asyncio.get_running_loop()
    wanted = (signal.SIGINT, signal.SIGTERM)

    def heed() -> None:
        stop.set()
        for number in wanted:
            loop.remove_signal_handler(number)

    with suppress(NotImplementedError, RuntimeError, ValueError):
        for number in wanted:
            loop.add_signal_handler(number, heed)


def _keep_secrets_out_of_logs() -> None:
    """Addresses hold the token, debug lines what people write."""
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
