"""Databases to rage over, and a look into them afterwards."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg

from bot.store import SqlStore
from tests.postgres_server import VARIABLE, PostgresServer


@dataclass(frozen=True, slots=True)
class Database:
    """`url` as the bot is given it; `contents` gives everything in it as bytes, with the place of each."""

    url: str
    contents: Callable[[], Coroutine[None, None, list[tuple[str, bytes]]]]

    async def waiting(self, source: str) -> int:
        """How many updates are still in the inbox."""
        async with await SqlStore.open(self.url) as store:
            return await store.inbox.depth(source)


@asynccontextmanager
async def sqlite(folder: Path) -> AsyncIterator[Database]:
    """A new file in the folder; an old one is removed."""
    file = folder / "ims-doctor.sqlite3"
    for old in folder.glob(f"{file.name}*"):
        old.unlink()

    async def contents() -> list[tuple[str, bytes]]:
        """The file itself, its log and its index, whichever there are."""
        return [(path.name, path.read_bytes()) for path in sorted(folder.glob(f"{file.name}*"))]

    yield Database(f"sqlite:///{file}", contents)


@contextmanager
def postgres_server(*, has_fsync: bool = False) -> Iterator[str]:
    """The address of the server that TEST_POSTGRES_URL names, or of one started for this.

    Raises PostgresMissingError.
    """
    if known := os.environ.get(VARIABLE):
        yield known
        return
    with PostgresServer.start(has_fsync=has_fsync) as server:
        yield server.url


@asynccontextmanager
async def postgres(server_url: str) -> AsyncIterator[Database]:
    """A new database on a PostgreSQL server, dropped at the end."""
    name = f"storm_{secrets.token_hex(4)}"
    url = urlsplit(server_url)._replace(path=f"/{name}").geturl()
    await _run(server_url, f"CREATE DATABASE {name}")

    async def contents() -> list[tuple[str, bytes]]:
        """Every value of every table."""
        connection = await asyncpg.connect(url)
        try:
            tables = await connection.fetch(
                "SELECT schemaname, tablename FROM pg_tables "
                "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
            )
            found = []
            for schema, table in tables:
                rows = await connection.fetch(f'SELECT * FROM "{schema}"."{table}"')  # noqa: S608
                values = [_bytes(value) for row in rows for value in row.values()]
                found.append((f"table {table}", b"\n".join(values)))
            return found
        finally:
            await connection.close()

    try:
        yield Database(url, contents)
    finally:
        await _run(server_url, f"DROP DATABASE {name} WITH (FORCE)")


async def _run(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | bytearray | memoryview) else str(value).encode()
