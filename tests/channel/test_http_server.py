"""The HTTP server stops at once, whoever is just connecting."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading

import pytest
from starlette.applications import Starlette

from bot.channel.http_server import Listener


class Peers:
    """Connect again and again, from a thread of their own, for as long as they are let in."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._sockets: list[socket.socket] = []
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._knock)

    def __enter__(self) -> Peers:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()
        for one in self._sockets:
            one.close()

    def _knock(self) -> None:
        while not self._is_over.is_set() and len(self._sockets) < 400:
            try:
                self._sockets.append(socket.create_connection(("127.0.0.1", self._port)))
            except OSError:
                return


@pytest.mark.parametrize("_time", range(3))
async def test_whoever_connects_as_it_stops_is_not_waited_for(
    caplog: pytest.LogCaptureFixture, _time: int
) -> None:
    """Uvicorn would say after a second that it gave up."""
    caplog.set_level(logging.ERROR)
    listener = Listener(Starlette(), ("127.0.0.1", 0))
    await listener.start()
    with Peers(listener.port):
        await asyncio.sleep(0)
        await listener.stop()
    assert not caplog.records
