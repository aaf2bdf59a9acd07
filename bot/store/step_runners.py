"""Runs a step's statement with its rows: through SQLAlchemy, or, on SQLite, through the driver alone.

SQLAlchemy writes the statements either way. Executing them through it took 60 to 100 µs each beside what
SQLite does, most of what a transaction of one answer costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.sql.dml import UpdateBase

from bot.store.steps import Step, StepRow, statements

Returned: TypeAlias = Iterable[Sequence[Any]]
"""Rows that a statement gives back."""


class RunStep(Protocol):
    """Runs a step's statement with rows of the same names, at least one."""

    def __call__(self, connection: Connection, step: Step, rows: Sequence[StepRow]) -> Returned:
        """Give what the statement returns. Raises the driver's errors, wrapped by SQLAlchemy or not."""


def step_runner(dialect: str) -> RunStep:
    """What runs the steps in one dialect: `sqlite` or `postgresql`."""
    return _ByDriver(statements(dialect)) if dialect == "sqlite" else _BySqlalchemy(statements(dialect))


class _BySqlalchemy:
    def __init__(self, known: dict[Step, UpdateBase]) -> None:
        self._statements = known

    def __call__(self, connection: Connection, step: Step, rows: Sequence[StepRow]) -> Returned:
        done = connection.execute(self._statements[step], list(rows))
        return done.all() if done.returns_rows else ()


class _ByDriver:
    """sqlite3 takes names as they are, and every type that the tables have."""

    def __init__(self, known: dict[Step, UpdateBase]) -> None:
        from sqlalchemy.dialects.sqlite.base import SQLiteDialect

        self._dialect = SQLiteDialect(paramstyle="named")
        self._statements = known
        self._written: dict[tuple[Step, frozenset[str]], tuple[str, StepRow]] = {}

    def __call__(self, connection: Connection, step: Step, rows: Sequence[StepRow]) -> Returned:
        written, constants = self._as_written(step, rows[0])
        if constants:
            rows = [constants | row for row in rows]
        opened: Any = connection.connection
        cursor = opened.cursor()
        try:
            if step is not Step.SEE:
                cursor.executemany(written, rows)
                return ()
            # The only one that returns something, which the driver has of one row at a time.
            found: list[Sequence[Any]] = []
            for row in rows:
                cursor.execute(written, row)
                found += cursor.fetchall()
            return found
        finally:
            cursor.close()

    def _as_written(self, step: Step, row: StepRow) -> tuple[str, StepRow]:
        """The statement for rows with such names, and the values that stand in it whatever the row."""
        names = frozenset(row)
        if (step, names) not in self._written:
            statement = self._statements[step]
            columns = list(row) if statement.is_insert else None
            compiled = statement.compile(dialect=self._dialect, column_keys=columns)
            constants = {name: value for name, value in compiled.params.items() if name not in names}
            self._written[step, names] = str(compiled), constants
        return self._written[step, names]
