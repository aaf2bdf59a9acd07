"""SQLite: one file that one process has open, or a database in memory.

`synchronous=FULL`. NORMAL survives a killed process, but after a power cut the last commits are gone, and
with them questions that Telegram was told are safe; the price of FULL, one fsync a commit, is shared by all
that the writer commits together. `secure_delete` overwrites what is erased, and the write-ahead log is
emptied at every start and end and by `prune`, so that an answered question does not linger in either file.

A transaction runs as a whole. Through aiosqlite each statement would take several trips to its thread:
measured, 1.1 ms of processor time instead of 0.4 for the transaction that stores one update. A small one runs
where it is asked for, without fsync, and `sync` makes up for that in a thread: a thread would have to be
woken, wait for the interpreter and wake who waits for it, each after whatever else wants the processor.
Larger ones, and all where the disk has just been slow or somebody else writes, run in the thread. So does the
one that begins the log anew, once all of it is written into the file: SQLite waits for the disk then. The log
keeps its length meanwhile, for to cut it off takes 10 to 40 ms, and to make it longer again costs each fsync.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from filelock import FileLock, Timeout

from bot.store.inbox import QueuedUpdate
from bot.store.sql_script import Query, SqlScript
from bot.store.steps import STATEMENTS, Step
from bot.store.store import StoreError

if TYPE_CHECKING:
    import sqlalchemy

_PRAGMAS = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "temp_store = MEMORY",
)
QUICK_S = 0.03
"""What a transaction may usually take where it holds everything up: a hard disk takes 10 to 20 ms."""
_BEGIN = "BEGIN IMMEDIATE"
_BUSY_MS = 5
"""A choice: how long a transaction outside of the thread waits for who writes just now."""
_LONGEST_LOG = 250
"""A choice: so many small transactions later the log is written into the file. They have four pages each, and
after 1,000 SQLite would do so by itself."""
_OLDEST = (3, 35)
"""The first with RETURNING."""
_sync_file = getattr(os, "fdatasync", os.fsync)
_Result = TypeVar("_Result")
_WRITER, _READER, _IMPATIENT = "writer", "reader", "impatient"
"""Whose connection it is: that of a thread, or of whoever cannot wait."""
_IMPATIENTLY = (f"busy_timeout = {_BUSY_MS}", "synchronous = NORMAL", "wal_autocheckpoint = 0")
_WAITING = "SELECT source, number, lane, body, received, tries, sent, sending, message, deaths FROM letters"


class Sqlite:
    """An SQLite database; without a file, in memory."""

    dialect = "sqlite"

    def __init__(self, file: Path | None, shown: str) -> None:
        self._file = file
        self._shown = shown
        self._lock = FileLock(f"{file}.lock", timeout=0, mode=0o600, thread_local=False) if file else None
        self._writing = ThreadPoolExecutor(1, "ims-doctor-writer")
        # In memory there is one connection, and so one transaction at a time.
        self._reading = ThreadPoolExecutor(1, "ims-doctor-reader") if file else self._writing
        self._reader = _READER if file else _WRITER
        self._connections: dict[str, sqlite3.Connection] = {}
        self._usually_s = 0.0
        self._is_unsynced = False
        self._in_log = 0
        """Small transactions since the log was written into the file."""
        self._begins_log = False
        """Whether the next transaction waits for the disk, since the log begins anew with it."""

    async def open(self) -> None:
        """Lock the file for this process. Raises StoreError if another one has it."""
        try:
            await self._in(self._writing, self._take_file)
        except Timeout as error:
            raise StoreError(f"the database {self._shown} is in use by another ims-doctor") from error

    async def read(self, ask: Callable[[], SqlScript[_Result]], *, is_small: bool = False) -> _Result:
        """Run a script that reads."""
        if is_small and self._file:
            return self._on(_IMPATIENT, lambda connection: _run(connection, ask()))
        return await self._in(
            self._reading, lambda: self._on(self._reader, lambda connection: _run(connection, ask()))
        )

    async def write(
        self,
        change: Callable[[], SqlScript[_Result]],
        *,
        is_small: bool = False,
        is_single: bool = False,  # noqa: ARG002 - to begin costs nothing here
    ) -> _Result:
        """Run a script in a transaction."""
        if is_small and self._file and self._usually_s <= QUICK_S and not self._begins_log:
            with suppress(_BusyError):
                result = self._transact(_IMPATIENT, change)
                self._is_unsynced = True
                self._in_log += 1
                return result
        result = await self._in(self._writing, lambda: self._transact(_WRITER, change))
        self._begins_log = False
        return result

    def _transact(self, who: str, change: Callable[[], SqlScript[_Result]]) -> _Result:
        """Run it now. Raises _BusyError, with nothing run, where others write and `who` cannot wait."""

        def run(connection: sqlite3.Connection) -> _Result:
            try:
                connection.execute(_BEGIN)
            except sqlite3.OperationalError as error:
                if who == _IMPATIENT and _is_busy(error):
                    raise _BusyError from error
                raise
            result = _run(connection, change())
            connection.commit()
            return result

        begin = time.monotonic()
        try:
            return self._on(who, run)
        finally:
            # The disk may be slow once in a while.
            self._usually_s += (time.monotonic() - begin - self._usually_s) / 4

    def _on(self, who: str, run: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Run it on a connection of theirs, which is opened anew after an error."""
        if who not in self._connections:
            self._connections[who] = self._opened(_IMPATIENTLY if who == _IMPATIENT else ())
        connection = self._connections[who]
        try:
            return run(connection)
        except BaseException:
            if connection.in_transaction:
                connection.rollback()
            if self._file:
                del self._connections[who]
                connection.close()
            raise

    def _opened(self, pragmas: Iterable[str] = ()) -> sqlite3.Connection:
        """A connection on which transactions begin where `_transact` says, DDL included."""
        connection = sqlite3.connect(self._file or ":memory:", check_same_thread=False, isolation_level=None)
        for pragma in (*_PRAGMAS, *pragmas):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        return connection

    async def sync(self) -> None:
        """Bring to the disk what was written without waiting for it. Raises OSError."""
        if self._is_unsynced:
            self._is_unsynced = False
            try:
                await self._in(self._writing, self._sync_log)
            except BaseException:
                self._is_unsynced = True
                raise

    def _sync_log(self) -> None:
        with suppress(FileNotFoundError):  # it is in the file then
            log = os.open(f"{self._file}-wal", os.O_RDWR)
            try:
                _sync_file(log)
            finally:
                os.close(log)
            if self._in_log > _LONGEST_LOG and self._checkpoint("PASSIVE"):
                self._in_log, self._begins_log = 0, True

    def _checkpoint(self, mode: str) -> bool:
        """Write the log into the file; tells whether that has all of it now."""

        def run(connection: sqlite3.Connection) -> bool:
            is_busy, pages, written = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
            return not is_busy and pages == written

        return self._on(_WRITER, run)

    async def migrate(self, change: Callable[[sqlalchemy.Connection], None]) -> None:
        """Run a function of SQLAlchemy in a transaction, on a connection of its own to the file."""
        await self._in(self._writing, lambda: self._migrate(change))

    def _migrate(self, change: Callable[[sqlalchemy.Connection], None]) -> None:
        from sqlalchemy import create_engine
        from sqlalchemy.pool import NullPool

        engine = create_engine("sqlite://", creator=self._opened, poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(_BEGIN)
            change(connection)
            connection.commit()

    async def tidy(self) -> None:
        """Leave nothing of erased updates in the file or its log."""
        await self.write(_rewrite_updates)
        await self._in(self._writing, lambda: self._checkpoint("TRUNCATE"))

    async def close(self) -> None:
        """Let go of the file."""
        await asyncio.to_thread(self._let_go)

    async def _in(self, thread: ThreadPoolExecutor, run: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(thread, run)

    def _let_go(self) -> None:
        self._reading.shutdown()
        self._writing.shutdown()
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()
        if self._lock:
            self._lock.release()

    def _take_file(self) -> None:
        """Make folder and file, for this user only, lock it, and see whether it is a database at all."""
        if sqlite3.sqlite_version_info < _OLDEST:
            wanted = ".".join(map(str, _OLDEST))
            raise StoreError(f"SQLite {wanted} or newer is needed, this is {sqlite3.sqlite_version}")
        if self._file is None or self._lock is None:
            return
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._file.is_dir():
            raise IsADirectoryError(f"unable to open database file {self._file}, it is a folder")
        self._lock.acquire()
        _make_private(self._file)
        with closing(sqlite3.connect(self._file)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()


def _run(connection: sqlite3.Connection, script: SqlScript[_Result]) -> _Result:
    """Give the script what it asks for, from start to end. Raises sqlite3.Error."""
    cursor = connection.cursor()
    try:
        query = next(script)
        while True:
            found: list[tuple[Any, ...]] = []
            for values in query.of:
                found += cursor.execute(query.statement, values).fetchall()
            query = script.send(found)
    except StopIteration as end:
        result: _Result = end.value
        return result
    finally:
        cursor.close()


class _BusyError(Exception):
    """Somebody else writes."""


def _is_busy(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def _make_private(file: Path) -> None:
    """Nobody else may read the file; SQLite gives its log the same mode."""
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    if os.name == "posix" and file.stat().st_uid == os.getuid() and file.stat().st_mode & 0o077:
        file.chmod(0o600)


def _rewrite_updates() -> SqlScript[None]:
    """Where pages were split, copies of rows stay in unused space; emptying the table overwrites it."""
    waiting = yield Query(_WAITING)
    yield Query("DELETE FROM letters")
    names = QueuedUpdate.__struct_fields__
    yield Query(STATEMENTS[Step.ADD_UPDATE], [dict(zip(names, row, strict=True)) for row in waiting])
