"""Stores of every kind, each test with its own database."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from bot.store import SqlStore, Store
from bot.store.postgresql import Postgresql
from bot.store.sqlite import Sqlite
from bot.store.upgrade import settle
from tests.fakes.memory_store import MemoryStore
from tests.postgres_server import NOT_THERE

KINDS = ["memory", "sqlite-memory", "sqlite-file", "postgresql"]
SERVER = os.environ.get("TEST_POSTGRES_URL", "")


@pytest.fixture(params=KINDS)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store of each kind."""
    if request.param == "memory":
        yield MemoryStore()
    elif request.param == "postgresql":
        async with _postgres_database() as url, await SqlStore.open(url) as opened:
            yield opened
    else:
        url = "sqlite://" if request.param == "sqlite-memory" else f"sqlite:///{tmp_path}/bot.sqlite3"
        async with await SqlStore.open(url) as opened:
            yield opened


@pytest.fixture(params=KINDS[1:])
async def backend(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Sqlite | Postgresql]:
    """A database of each kind, with nothing but its tables."""
    opened: Sqlite | Postgresql
    async with AsyncExitStack() as stack:
        if request.param == "postgresql":
            url = await stack.enter_async_context(_postgres_database())
            opened = Postgresql(url)
        else:
            opened = Sqlite(tmp_path / "bot.sqlite3" if request.param == "sqlite-file" else None, "a file")
        stack.push_async_callback(opened.close)
        await opened.open()
        assert await opened.write(lambda: settle(opened.dialect))
        yield opened


@pytest.fixture
async def postgres_url() -> AsyncIterator[str]:
    """The address of an empty PostgreSQL database."""
    async with _postgres_database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path}/bot.sqlite3"


@asynccontextmanager
async def _postgres_database() -> AsyncIterator[str]:
    if not SERVER:
        pytest.skip(NOT_THERE)
    name = f"t_{secrets.token_hex(8)}"
    await _run_on_server(f"CREATE DATABASE {name}")
    try:
        yield urlsplit(SERVER)._replace(path=f"/{name}").geturl()
    finally:
        await _run_on_server(f"DROP DATABASE {name} WITH (FORCE)")


async def _run_on_server(statement: str) -> None:
    connection = await asyncpg.connect(SERVER)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
