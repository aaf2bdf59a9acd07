"""What the operating system tells the bot: SIGTERM and SIGINT to stop, SIGHUP to read its knowledge anew."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bot.channel.telegram.answering.dialogue_protocol import ReadAnew
from bot.logs import trace_without_words

_STOP = (signal.SIGINT, signal.SIGTERM)
_RELOAD: signal.Signals | None = getattr(signal, "SIGHUP", None)

_log = logging.getLogger(__name__)


@contextmanager
def heeded(stop: asyncio.Event, reload: asyncio.Event) -> Iterator[None]:
    """Set the events when told to; a second signal to stop ends the process as usual."""
    loop = asyncio.get_running_loop()
    wanted = [*_STOP, *([_RELOAD] if _RELOAD else [])]

    def heed_stop() -> None:
        stop.set()
        for number in _STOP:
            loop.remove_signal_handler(number)

    with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
        for number in wanted:
            loop.add_signal_handler(number, reload.set if number is _RELOAD else heed_stop)
    try:
        yield
    finally:
        with suppress(NotImplementedError, RuntimeError, ValueError):
            for number in wanted:
                loop.remove_signal_handler(number)


async def reload_when_told(reload: asyncio.Event, read_anew: ReadAnew) -> None:
    """Read the knowledge anew each time the event is set, until cancelled; who asks meanwhile is answered."""
    while True:
        await reload.wait()
        reload.clear()
        try:
            problem = await read_anew()
        except Exception as error:
            problem = f"\n{trace_without_words(error)}"
        if problem:
            _log.error("the knowledge was not read anew, the former stays: %s", problem)
        else:
            _log.info("the knowledge was read anew")
