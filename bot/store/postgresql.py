"""PostgreSQL through asyncpg: any number of processes, with six connections each at most."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

import asyncpg
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

_COMMAND_S = 30.0
"""After this long without an answer a connection counts as lost."""
_CONNECT_S = 10.0
"""A choice: a server that is there answers within a second."""
SERVER_SETTINGS = {
    "application_name": "ims-doctor",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
    "idle_session_timeout": "0",
}
"""The server notices within 25 s that this host is gone, and frees its queues."""

Link: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
_Result = TypeVar("_Result")


class Postgresql:
    """A PostgreSQL database at a libpq address."""

    dialect = "postgresql"

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        limits = {"max_overflow": 0, "pool_timeout": _CONNECT_S}
        self._writing = self._make_engine(pool_size=1, **limits)
        # Without transactions, a question is one trip to the server instead of three.
        self._reading = self._make_engine(pool_size=4, isolation_level="AUTOCOMMIT", **limits)

    async def open(self) -> None:
        """Connections are opened as they are needed."""

    async def connect(self) -> Link:
        """Open a connection of its own, beside the pool.

        Raises ClientConfigurationError where the address makes no sense.
        """
        try:
            return await asyncpg.connect(
                self._dsn, timeout=_CONNECT_S, command_timeout=_COMMAND_S, server_settings=SERVER_SETTINGS
            )
        except asyncpg.ClientConfigurationError:
            raise
        except ValueError as error:  # a port that is no number; the message quotes parts of the address
            raise asyncpg.ClientConfigurationError("host, port or options make no sense") from error

    async def read(
        self,
        ask: Callable[[Connection], _Result],
        *,
        is_small: bool = False,  # noqa: ARG002 - nothing waits here
    ) -> _Result:
        """Run a function that reads. To cancel it would cost its connection, so it goes on."""

        async def run() -> _Result:
            async with self._reading.connect() as connection:
                return await connection.run_sync(ask)

        return await asyncio.shield(asyncio.create_task(run()))

    async def write(
        self,
        change: Callable[[Connection], _Result],
        *,
        is_small: bool = False,  # noqa: ARG002 - nothing waits here
    ) -> _Result:
        """Run a function in a transaction."""
        async with self._writing.begin() as connection:
            return await connection.run_sync(change)

    async def sync(self) -> None:
        """What is written is on the server's disk."""

    async def upgrade(self, change: Callable[[Connection], None]) -> None:
        """Run a function in a transaction, in a thread and a loop of its own."""

        async def run() -> None:
            engine = self._make_engine(poolclass=NullPool)
            async with engine.begin() as connection:
                await connection.run_sync(change)

        await asyncio.to_thread(asyncio.run, run())

    async def tidy(self) -> None:
        """Erased rows are overwritten by the server's own vacuum."""

    async def close(self) -> None:
        """Close the connections."""
        await self._writing.dispose()
        await self._reading.dispose()

    def _make_engine(self, **options: Any) -> AsyncEngine:
        return create_async_engine("postgresql+asyncpg://", async_creator=self.connect, **options)
