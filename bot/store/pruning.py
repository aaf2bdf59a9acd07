"""Erase what is old from an SQL database."""

from __future__ import annotations

from bot.store.kept import DAY_S
from bot.store.sql_script import Query, SqlScript

_OLD_DAYS = (
    "DELETE FROM counters WHERE day < :day",
    "DELETE FROM unanswered WHERE day < :day",
)
_OLD = (
    "DELETE FROM ratings WHERE at < :before",
    "DELETE FROM complaints WHERE at < :before",
    "DELETE FROM suggestions WHERE at < :before",
    "DELETE FROM answers WHERE at < :before",
    """
    DELETE FROM seen WHERE at < :before AND NOT EXISTS (
        SELECT 1 FROM letters WHERE letters.source = seen.source AND letters.number = seen.number
    )""",
    "DELETE FROM people WHERE touched < :before AND chosen IS NULL AND hosting IS NULL",
    """
    UPDATE people SET walk = NULL, memories = NULL
    WHERE touched < :before AND (walk IS NOT NULL OR memories IS NOT NULL)""",
)


def prune(before: int) -> SqlScript[None]:
    """Erase what was last touched before a time, see `Store.prune`; counters by whole days."""
    for statement in _OLD_DAYS:
        yield Query(statement, ({"day": before // DAY_S},))
    for statement in _OLD:
        yield Query(statement, ({"before": before},))
