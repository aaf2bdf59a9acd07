"""What is said where older tables cannot be brought up to date; `test_upgrade` does it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.store import SqlStore, StoreError
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


async def test_so_is_one_around_the_steps(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only what a step raises: a lock held when the transaction begins, a disk full at its end."""
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        connection.execute("CREATE TABLE people (person VARCHAR(100) NOT NULL, locale VARCHAR(35) NOT NULL)")
        connection.commit()

    def locked(_connection: object) -> None:
        raise OperationalError("BEGIN IMMEDIATE", {}, sqlite3.OperationalError("disk is full"))

    monkeypatch.setattr("bot.store.older_tables.upgrade_by_steps", locked)
    with pytest.raises(StoreError) as caught:
        await SqlStore.open(sqlite_url)
    assert "disk is full" in str(caught.value)
    assert "SQL:" not in str(caught.value)
