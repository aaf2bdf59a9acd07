"""Errors of a database: which of them pass by themselves, how to say them in one line, when to try again.

A driver's message may quote what was to be stored, so it is shown only where that cannot be. asyncpg is
imported once there is an error: a process that has an SQLite file does without it.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator

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


def is_passing(error: BaseException) -> bool:
    """Tell whether trying again may help: locked, full, out of reach."""
    import asyncpg

    if isinstance(error, sqlite3.Error):
        code: int | None = getattr(error, "sqlite_errorcode", None)
        return code is not None and code & 0xFF in _PASSING_RESULTS
    if isinstance(error, asyncpg.PostgresError):
        return str(error.sqlstate or "").startswith(_PASSING_STATES)
    if isinstance(error, ValueError):  # wrong settings or values, which asyncpg counts among lost connections
        return False
    lost = (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError, EOFError)
    return isinstance(error, lost)


def reason_of(error: BaseException) -> str:
    """What is wrong, in one line that quotes nothing of what was to be stored."""
    import asyncpg

    kind = type(error).__name__
    if isinstance(error, asyncpg.PostgresError) and error.sqlstate:
        quotes = error.sqlstate.startswith(_QUOTING_STATES)
        return f"{kind} ({error.sqlstate})" if quotes else _line(error, kind)
    if isinstance(error, asyncpg.ClientConfigurationError):
        return _line(error, kind)
    if isinstance(error, (ValueError, TypeError, KeyError, sqlite3.InterfaceError, sqlite3.ProgrammingError)):
        return kind
    return _line(error, kind)


def pauses() -> Iterator[float]:
    """Seconds between one try and the next, for ever."""
    doubled = (PAUSE_S * 2**n for n in itertools.count())
    rising = itertools.takewhile(lambda pause: pause < LONGEST_PAUSE_S, doubled)
    return itertools.chain(rising, itertools.repeat(LONGEST_PAUSE_S))


def _line(error: BaseException, kind: str) -> str:
    return " ".join(str(error).split()) or kind
