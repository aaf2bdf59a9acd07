"""One open database, SQLite or PostgreSQL: `read` and `write` run a script, see `bot.store.sql_script`.

They take what begins one, since it may have to begin again; where it runs is the backend's affair.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.store.database_errors import is_passing, pauses, reason_of
from bot.store.database_url import DatabaseAddress
from bot.store.sql_script import SqlScript
from bot.store.sqlite import Sqlite
from bot.store.store import StoreError
from bot.store.upgrade import SchemaError, settle
from bot.trouble import Trouble

if TYPE_CHECKING:
    import sqlalchemy

    from bot.store.postgresql import Postgresql

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


class Backend(Protocol):
    """What differs between databases; its methods raise the errors of their drivers."""

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""

    async def open(self) -> None:
        """Take possession, as far as that can be."""

    async def read(self, ask: Callable[[], SqlScript[_Result]], *, is_small: bool = False) -> _Result:
        """Run a script that reads; one that `is_small` may hold up everything else meanwhile."""

    async def write(
        self, change: Callable[[], SqlScript[_Result]], *, is_small: bool = False, is_single: bool = False
    ) -> _Result:
        """Run a script in a transaction; one that `is_small` may hold up everything else meanwhile.

        One that `is_single` asks once, and changes one row: it may do without the transaction.
        """

    async def sync(self) -> None:
        """Bring what was written to the disk, where `write` leaves that for later."""

    async def migrate(self, change: Callable[[sqlalchemy.Connection], None]) -> None:
        """Run a function of SQLAlchemy in a transaction, in a thread: it may block."""

    async def tidy(self) -> None:
        """Leave nothing of what was erased."""

    async def close(self) -> None:
        """Let go."""


class Database:
    """A database at an address; `patience_s` is how long `read` waits for it when it is in trouble."""

    def __init__(self, address: DatabaseAddress, patience_s: float) -> None:
        self.shown = address.shown
        self.patience_s = patience_s
        self.shared = _postgresql(address.dsn) if address.dsn else None
        self._backend: Backend = self.shared or Sqlite(address.file, address.shown)
        self._reading = Trouble(_log, f"cannot read the database {address.shown}")

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._backend.dialect

    async def open(self) -> None:
        """Take possession, and upgrade the tables.

        Raises:
            StoreError: it cannot be opened or written, another process has it, or a newer program made it.
        """
        try:
            await self._backend.open()
            if not await self._backend.write(partial(settle, self.dialect)):
                from bot.store.older_tables import driver_error, upgrade_by_steps

                try:
                    await self._backend.migrate(upgrade_by_steps)
                except Exception as error:
                    raise driver_error(error) from error
            await self._backend.tidy()
        except BaseException as error:
            await self._backend.close()
            if isinstance(error, SchemaError):
                raise StoreError(f"cannot use the database {self.shown}: {error}") from error
            if isinstance(error, StoreError) or not isinstance(error, Exception):
                raise
            raise self.problem(error) from error

    async def write(
        self, change: Callable[[], SqlScript[_Result]], *, is_small: bool = False, is_single: bool = False
    ) -> _Result:
        """Run a script in a transaction, once; see `Backend.write`. Raises the driver's errors."""
        return await self._backend.write(change, is_small=is_small, is_single=is_single)

    @property
    def sync(self) -> Callable[[], Awaitable[None]] | None:
        """Brings what was written to the disk, where `write` does not. Raises the driver's errors."""
        return self._backend.sync if self.shared is None else None

    async def read(
        self,
        ask: Callable[[], SqlScript[_Result]],
        patience_s: float | None = None,
        *,
        is_small: bool = False,
    ) -> _Result:
        """Run a script that reads, again while the trouble is one that passes, for `patience_s` at most.

        One that `is_small` finds a few rows by their keys.

        Raises:
            StoreError: it could not be read.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + (self.patience_s if patience_s is None else patience_s)
        for pause_s in pauses():
            try:
                result = await self._backend.read(ask, is_small=is_small)
            except Exception as error:
                if not is_passing(error):
                    raise self.problem(error) from error
                self._reading.failed(reason_of(error))
                if loop.time() + pause_s > deadline:
                    raise self.problem(error) from error
                await asyncio.sleep(pause_s)
            else:
                self._reading.went_well()
                return result
        raise AssertionError("pauses never end")

    async def tidy(self) -> None:
        """Leave nothing of what was erased. Raises StoreError."""
        try:
            await self._backend.tidy()
        except Exception as error:
            raise self.problem(error) from error

    async def close(self) -> None:
        """Let go of the database."""
        try:
            await self.tidy()
        except StoreError as error:
            _log.warning("not tidied at the end: %s", error)
        finally:
            await self._backend.close()

    def problem(self, error: BaseException) -> StoreError:
        """Make one line of an error."""
        return StoreError(f"cannot use the database {self.shown}: {reason_of(error)}")


def _postgresql(dsn: str) -> Postgresql:
    """The backend whose driver a process with an SQLite file does without."""
    from bot.store.postgresql import Postgresql

    return Postgresql(dsn)
