"""Many people at once, over real connections: everybody is answered, or told to come again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.channel.http_server import Listener
from bot.channel.web import Access, Pages, application
from bot.channel.web.request_limits import RequestLimits

_MANY = 300
_FORM = "application/x-www-form-urlencoded"


@asynccontextmanager
async def _served(pages: Pages) -> AsyncIterator[int]:
    """The pages on a port of this machine."""
    listener = Listener(application(pages, Access(), per_minute=0), ("127.0.0.1", 0))
    await listener.start()
    try:
        yield listener.port
    finally:
        await listener.stop()


async def _checked(port: int, number: int) -> str:
    """What comes back over a connection of its own when somebody pastes an account."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = f"text=internal_name%3A+Adobe_Nr{number}_Cloud%0Atype%3A+Adobe+Marketing+Cloud"
    head = f"Host: localhost\r\nConnection: close\r\nContent-Type: {_FORM}\r\nContent-Length: {len(body)}"
    writer.write(f"POST /en/check HTTP/1.1\r\n{head}\r\n\r\n{body}".encode())
    answer = await reader.read()
    writer.close()
    return answer.decode()


def test_three_hundred_ask_at_once(pages: Pages) -> None:
    """Each gets the report on what they sent themselves."""

    async def sent() -> list[str]:
        async with _served(pages) as port:
            return await asyncio.gather(*(_checked(port, number) for number in range(_MANY)))

    for number, answer in enumerate(asyncio.run(sent())):
        assert answer.startswith("HTTP/1.1 200")
        assert f"Adobe_Nr{number}_Cloud" in answer


def test_three_hundred_silent_connections_keep_nobody_out(pages: Pages) -> None:
    """Half of them have begun a request that does not go on."""

    async def sent() -> str:
        async with _served(pages) as port:
            silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(_MANY)]
            for _reader, writer in silent[::2]:
                writer.write(b"POST /en/check HTTP/1.1\r\nHost: localhost\r\nContent-Le")
                await writer.drain()
            answer = await _checked(port, 1)
            for _reader, writer in silent:
                writer.close()
            return answer

    assert asyncio.run(sent()).startswith("HTTP/1.1 200")


def test_who_waits_too_long_is_told(pages: Pages) -> None:
    """In the language of the page, and what to do; who was before gets an answer."""

    async def sent() -> tuple[httpx.Response, httpx.Response]:
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def slow() -> AsyncIterator[bytes]:
            begun.set()
            await go_on.wait()
            yield b"text=internal_name%3A+Adobe_marketing_Cloud"

        app = RequestLimits(application(pages, Access()), per_minute=0, wait_s=0, at_once=1)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            first = asyncio.create_task(
                client.post("/en/check", content=slow(), headers={"content-type": _FORM})
            )
            await begun.wait()
            second = await client.post("/fr/check", data={"text": "x"})
            go_on.set()
            return await first, second

    first, second = asyncio.run(sent())
    assert first.status_code == 200
    assert second.status_code == 503
    assert "Rien n’a été fait" in second.text


def test_an_upload_that_is_given_up(pages: Pages, caplog: pytest.LogCaptureFixture) -> None:
    """Is forgotten: nothing is logged of it, and the next person is answered."""

    async def sent() -> str:
        async with _served(pages) as port:
            for _time in range(20):
                _reader, writer = await asyncio.open_connection("127.0.0.1", port)
                head = f"Host: localhost\r\nContent-Type: {_FORM}\r\nContent-Length: 100000"
                writer.write(f"POST /en/check HTTP/1.1\r\n{head}\r\n\r\ntext=swordfish".encode())
                await writer.drain()
                writer.close()
                await writer.wait_closed()
            return await _checked(port, 1)

    assert asyncio.run(sent()).startswith("HTTP/1.1 200")
    assert not caplog.records
