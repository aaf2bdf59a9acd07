"""Sessions in an SQL database: a person's key and the language they chose, nothing else."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from types import TracebackType

import msgspec
import platformdirs
from sqlalchemy import URL, Column, MetaData, String, Table, delete, insert, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.dialogue.session import Session
from bot.errors import BotError
from bot.store.sessions import MemorySessions

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_TABLES = MetaData()
_PEOPLE = Table(
    "people",
    _TABLES,
    Column("person", String(100), primary_key=True),
    Column("locale", String(35), nullable=False),
)


class StoreError(BotError):
    """The database cannot be used; the message names it without its password."""


def default_url() -> str:
    """Give the address of the SQLite file in the user's data folder."""
    folder = platformdirs.user_data_path("ims-doctor", appauthor=False)
    return URL.create("sqlite", database=str(folder / "ims-doctor.sqlite3")).render_as_string()


class SqlSessions:
    """Sessions that survive a restart: `async with await SqlSessions.open(url) as sessions`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._recent = MemorySessions()

    @classmethod
    async def open(cls, url: str | None = None) -> SqlSessions:
        """Open the database, and set it up if it is new.

        Raises:
            StoreError: it cannot be opened or written.
        """
        shown = "IMS_DOCTOR_DATABASE"
        try:
            address = make_url(url or default_url())
            shown = address.render_as_string(hide_password=True)
            address = address.set(drivername=_DRIVERS.get(address.drivername, address.drivername))
            await asyncio.to_thread(_try_file, address)
            engine = create_async_engine(address)
        except ArgumentError as error:
            raise StoreError(f"{shown}: not a database address, see SQLAlchemy's URLs") from error
        except (OSError, ImportError, sqlite3.Error, SQLAlchemyError) as error:
            raise _problem(shown, error) from error
        try:
            async with engine.begin() as connection:
                await connection.run_sync(_TABLES.create_all)
        except (OSError, SQLAlchemyError) as error:
            await engine.dispose()
            raise _problem(shown, error) from error
        return cls(engine)

    async def close(self) -> None:
        """Let go of the database."""
        await self._engine.dispose()

    async def __aenter__(self) -> SqlSessions:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def load(self, person: str) -> Session:
        """Give the person's session; of one that was saved by another process, what was chosen."""
        recent = await self._recent.load(person)
        asked = select(_PEOPLE.c.locale).where(_PEOPLE.c.person == person)
        async with self._engine.connect() as connection:
            chosen = await connection.scalar(asked)
        return msgspec.structs.replace(recent, chosen=chosen)

    async def save(self, person: str, session: Session) -> None:
        """Keep the language that was chosen; without one nothing of the person is stored."""
        before = await self.load(person)
        await self._recent.save(person, session)
        if session.chosen == before.chosen:
            return
        async with self._engine.begin() as connection:
            await connection.execute(delete(_PEOPLE).where(_PEOPLE.c.person == person))
            if session.chosen is not None:
                row = {"person": person, "locale": session.chosen}
                await connection.execute(insert(_PEOPLE).values(row))


def _try_file(address: URL) -> None:
    """Make the folder of an SQLite file and read the file's head, if it is one.

    What fails here fails with one error; in aiosqlite a thread of its own would complain as well.
    """
    name = address.database or ""
    is_file = address.get_backend_name() == "sqlite" and not name.startswith((":", "file:"))
    if not is_file or not name:
        return
    Path(name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(sqlite3.connect(name)) as connection:
        connection.execute("PRAGMA schema_version").fetchone()


def _problem(shown: str, error: Exception) -> StoreError:
    """Make one line of the innermost reason."""
    reason = getattr(error, "orig", None) or error
    return StoreError(f"cannot use the database {shown}: {' '.join(str(reason).split())}")
