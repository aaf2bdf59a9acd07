"""Which errors pass by themselves, and what is said of them."""

from __future__ import annotations

import itertools
import sqlite3

import asyncpg
import pytest

from bot.store.database_errors import is_passing, pauses, reason_of


def _sqlite(message: str, code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    "error",
    [
        _sqlite("database is locked", sqlite3.SQLITE_BUSY),
        _sqlite("database is locked", sqlite3.SQLITE_BUSY_SNAPSHOT),
        _sqlite("database or disk is full", sqlite3.SQLITE_FULL),
        _sqlite("disk I/O error", sqlite3.SQLITE_IOERR_WRITE),
        _sqlite("attempt to write a readonly database", sqlite3.SQLITE_READONLY),
        asyncpg.AdminShutdownError("terminating connection due to administrator command"),
        asyncpg.CannotConnectNowError("the database system is starting up"),
        asyncpg.DiskFullError("could not extend file"),
        asyncpg.TooManyConnectionsError("sorry, too many clients already"),
        asyncpg.DeadlockDetectedError("deadlock detected"),
        asyncpg.ReadOnlySQLTransactionError("cannot execute INSERT in a read-only transaction"),
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
        asyncpg.InterfaceError("connection is closed"),
        ConnectionRefusedError(111, "Connection refused"),
        TimeoutError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_trouble_that_passes(error: Exception) -> None:
    """The database is locked, full or out of reach."""
    assert is_passing(error)


@pytest.mark.parametrize(
    "error",
    [
        _sqlite("no such table: letters", sqlite3.SQLITE_ERROR),
        sqlite3.IntegrityError("NOT NULL constraint failed: letters.body"),
        sqlite3.DatabaseError("file is not a database"),
        asyncpg.InvalidPasswordError("password authentication failed"),
        asyncpg.UndefinedTableError('relation "letters" does not exist'),
        asyncpg.UniqueViolationError("duplicate key"),
        asyncpg.DataError("invalid input for query argument $1"),
        asyncpg.exceptions._base.DataError("invalid input for query argument $1"),
        asyncpg.ClientConfigurationError("sslmode parameter must be one of …"),
        OverflowError("Python int too large to convert to SQLite INTEGER"),
        KeyError("x"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_trouble_that_stays(error: Exception) -> None:
    """To try again would change nothing."""
    assert not is_passing(error)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (asyncpg.UniqueViolationError("Key (body)=(SECRET) already exists"), "UniqueViolationError (23505)"),
        (asyncpg.DataError("invalid input for query argument $1: 'SECRET'"), "DataError (22000)"),
        (UnicodeEncodeError("utf-8", "SECRET", 0, 1, "surrogates not allowed"), "UnicodeEncodeError"),
        (ValueError("SECRET"), "ValueError"),
        (_sqlite("no such\n  table", sqlite3.SQLITE_ERROR), "no such table"),
        (TimeoutError(), "TimeoutError"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_reasons_are_one_line_and_quote_nothing(error: Exception, reason: str) -> None:
    """What was to be stored is nobody's business."""
    assert reason_of(error) == reason


def test_pauses_grow_to_a_limit() -> None:
    """Short enough to be back soon, long enough not to press."""
    seconds = list(itertools.islice(pauses(), 50))
    assert seconds == sorted(seconds)
    assert 0 < seconds[0] <= 0.1
    assert seconds[-1] <= 1
