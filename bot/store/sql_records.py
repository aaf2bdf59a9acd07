"""`Records`, read from an SQL database."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from bot.dialogue.notes import Records, Suggested
from bot.store.kept import DAY_S
from bot.store.schema import COMPLAINTS, COUNTERS, PEOPLE, RATINGS, SUGGESTIONS, UNANSWERED
from bot.store.summing_up import summed


def read_records(connection: Connection, since: int) -> Records:
    """Sum the notes up, from the beginning of the day that `since` is in."""
    day = since // DAY_S
    start = day * DAY_S
    counters = (COUNTERS.c.outcome, COUNTERS.c.locale, COUNTERS.c.item)
    words = (UNANSWERED.c.words, UNANSWERED.c.locale, UNANSWERED.c.item)
    people = connection.scalar(select(func.count()).select_from(PEOPLE))
    asked = connection.execute(
        select(*counters, func.sum(COUNTERS.c.times)).where(COUNTERS.c.day >= day).group_by(*counters)
    )
    unanswered = connection.execute(
        select(*words, func.sum(UNANSWERED.c.times)).where(UNANSWERED.c.day >= day).group_by(*words)
    )
    ratings = connection.execute(select(RATINGS.c.item, RATINGS.c.is_good).where(RATINGS.c.at >= start))
    complaints = connection.execute(
        select(COMPLAINTS.c.item, COMPLAINTS.c.reason).where(COMPLAINTS.c.at >= start)
    )
    suggestions = connection.execute(
        select(SUGGESTIONS.c.words, SUGGESTIONS.c.locale)
        .where(SUGGESTIONS.c.at >= start)
        .order_by(SUGGESTIONS.c.at, SUGGESTIONS.c.id)
    )
    return summed(
        since,
        people or 0,
        {(row[0], row[1], row[2]): int(row[3]) for row in asked},
        {(row[0], row[1], row[2]): int(row[3]) for row in unanswered},
        ratings=[(row[0], row[1]) for row in ratings],
        complaints=[(row[0], row[1]) for row in complaints],
        suggestions=[Suggested(*row) for row in suggestions],
    )
