"""What is asked of a database, apart from how it is reached: a generator asks, and is sent the rows.

    def waits() -> SqlScript[bool]:
        rows = yield Query("SELECT 1 FROM letters WHERE source = :source", ({"source": "telegram:42"},))
        return bool(rows)

SQLite runs a script from its start to its end without ever waiting, PostgreSQL awaits each answer. The SQL is
what both understand; values are named, `:name`. Truth is a number in SQLite: who reads it says `bool`.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

_Result = TypeVar("_Result")
Values: TypeAlias = Mapping[str, Any]
"""The values of a statement by their names; it may have more than the statement takes."""
SqlRows: TypeAlias = Sequence[Any]
"""What a statement gives, if anything: rows that can be taken apart, columns in their order."""
_NO_VALUES: tuple[Values, ...] = ({},)


@dataclass(frozen=True, slots=True)
class Query:
    """A statement, run with each of `of` in turn; it gives all rows that come of that."""

    statement: str
    of: Sequence[Values] = _NO_VALUES


SqlScript: TypeAlias = Generator[Query, SqlRows, _Result]


def rows(statement: str, **values: Any) -> SqlScript[SqlRows]:
    """Ask once, for all rows."""
    return (yield Query(statement, (values,)))


def scalar(statement: str, **values: Any) -> SqlScript[Any]:
    """Ask once, for the first value of the first row; None where there is no row."""
    found = yield Query(statement, (values,))
    return found[0][0] if found else None
