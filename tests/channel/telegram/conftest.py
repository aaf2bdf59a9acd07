"""The Bot API server, one a test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.fakes.bot_api import BotApiServer


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """Serve the Bot API on a free port."""
    async with BotApiServer() as server:
        yield server
