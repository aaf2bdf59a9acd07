"""A disk without room: SQLite's limit for the pages of a file, on every connection of a store."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import event

from bot.store import SqlStore


class PageLimit:
    """From now on the store's file has room for so many pages; call it to change that."""

    def __init__(self, store: SqlStore, most: int) -> None:
        database: Any = store._database
        self._backend = database._backend
        self._most = most
        engine: Any = self._backend._engine
        event.listen(engine, "checkout", self._limit)
        self(most)

    def __call__(self, most: int) -> None:
        """There is room for so many pages."""
        self._most = most
        if kept := self._backend._impatient:
            self._limit(kept.connection.driver_connection)

    def _limit(self, connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {self._most}").fetchall()
