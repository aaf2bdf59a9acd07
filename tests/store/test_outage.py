"""A PostgreSQL server that crashes and comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bot.dialogue.notes import Asked
from bot.store import Done, SqlStore, StoreError
from tests.patience import PATIENCE_S
from tests.postgres_server import NOT_THERE, PostgresMissingError, PostgresServer
from tests.store.conftest import SERVER
from tests.store.given import NOON, numbers, queued

pytestmark = pytest.mark.slow

_NEVER_OVER_S = 3600.0
"""The default may be over on a busy machine before the first replica is back: the other takes its queue."""


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A server of the test's own."""
    if not SERVER:
        pytest.skip(NOT_THERE)
    try:
        started = PostgresServer.start()
    except PostgresMissingError as missing:
        pytest.skip(str(missing))
    with started:
        yield started


async def test_a_crash_of_the_server_loses_nothing(server: PostgresServer) -> None:
    """Two replicas go on, one answers what it had in hand, and the queue does not go to the other one."""
    async with (
        await SqlStore.open(server.url) as one,
        await SqlStore.open(server.url, grace_s=_NEVER_OVER_S) as other,
    ):
        await one.inbox.add([queued(1), queued(2)])
        assert await one.inbox.claim("telegram:7")
        assert await other.inbox.claim("telegram:8")  # it has its connection by then
        await asyncio.to_thread(server.stop, "immediate")
        done = Done(queued(1), notes=(Asked("answer", "fr"),), now=NOON)
        finishing = asyncio.create_task(one.finish(done))
        claiming = asyncio.create_task(other.inbox.claim("telegram:7"))
        with pytest.raises(StoreError, match="cannot use the database"):
            await one.check()
        await asyncio.to_thread(server.resume)
        await finishing
        assert not await claiming
        while not one.inbox.holds("telegram:7"):
            await asyncio.sleep(0.01)
        assert await numbers(other) == [2]
        assert (await other.records(0)).outcomes == (("answer", "fr", 1),)
        await one.check()
        await one.inbox.release("telegram:7")
        async with await SqlStore.open(server.url) as third, asyncio.timeout(PATIENCE_S):
            while not await third.inbox.claim("telegram:7"):
                await asyncio.sleep(0.05)
