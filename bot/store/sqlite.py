"""SQLite: one file that one process has open, or a database in memory.

`synchronous=FULL`. NORMAL survives a killed process, but after a power cut the last commits are gone, and
with them questions that Telegram was told are safe; the price of FULL, one fsync a commit, is shared by all
that the writer commits together. `secure_delete` overwrites what is erased, and the write-ahead log is
emptied at every start and end and by `prune`, so that an answered question does not linger in either file.

A transaction runs as a whole. Through aiosqlite each statement would take several trips to its thread:
measured, 1.1 ms of processor time instead of 0.4 for the transaction that stores one update. A small one runs
where it is asked for, without fsync, and `sync` makes up for that in a thread: a thread would have to be
woken, wait for the interpreter and wake who waits for it, each after whatever else wants the processor.
Larger ones, and all where the disk has just been slow or somebody else writes, run in the thread.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select
from sqlalchemy.pool import StaticPool

from bot.store.schema import UPDATES
from bot.store.store import StoreError

_PRAGMAS = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "journal_size_limit = 0",
    "temp_store = MEMORY",
)
QUICK_S = 0.03
"""What a transaction may usually take where it holds everything up: a hard disk takes 10 to 20 ms."""
_BEGIN = "BEGIN IMMEDIATE"
_BUSY_MS = 5
"""A choice: how long a transaction outside of the thread waits for who writes just now."""
_LONGEST_LOG_BYTES = 4 << 20
"""As SQLite's own limit, 1,000 pages: then the log is written into the file."""
_OLDEST = (3, 35)
"""The first with RETURNING."""
_sync_file = getattr(os, "fdatasync", os.fsync)
_Result = TypeVar("_Result")


class Sqlite:
    """An SQLite database; without a file, in memory."""

    dialect = "sqlite"

    def __init__(self, file: Path | None, shown: str) -> None:
        self._file = file
        self._shown = shown
        self._lock = FileLock(f"{file}.lock", timeout=0, mode=0o600, thread_local=False) if file else None
        self._engine = _engine(file)
        self._writing = ThreadPoolExecutor(1, "ims-doctor-writer")
        # In memory there is one connection, and so one transaction at a time.
        self._reading = ThreadPoolExecutor(1, "ims-doctor-reader") if file else self._writing
        self._impatient: Connection | None = None
        self._usually_s = 0.0
        self._is_unsynced = False

    async def open(self) -> None:
        """Lock the file for this process. Raises StoreError if another one has it."""
        try:
            await self._in(self._writing, self._take_file)
        except Timeout as error:
            raise StoreError(f"the database {self._shown} is in use by another ims-doctor") from error

    async def read(self, ask: Callable[[Connection], _Result], *, is_small: bool = False) -> _Result:
        """Run a function that reads."""
        if is_small and self._file:
            return self._run_here(ask)

        def run() -> _Result:
            with self._engine.connect() as connection:
                return ask(connection)

        return await self._in(self._reading, run)

    async def write(self, change: Callable[[Connection], _Result], *, is_small: bool = False) -> _Result:
        """Run a function in a transaction."""

        def run() -> _Result:
            begin = time.monotonic()
            with self._engine.connect() as connection:
                connection.exec_driver_sql(_BEGIN)
                result = change(connection)
                connection.commit()
            self._took(time.monotonic() - begin)
            return result

        if is_small and self._file and self._usually_s <= QUICK_S:
            with suppress(_BusyError):
                return self._write_here(change)
        return await self._in(self._writing, run)

    def _took(self, seconds: float) -> None:
        """The disk may be slow once in a while."""
        self._usually_s += (seconds - self._usually_s) / 4

    def _write_here(self, change: Callable[[Connection], _Result]) -> _Result:
        """Run it now. Raises _BusyError where somebody else writes; nothing was run then."""

        def run(connection: Connection) -> _Result:
            # Past SQLAlchemy, which makes more of a beginning and an end than the changes cost.
            opened: Any = connection.connection.driver_connection
            try:
                opened.execute(_BEGIN)
            except sqlite3.OperationalError as error:
                if _is_busy(error):
                    raise _BusyError from error
                raise
            result = change(connection)
            opened.commit()
            return result

        begin = time.monotonic()
        try:
            result = self._run_here(run)
            self._is_unsynced = True
            return result
        finally:
            self._took(time.monotonic() - begin)

    def _run_here(self, run: Callable[[Connection], _Result]) -> _Result:
        """Run it now, on a connection that waits for nobody."""
        connection = self._impatient = self._impatient or self._connect_impatient()
        try:
            return run(connection)
        except BaseException:
            self._impatient = None
            connection.invalidate()
            connection.close()
            raise
        finally:
            if connection.in_transaction():
                connection.rollback()

    def _connect_impatient(self) -> Connection:
        connection = self._engine.connect()
        for pragma in (f"busy_timeout = {_BUSY_MS}", "synchronous = NORMAL", "wal_autocheckpoint = 0"):
            connection.exec_driver_sql(f"PRAGMA {pragma}").close()
        connection.rollback()
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
                is_long = os.fstat(log).st_size > _LONGEST_LOG_BYTES
            finally:
                os.close(log)
            if is_long:
                with self._engine.connect() as connection:
                    connection.exec_driver_sql("PRAGMA wal_checkpoint")

    async def upgrade(self, change: Callable[[Connection], None]) -> None:
        """Run a function in a transaction."""
        await self.write(change)

    async def tidy(self) -> None:
        """Leave nothing of erased updates in the file or its log."""
        await self.write(_rewrite_updates)

        def run() -> None:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

        await self._in(self._writing, run)

    async def close(self) -> None:
        """Let go of the file."""
        await asyncio.to_thread(self._let_go)

    async def _in(self, thread: ThreadPoolExecutor, run: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(thread, run)

    def _let_go(self) -> None:
        self._reading.shutdown()
        self._writing.shutdown()
        if self._impatient:
            self._impatient.invalidate()
            self._impatient.close()
        self._engine.dispose()
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


def _engine(file: Path | None) -> Engine:
    any_thread = {"check_same_thread": False}
    if file:
        engine = create_engine(f"sqlite:///{file}", connect_args=any_thread, pool_size=2)
    else:
        engine = create_engine("sqlite://", connect_args=any_thread, poolclass=StaticPool)
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Set up a new connection; transactions begin where `write` says, DDL included."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()


class _BusyError(Exception):
    """Somebody else writes."""


def _is_busy(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def _make_private(file: Path) -> None:
    """Nobody else may read the file; SQLite gives its log the same mode."""
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    if os.name == "posix" and file.stat().st_uid == os.getuid() and file.stat().st_mode & 0o077:
        file.chmod(0o600)


def _rewrite_updates(connection: Connection) -> None:
    """Where pages were split, copies of rows stay in unused space; emptying the table overwrites it."""
    rows = connection.execute(select(UPDATES)).mappings()
    waiting = [{column.key: row[column] for column in UPDATES.c} for row in rows]
    connection.execute(delete(UPDATES))
    if waiting:
        connection.execute(insert(UPDATES), waiting)
