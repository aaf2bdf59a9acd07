"""A TCP server of a test that leaves nothing open when it ends, whoever is just connecting."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

# asyncio's turns from a peer that was accepted to a task that serves it, and one to spare
_TURNS_TO_SERVE = 5


async def let_nobody_in(listening: Iterable[Any]) -> None:
    """Accept no more on these sockets, so that their server can be closed.

    CPython 3.11 to 3.13 lose the socket of an accepted peer when the server is closed before there is a
    transport for it (`asyncio.Server._attach`). Whoever was accepted is served when this returns.
    """
    loop = asyncio.get_running_loop()
    for one in listening:
        loop.remove_reader(one.fileno())
    for _ in range(_TURNS_TO_SERVE):
        await asyncio.sleep(0)


class Listening:
    """Hands each connection to `serve`: `async with Listening(serve) as listening: listening.port`.

    A connection is closed when `serve` returns. At the end all are reset, and what still serves is cancelled.
    """

    def __init__(self, serve: Callable[[StreamReader, StreamWriter], Awaitable[None]]) -> None:
        self._serve = serve
        self._server: asyncio.Server | None = None
        self._open: dict[asyncio.Task[Any], StreamWriter] = {}
        self.port = 0

    async def start(self) -> None:
        """Listen, on a free loopback port or on the one that it had before."""
        self._server = await asyncio.start_server(self._take, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listen no more, and reset all connections; harmless if that was done before."""
        if self._server:
            await let_nobody_in(self._server.sockets)
            self._server.close()
        for writer in self._open.values():
            writer.transport.abort()
        serving = list(self._open)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _take(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open[task] = writer
        try:
            with suppress(OSError, asyncio.CancelledError):  # CPython 3.12 logs that as a fault of its own
                await self._serve(reader, writer)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
            del self._open[task]
