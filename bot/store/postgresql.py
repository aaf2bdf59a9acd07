"""PostgreSQL through asyncpg: any number of processes, with six connections each at most."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import asyncpg

from bot.store.sql_script import Query, SqlRows, SqlScript

if TYPE_CHECKING:
    import sqlalchemy

_COMMAND_S = 30.0
"""After this long without an answer a connection counts as lost."""
_CONNECT_S = 10.0
"""A choice: a server that is there answers within a second."""
_CLOSE_S = 2.0
"""A choice: as long as what is on its way to a server that is well takes by far."""
_READERS = 4
"""A choice: reads that wait for the server at once."""
SERVER_SETTINGS = {
    "application_name": "ims-doctor",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
    "idle_session_timeout": "0",
}
"""The server notices within 25 s that this host is gone, and frees its queues."""
_NAMED = re.compile(r":(\w+)")

Link: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
_Result = TypeVar("_Result")


class Postgresql:
    """A PostgreSQL database at a libpq address."""

    dialect = "postgresql"

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._writing = _Links(self.connect, 1)
        self._reading = _Links(self.connect, _READERS)

    async def open(self) -> None:
        """Connections are opened as they are needed."""

    async def connect(self) -> Link:
        """Open a connection of its own, beside those that are kept.

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
        ask: Callable[[], SqlScript[_Result]],
        *,
        is_small: bool = False,  # noqa: ARG002 - nothing waits here
    ) -> _Result:
        """Run a script that reads. To cancel it would cost its connection, so it goes on.

        Without a transaction a question is one trip to the server instead of three.
        """

        async def run() -> _Result:
            async with self._reading.one() as link:
                return await _run(link, ask())

        return await asyncio.shield(asyncio.create_task(run()))

    async def write(
        self,
        change: Callable[[], SqlScript[_Result]],
        *,
        is_small: bool = False,  # noqa: ARG002 - nothing waits here
        is_single: bool = False,
    ) -> _Result:
        """Run a script in a transaction; a statement alone is one, and takes one trip instead of three."""
        async with self._writing.one() as link:
            if is_single:
                return await _run(link, change())
            transaction = link.transaction()
            await transaction.start()
            try:
                result = await _run(link, change())
            except asyncpg.PostgresError:
                if not link.is_closed():
                    await transaction.rollback()
                raise
            await transaction.commit()
            return result

    async def sync(self) -> None:
        """What is written is on the server's disk."""

    async def migrate(self, change: Callable[[sqlalchemy.Connection], None]) -> None:
        """Run a function of SQLAlchemy in a transaction, in a thread and a loop of its own."""
        from sqlalchemy.ext.asyncio import create_async_engine
        from sqlalchemy.pool import NullPool

        async def run() -> None:
            engine = create_async_engine(
                "postgresql+asyncpg://", async_creator=self.connect, poolclass=NullPool
            )
            async with engine.begin() as connection:
                await connection.run_sync(change)

        await asyncio.to_thread(asyncio.run, run())

    async def tidy(self) -> None:
        """Erased rows are overwritten by the server's own vacuum."""

    async def close(self) -> None:
        """Close the connections."""
        await self._writing.close()
        await self._reading.close()


class _Links:
    """So many connections at most, opened as they are needed and kept.

    asyncpg's pool would make one more trip to the server each time that one is given back, or wrap each call.
    """

    def __init__(self, connect: Callable[[], Awaitable[Link]], most: int) -> None:
        self._connect = connect
        self._turns = asyncio.Semaphore(most)
        self._free: list[Link] = []
        self._is_closed = False

    @asynccontextmanager
    async def one(self) -> AsyncIterator[Link]:
        """Have a connection for oneself.

        One is given up after whatever the server did not answer itself: nobody knows what is on its way.
        """
        async with asyncio.timeout(_CONNECT_S):
            await self._turns.acquire()
        try:
            link = await self._open()
            try:
                yield link
            except BaseException as error:
                if not isinstance(error, asyncpg.PostgresError):
                    link.terminate()
                raise
            finally:
                if self._is_closed:
                    link.terminate()
                elif not link.is_closed():
                    self._free.append(link)
        finally:
            self._turns.release()

    async def _open(self) -> Link:
        while self._free:
            link = self._free.pop()
            if not link.is_closed():
                return link
            link.terminate()
        return await self._connect()

    async def close(self) -> None:
        """Close those that are free; one that is in use is closed when it is given back."""
        self._is_closed = True
        while self._free:
            with suppress(OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await self._free.pop().close(timeout=_CLOSE_S)


async def _run(link: Link, script: SqlScript[_Result]) -> _Result:
    """Give the script what it asks for. Raises asyncpg's errors, OSError, TimeoutError."""
    try:
        query = next(script)
        while True:
            query = script.send(await _answer(link, query))
    except StopIteration as end:
        result: _Result = end.value
        return result


async def _answer(link: Link, query: Query) -> SqlRows:
    statement, names = _numbered(query.statement)
    values = [[of[name] for name in names] for of in query.of]
    if len(values) == 1:
        return await link.fetch(statement, *values[0])
    return await link.fetchmany(statement, values) if values else ()


@cache
def _numbered(statement: str) -> tuple[str, tuple[str, ...]]:
    """The statement with `$1` where it names values, and the names in the order of their numbers."""
    names = tuple(dict.fromkeys(_NAMED.findall(statement)))
    return _NAMED.sub(lambda named: f"${names.index(named[1]) + 1}", statement), names
