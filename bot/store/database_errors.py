"""Errors of a database: which of them pass by themselves, how to say them in one line, when to try again.

A driver's message may quote what was to be stored, so it is shown only where that cannot be; SQLAlchemy's own
text, which quotes the parameters, is never shown. asyncpg is imported once there is an error: a process that
has an SQLite file does without it.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

PAUSE_S, LONGEST_PAUSE_S = 0.05, 0.5
"""Short enough for a process to be back soon after its database is, see `queues.GRACE_S`."""

_PASSING_STATES = (
    "08",  # connection lost or refused
    "25006",  # read only: a standby that is about to take over
    "40",  # deadlock, serialisation
    "53",  # disk full, out of memory, too many connections
    "55",  # locked; a database that takes no connections just now
    "57",  # shutting down, starting up, cancelled by its operator
    "58",  # the server's disk
)
_PASSING_RESULTS = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
}
_QUOTING_STATES = ("22", "23")
"""Wrong values, broken constraints: their messages quote what was stored."""


def cause_of(error: BaseException) -> BaseException:
    """The driver's own error, below what SQLAlchemy made of it."""
    while isinstance(error, DBAPIError) or type(error).__module__.startswith("sqlalchemy.dialects"):
        inner = error.orig if isinstance(error, DBAPIError) else error.__cause__
        if inner is None:
            break
        error = inner
    return error


def is_passing(error: BaseException) -> bool:
    """Tell whether trying again may help: locked, full, out of reach."""
    import asyncpg

    cause = cause_of(error)
    if isinstance(cause, sqlite3.Error):
        code: int | None = getattr(cause, "sqlite_errorcode", None)
        return code is not None and code & 0xFF in _PASSING_RESULTS
    if isinstance(cause, asyncpg.PostgresError):
        return str(cause.sqlstate or "").startswith(_PASSING_STATES)
    if isinstance(cause, ValueError):  # wrong settings or values, which asyncpg counts among lost connections
        return False
    lost = (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError, PoolTimeout, EOFError)
    is_lost = isinstance(cause, lost)
    return is_lost or (isinstance(error, DBAPIError) and error.connection_invalidated)


def reason_of(error: BaseException) -> str:
    """What is wrong, in one line that quotes nothing of what was to be stored."""
    import asyncpg

    cause = cause_of(error)
    kind = type(cause).__name__
    if isinstance(cause, asyncpg.PostgresError) and cause.sqlstate:
        quotes = cause.sqlstate.startswith(_QUOTING_STATES)
        return f"{kind} ({cause.sqlstate})" if quotes else _line(cause, kind)
    if isinstance(cause, asyncpg.ClientConfigurationError):
        return _line(cause, kind)
    if isinstance(cause, (ValueError, TypeError, KeyError, sqlite3.InterfaceError, sqlite3.ProgrammingError)):
        return kind
    return _line(cause, kind)


def pauses() -> Iterator[float]:
    """Seconds between one try and the next, for ever."""
    doubled = (PAUSE_S * 2**n for n in itertools.count())
    rising = itertools.takewhile(lambda pause: pause < LONGEST_PAUSE_S, doubled)
    return itertools.chain(rising, itertools.repeat(LONGEST_PAUSE_S))


def _line(error: BaseException, kind: str) -> str:
    return " ".join(str(error).split()) or kind
