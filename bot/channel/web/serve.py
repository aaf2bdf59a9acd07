"""The web channel from start to stop."""

from __future__ import annotations

import asyncio
import contextlib
import signal

from starlette.types import ASGIApp

from bot.channel.http_server import Listener


async def serve(app: ASGIApp, address: tuple[str, int], stop: asyncio.Event | None = None) -> None:
    """Serve until `stop` is set, if given, else until SIGINT or SIGTERM. Raises ChannelError."""
    ending = stop or asyncio.Event()
    if stop is None:
        loop = asyncio.get_running_loop()
        with contextlib.suppress(NotImplementedError):  # Windows ends by KeyboardInterrupt
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, ending.set)
    listener = Listener(app, address)
    await listener.start()
    try:
        await ending.wait()
    finally:
        await listener.stop()
