"""The Bot API server, one a test."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

import pytest

from tests.fakes.bot_api import BotApiServer

os.environ.setdefault("PTB_TIMEDELTA", "1")  # as the bot sets it; tests make RetryAfter of their own


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """Serve the Bot API on a free port."""
    async with BotApiServer() as server:
        yield server
