"""A load balancer: connections to one port go to the replicas in turn, past those that are dead."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from contextlib import suppress

from tests.fakes.listening import Listening

_CHUNK_BYTES = 1 << 16


class Balancer(Listening):
    """Listens on a free loopback port: `async with Balancer(ports) as balancer: balancer.port`."""

    def __init__(self, ports: Sequence[int]) -> None:
        super().__init__(self._balance)
        self._ports = ports
        self._turn = 0

    async def _balance(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if replica := await self._connect():
            there, back = replica
            try:
                await asyncio.gather(_pump(reader, back), _pump(there, writer))
            finally:
                back.transport.abort()

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
