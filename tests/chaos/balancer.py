"""A load balancer: connections to one port go to the replicas in turn, past those that are dead."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType

_CHUNK_BYTES = 1 << 16


class Balancer:
    """Listens on a free loopback port: `async with Balancer(ports) as balancer: balancer.port`."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = list(ports)
        self._turn = 0
        self._server: asyncio.Server | None = None
        self._streams: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def __aenter__(self) -> Balancer:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server:
            self._server.close()
            for writer in list(self._streams):
                writer.transport.abort()
            await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._streams.add(writer)
        try:
            if replica := await self._connect():
                there, back = replica
                self._streams.add(back)
                try:
                    await asyncio.gather(_pump(reader, back), _pump(there, writer))
                finally:
                    self._streams.discard(back)
                    back.close()
        finally:
            self._streams.discard(writer)
            writer.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        """A connection to the next replica that lives; None if none does."""
        for _port in self._ports:
            self._turn = (self._turn + 1) % len(self._ports)
            with suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", self._ports[self._turn])
        return None


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on what comes; when one side ends, the other is ended too."""
    with suppress(OSError):
        while chunk := await reader.read(_CHUNK_BYTES):
            writer.write(chunk)
            await writer.drain()
    writer.close()


def free_ports(count: int) -> list[int]:
    """Different loopback ports on which nobody listens now."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()
