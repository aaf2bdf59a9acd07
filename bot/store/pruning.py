"""Erase what is old from an SQL database."""

from __future__ import annotations

from sqlalchemy import Connection, and_, delete, exists, or_, select, update

from bot.store.kept import DAY_S
from bot.store.schema import (
    ANSWERS,
    COMPLAINTS,
    COUNTERS,
    PEOPLE,
    RATINGS,
    SEEN,
    SUGGESTIONS,
    UNANSWERED,
    UPDATES,
)


def prune(connection: Connection, before: int) -> None:
    """Erase what was last touched before a time, see `Store.prune`; counters by whole days."""
    for counts in (COUNTERS, UNANSWERED):
        connection.execute(delete(counts).where(counts.c.day < before // DAY_S))
    for table in (RATINGS, COMPLAINTS, SUGGESTIONS, ANSWERS):
        connection.execute(delete(table).where(table.c.at < before))
    waits = exists(
        select(UPDATES.c.number).where(UPDATES.c.source == SEEN.c.source, UPDATES.c.number == SEEN.c.number)
    )
    connection.execute(delete(SEEN).where(SEEN.c.at < before, ~waits))
    is_silent = PEOPLE.c.touched < before
    settled_nothing = and_(PEOPLE.c.chosen.is_(None), PEOPLE.c.hosting.is_(None))
    connection.execute(delete(PEOPLE).where(is_silent, settled_nothing))
    has_talked = or_(PEOPLE.c.walk.is_not(None), PEOPLE.c.memories.is_not(None))
    connection.execute(update(PEOPLE).where(is_silent, has_talked).values(walk=None, memories=None))
