"""The statements that changes are made of, in the order in which a transaction runs them.

Replicas lock rows in this order, and within a step in the order of keys, so that they do not wait for each
other in a circle; the counters, which all of them share, come last and are held for the shortest time.
"""

from __future__ import annotations

from enum import IntEnum, auto
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Column, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.sql.dml import UpdateBase

from bot.store.schema import (
    ANSWERS,
    CHATS,
    COMPLAINTS,
    COUNTERS,
    PEOPLE,
    PULSE,
    RATINGS,
    SEEN,
    SUGGESTIONS,
    UNANSWERED,
    UPDATES,
)

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

StepRow: TypeAlias = dict[str, Any]
THE = "the_"
"""Before the name of a column that a step looks for (`ERASE_…`, `COUNT_TRY`, `NOTE_…`)."""


class Step(IntEnum):
    """A statement, run once with all rows that a group of changes has for it."""

    SEE = auto()
    ADD_UPDATE = auto()
    COUNT_TRY = auto()
    NOTE_DEATHS = auto()
    NOTE_SENT = auto()
    NOTE_SENDING = auto()
    ERASE_UPDATE = auto()
    NOTE_REASON = auto()
    ERASE_ANSWER_TO = auto()
    ERASE_ANSWER_WITH = auto()
    PUT_ANSWER = auto()
    ERASE_ANSWERS_IN = auto()
    ERASE_PERSON = auto()
    PUT_PERSON = auto()
    ERASE_CHAT = auto()
    PUT_CHAT = auto()
    ERASE_RATINGS_BY = auto()
    PUT_RATING = auto()
    ERASE_COMPLAINTS_BY = auto()
    ADD_COMPLAINT = auto()
    ERASE_SUGGESTIONS_BY = auto()
    ADD_SUGGESTION = auto()
    PUT_PULSE = auto()
    COUNT_OUTCOME = auto()
    COUNT_UNANSWERED = auto()


KEYS: dict[Step, tuple[str, ...]] = {
    Step.SEE: ("source", "number"),
    Step.PUT_PERSON: ("person",),
    Step.PUT_CHAT: ("chat",),
    Step.PUT_RATING: ("person", "item"),
    Step.COUNT_OUTCOME: ("day", "outcome", "locale", "item"),
    Step.COUNT_UNANSWERED: ("day", "digest"),
}
"""By what the rows of a step are put in order."""
SUMMED = {Step.COUNT_OUTCOME, Step.COUNT_UNANSWERED}
"""Steps that several changes may take for one row; `times` is added up."""


def statements(dialect: str) -> dict[Step, UpdateBase]:
    """The statement of each step, in one dialect: `sqlite` or `postgresql`."""
    queued = (UPDATES.c.source, UPDATES.c.number)
    one = ANSWERS.alias()
    message = (one.c.chat, one.c.message_id)
    return {
        Step.SEE: _dialects_insert(dialect, SEEN)
        .on_conflict_do_nothing()
        .returning(*SEEN.primary_key.columns),
        Step.ADD_UPDATE: _dialects_insert(dialect, UPDATES).on_conflict_do_nothing(),
        Step.COUNT_TRY: update(UPDATES).where(_are(*queued)).values(tries=UPDATES.c.tries + 1),
        Step.NOTE_DEATHS: update(UPDATES).where(_are(*queued)).values(deaths=bindparam("deaths")),
        Step.NOTE_SENT: update(UPDATES).where(_are(*queued)).values(sent=bindparam("sent")),
        Step.NOTE_SENDING: update(UPDATES).where(_are(*queued)).values(sending=bindparam("sending")),
        Step.ERASE_UPDATE: delete(UPDATES).where(_are(*queued)),
        Step.NOTE_REASON: update(SEEN)
        .where(_are(SEEN.c.source, SEEN.c.number))
        .values(reason=bindparam("reason")),
        Step.ERASE_ANSWER_TO: delete(ANSWERS).where(_are(ANSWERS.c.chat, ANSWERS.c.asked)),
        Step.ERASE_ANSWER_WITH: delete(ANSWERS).where(
            _are(ANSWERS.c.chat),
            ANSWERS.c.first == select(one.c.first).where(_are(*message)).scalar_subquery(),
        ),
        Step.PUT_ANSWER: _upsert(dialect, ANSWERS),
        Step.ERASE_ANSWERS_IN: delete(ANSWERS).where(_are(ANSWERS.c.chat)),
        Step.ERASE_PERSON: delete(PEOPLE).where(_are(PEOPLE.c.person)),
        Step.PUT_PERSON: _upsert(dialect, PEOPLE),
        Step.ERASE_CHAT: delete(CHATS).where(_are(CHATS.c.chat)),
        Step.PUT_CHAT: _upsert(dialect, CHATS),
        Step.ERASE_RATINGS_BY: delete(RATINGS).where(_are(RATINGS.c.person)),
        Step.PUT_RATING: _upsert(dialect, RATINGS),
        Step.ERASE_COMPLAINTS_BY: delete(COMPLAINTS).where(_are(COMPLAINTS.c.person)),
        Step.ADD_COMPLAINT: insert(COMPLAINTS),
        Step.ERASE_SUGGESTIONS_BY: delete(SUGGESTIONS).where(_are(SUGGESTIONS.c.person)),
        Step.ADD_SUGGESTION: insert(SUGGESTIONS),
        Step.PUT_PULSE: _upsert(dialect, PULSE, adds="beat"),
        Step.COUNT_OUTCOME: _upsert(dialect, COUNTERS, adds="times"),
        Step.COUNT_UNANSWERED: _upsert(dialect, UNANSWERED, adds="times"),
    }


def _are(*columns: Column[Any]) -> Any:
    return and_(*(column == bindparam(THE + column.name, type_=column.type) for column in columns))


def _upsert(dialect: str, table: Table, adds: str = "") -> UpdateBase:
    """Insert a row, or change the one with its key; the column `adds` is added to."""
    stmt = _dialects_insert(dialect, table)
    names = [column.name for column in table.columns if not column.primary_key]
    changed: dict[str, Any] = {name: stmt.excluded[name] for name in names}
    if adds:
        changed[adds] = table.c[adds] + stmt.excluded[adds]
    return stmt.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=changed)


def _dialects_insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
