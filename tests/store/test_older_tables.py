"""What is said where older tables cannot be brought up to date; `test_upgrade` does it."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import IntegrityError, OperationalError

from bot.store.database_errors import is_passing, reason_of
from bot.store.older_tables import driver_error


def test_an_error_is_the_drivers_own() -> None:
    """SQLAlchemy's would quote what was to be stored; whether it passes is told by the driver's, too."""
    locked = sqlite3.OperationalError("database is locked")
    locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
    found = driver_error(OperationalError("INSERT INTO letters …", {"body": "SECRET"}, locked))
    assert found is locked
    assert is_passing(found)
    broken = sqlite3.IntegrityError("NOT NULL constraint failed: letters.body")
    found = driver_error(IntegrityError("INSERT INTO letters …", {"body": "SECRET"}, broken))
    assert "SECRET" not in reason_of(found)


def test_any_other_error_stays_what_it_is() -> None:
    """There is nothing below it."""
    error = RuntimeError("it holds a table named people that ims-doctor did not make")
    assert driver_error(error) is error
