"""`Records`, read from an SQL database."""

from __future__ import annotations

from bot.dialogue.notes import Records, Suggested
from bot.store.kept import DAY_S
from bot.store.sql_script import SqlScript, rows, scalar
from bot.store.summing_up import summed

_PEOPLE = "SELECT count(*) FROM people"
_ASKED = """
    SELECT outcome, locale, item, sum(times) FROM counters WHERE day >= :day GROUP BY outcome, locale, item"""
_UNANSWERED = """
    SELECT words, locale, item, sum(times) FROM unanswered WHERE day >= :day GROUP BY words, locale, item"""
_RATINGS = "SELECT item, is_good FROM ratings WHERE at >= :start"
_COMPLAINTS = "SELECT item, reason FROM complaints WHERE at >= :start"
_SUGGESTIONS = "SELECT words, locale FROM suggestions WHERE at >= :start ORDER BY at, id"


def read_records(since: int) -> SqlScript[Records]:
    """Sum the notes up, from the beginning of the day that `since` is in."""
    day = since // DAY_S
    start = day * DAY_S
    people = yield from scalar(_PEOPLE)
    asked = yield from rows(_ASKED, day=day)
    unanswered = yield from rows(_UNANSWERED, day=day)
    ratings = yield from rows(_RATINGS, start=start)
    complaints = yield from rows(_COMPLAINTS, start=start)
    suggestions = yield from rows(_SUGGESTIONS, start=start)
    return summed(
        since,
        people,
        {(outcome, locale, item): times for outcome, locale, item, times in asked},
        {(words, locale, item): times for words, locale, item, times in unanswered},
        ratings=[(item, bool(is_good)) for item, is_good in ratings],
        complaints=[(item, reason) for item, reason in complaints],
        suggestions=[Suggested(*row) for row in suggestions],
    )
