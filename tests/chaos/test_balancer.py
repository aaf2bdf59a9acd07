"""The balancer spreads connections, and leaves out the dead."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from tests.chaos.balancer import Balancer
from tests.fakes.listening import Listening


@asynccontextmanager
async def replica(name: str) -> AsyncIterator[int]:
    """Serve a name, followed by what was said to it; gives the port."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(name.encode() + await reader.readline())

    async with Listening(serve) as listening:
        yield listening.port


async def said_by(port: int) -> str:
    """What comes back from the port."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"!\n")
    try:
        answer = await reader.read()
    finally:
        writer.close()
        await writer.wait_closed()
    return answer.decode().strip()


async def test_turns_are_taken() -> None:
    """Each connection goes to the next replica, there and back."""
    async with AsyncExitStack() as stack:
        ports = [await stack.enter_async_context(replica(name)) for name in "abc"]
        balancer = await stack.enter_async_context(Balancer(ports))
        heard = [await said_by(balancer.port) for _ in range(6)]
    assert sorted(heard[:3]) == ["a!", "b!", "c!"]
    assert heard[3:] == heard[:3]


async def test_the_dead_are_left_out() -> None:
    """A replica that is gone costs nothing; if all are, the connection ends."""
    async with AsyncExitStack() as stack:
        async with replica("gone") as port:
            pass
        alive = await stack.enter_async_context(replica("b"))
        balancer = await stack.enter_async_context(Balancer([port, alive]))
        assert [await said_by(balancer.port) for _ in range(2)] == ["b!", "b!"]
        alone = await stack.enter_async_context(Balancer([port]))
        with suppress(ConnectionError):  # closed with a reset or without
            assert not await said_by(alone.port)
