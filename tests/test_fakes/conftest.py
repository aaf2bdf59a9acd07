"""Fixtures for the tests of the Bot API server: a running one, its clock, and a client."""

from collections.abc import Iterator

import httpx
import pytest

from tests.fakes.bot_api import BotApiServer, ManualClock
from tests.patience import PATIENCE_S
from tests.test_fakes.client import Client


@pytest.fixture
def clock() -> ManualClock:
    """Time that a test moves."""
    return ManualClock()


@pytest.fixture
def server(clock: ManualClock) -> Iterator[BotApiServer]:
    """A running server."""
    with BotApiServer(clock=clock) as running:
        yield running


@pytest.fixture
def call(server: BotApiServer) -> Iterator[Client]:
    """A client of that server."""
    with httpx.Client(base_url=server.root_url, trust_env=False, timeout=PATIENCE_S, verify=False) as http:  # noqa: S501 - no TLS here
        yield Client(server, http)
