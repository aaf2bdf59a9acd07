"""A disk without room: SQLite's limit for the pages of a file, on every connection of a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from bot.store import SqlStore


class PageLimit:
    """From now on the store's file has room for so many pages; call it to change that."""

    def __init__(self, store: SqlStore, most: int) -> None:
        database: Any = store._database
        self._backend = database._backend
        self._most = most
        self._open = self._backend._opened
        self._backend._opened = self._opened
        self(most)

    def __call__(self, most: int) -> None:
        """There is room for so many pages."""
        self._most = most
        for connection in self._backend._connections.values():
            self._limit(connection)

    def _opened(self, pragmas: Iterable[str] = ()) -> sqlite3.Connection:
        connection: sqlite3.Connection = self._open(pragmas)
        self._limit(connection)
        return connection

    def _limit(self, connection: sqlite3.Connection) -> None:
        connection.execute(f"PRAGMA max_page_count = {self._most}").fetchall()
