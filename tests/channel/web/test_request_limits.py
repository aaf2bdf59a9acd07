"""What is too large, too slow or too often gets a page that says so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.channel.web import Access, Pages, application
from bot.channel.web.request_limits import BODY_BYTES, DRAINED_BYTES, FILE_BYTES, RequestLimits
from tests.channel.web.conftest import Browser


@pytest.mark.parametrize("size", [BODY_BYTES + 1, 20 << 20])
def test_a_large_file_is_refused(browser: Browser, size: int) -> None:
    """The page says how large one may be."""
    page = browser().post("/fr/check", files={"file": ("a.yaml", b"x" * size)})
    assert page.status_code == 413
    assert "trop volumineux" in page.text


def test_a_file_at_the_limit_is_read(browser: Browser) -> None:
    """1 MB, as in the chat."""
    data = b"internal_name: Adobe_Marketing_Cloud\n".ljust(FILE_BYTES, b"\n")
    assert browser().post("/en/check", files={"file": ("a.yaml", data)}).status_code == 200


@pytest.mark.parametrize("claimed", [str(DRAINED_BYTES + 1), "-1", "x"])
def test_a_claimed_length_is_looked_at_first(browser: Browser, claimed: str) -> None:
    """Nothing is read then."""
    page = browser().post("/en/check", content=b"x", headers={"content-length": claimed})
    assert page.status_code == 413


def test_too_often(browser: Browser) -> None:
    """The page says when to go on; pages that are only looked at do not count."""
    window = browser(per_minute=2)
    for _ in range(2):
        assert window.post("/en/check", data={"text": "x"}).status_code == 422
    refused = window.post("/en/check", data={"text": "x"})
    assert refused.status_code == 429
    assert "Please wait" in refused.text
    assert window.get("/en/check").status_code == 200


def test_a_file_that_does_not_come(pages: Pages) -> None:
    """Nobody waits for ever."""

    async def sent() -> int:
        inner = application(pages, Access())
        app = RequestLimits(inner, per_minute=0, read_s=0, at_once=1)
        forever = asyncio.Event()

        async def body() -> AsyncIterator[bytes]:
            yield b"x"
            await forever.wait()

        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return (await client.post("/en/check", content=body())).status_code

    assert asyncio.run(sent()) == 408
