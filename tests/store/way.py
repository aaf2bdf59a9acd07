"""A way to a PostgreSQL server that can be cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

from tests.fakes.listening import Listening


class Way:
    """A TCP proxy in front of a server; `url` is the server's address by this way."""

    def __init__(self, server_url: str) -> None:
        self._server = urlsplit(server_url)
        self._listening = Listening(self._pass)
        self._last_words = b""
        self._gates: list[asyncio.Event] = []
        self._asking, self._answering = self._gate(), self._gate()

    @property
    def url(self) -> str:
        """The address of the same database, by this way."""
        person = self._server.netloc.rpartition("@")[0]
        return self._server._replace(netloc=f"{person}@127.0.0.1:{self._listening.port}").geturl()

    async def restore(self) -> None:
        """Let connections through, on the same port as before."""
        await self._listening.start()

    async def cut(self) -> None:
        """Reset all connections, and refuse new ones."""
        await self._listening.stop()
        self._last_words = b""
        for gate in self._gates:
            gate.set()

    def swallow_answer_to(self, words: bytes) -> None:
        """Once these words went to the server, let nothing come back any more until it is cut."""
        self._last_words = words

    def lose(self) -> None:
        """Let nothing through on the connections that are open, and tell nobody; new ones are well."""
        self._asking.clear()
        self._answering.clear()
        self._asking, self._answering = self._gate(), self._gate()

    def _gate(self) -> asyncio.Event:
        gate = asyncio.Event()
        gate.set()
        self._gates.append(gate)
        return gate

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(self._server.hostname, self._server.port)
        try:
            await asyncio.gather(
                self._pump(reader, back, self._asking, self._answering),
                self._pump(there, writer, self._answering),
            )
        finally:
            back.transport.abort()

    async def _pump(
        self,
        source: asyncio.StreamReader,
        sink: asyncio.StreamWriter,
        gate: asyncio.Event,
        answering: asyncio.Event | None = None,
    ) -> None:
        with suppress(OSError):
            while data := await source.read(65_536):
                await gate.wait()
                if answering and self._last_words and self._last_words in data:
                    answering.clear()
                sink.write(data)
                await sink.drain()
        sink.close()


@asynccontextmanager
async def way_to(server_url: str) -> AsyncIterator[Way]:
    """A way that is open."""
    way = Way(server_url)
    await way.restore()
    try:
        yield way
    finally:
        await way.cut()
