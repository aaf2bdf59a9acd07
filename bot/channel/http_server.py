"""A small HTTP server in our own event loop: for Telegram's calls, and for whoever looks after the bot."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Iterator, Sequence

import uvicorn
from starlette.types import ASGIApp

from bot.errors import ChannelError

CLOSE_S = 1
"""How long calls that are under way may take when the bot stops."""
_MAX_CALLS = 512
"""A choice: above it 503 at once, for a machine with that many calls answers none in time."""
_TURNS_TO_CONNECT = 3
"""Of the event loop, from an accepted peer to a connection that can be told to end."""


class _Server(uvicorn.Server):
    """Without signal handlers: the channel has its own. Who connects as it stops does not hold it up."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let nobody in before the connections are told to end.

        Uvicorn would wait in vain for one that is accepted, and not yet made, while it tells them.
        """
        loop = asyncio.get_running_loop()
        with contextlib.suppress(NotImplementedError):  # Windows has no such readers
            for listener in sockets or ():
                loop.remove_reader(listener)
        for _ in range(_TURNS_TO_CONNECT):
            await asyncio.sleep(0)
        await super().shutdown(sockets)


class Listener:
    """Serves `app` between `start` and `stop`."""

    def __init__(self, app: ASGIApp, address: tuple[str, int]) -> None:
        self._address = address
        self._sockets: Sequence[socket.socket] = ()
        logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # else a line for each stranger's nonsense
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            limit_concurrency=_MAX_CALLS,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=CLOSE_S,
        )
        config.load()
        self._server = _Server(config)
        self._serving: asyncio.Task[None] | None = None

    @property
    def port(self) -> int:
        """Where it listens, once it has started."""
        port: int = self._sockets[0].getsockname()[1]
        return port

    async def start(self) -> None:
        """Begin to serve.

        Raises:
            ChannelError: the address is taken, or not of this machine.
        """
        host, port = self._address
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
            family, address = found[0][0], found[0][4]
            listener = socket.create_server(address[:2], family=family, backlog=1024)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise ChannelError(f"cannot listen on {host}:{port} ({reason}): set IMS_DOCTOR_LISTEN") from error
        self._sockets = (listener,)
        self._serving = asyncio.create_task(self._server.serve(sockets=[listener]))
        while not self._server.started and not self._serving.done():
            await asyncio.sleep(0)

    async def stop(self) -> None:
        """Take no more calls, and finish those that are under way."""
        self._server.should_exit = True
        if self._serving:
            await asyncio.gather(self._serving, return_exceptions=True)
