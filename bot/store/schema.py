"""The tables. Times are seconds since the epoch, days are such times divided by `kept.DAY_S`.

What a person wrote stands in `updates.body` while it waits for its answer, and, redacted, in `unanswered` and
`suggestions`; nowhere else.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, Table, Text

TABLES = MetaData()

PEOPLE = Table(
    "people",
    TABLES,
    Column("person", Text, primary_key=True),
    Column("chosen", Text),
    Column("spoken", Text),
    Column("hosting", Text),
    Column("walk", Text),
    Column("memories", Text),
    Column("was_turned_away", Boolean, nullable=False),
    Column("touched", BigInteger, nullable=False),
)
"""Whoever has something to be remembered; `walk` and `memories` are JSON."""

CHATS = Table(
    "chats",
    TABLES,
    Column("chat", Text, primary_key=True),
    Column("locale", Text),
    Column("helps_unasked", Boolean, nullable=False),
)
"""Chats whose administrators have settled something."""

SEEN = Table(
    "seen",
    TABLES,
    Column("source", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("reason", Text),
    sqlite_with_rowid=False,
)
"""Every update that was received, to recognise a repeat; `reason` where one was set aside."""

UPDATES = Table(
    "letters",
    TABLES,
    Column("source", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("lane", Text, key="queue", nullable=False),  # the name in released databases
    Column("body", LargeBinary, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("sending", LargeBinary),
    Column("message", BigInteger, nullable=False, server_default="0"),
    Column("deaths", Integer, nullable=False, server_default="0"),
    Index("letters_by_lane", "source", "queue", "number"),
)
"""Updates that wait. An answered one is deleted, so that the table stays small and its space is reused."""

ANSWERS = Table(
    "answers",
    TABLES,
    Column("chat", Text, primary_key=True),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("asked", BigInteger, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("place", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("is_file", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("answers_by_question", "chat", "asked"),
    Index("answers_by_first", "chat", "first"),
    Index("answers_by_number", "message_id"),
    Index("answers_by_asked", "asked"),
)
"""Each message of the bot; those of one answer share `first`, the id of its first message, in order of
`place`."""

COUNTERS = Table(
    "counters",
    TABLES,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("outcome", Text, primary_key=True),
    Column("locale", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("times", Integer, nullable=False),
)
"""How often questions came out so on a day; of nobody in particular."""

UNANSWERED = Table(
    "unanswered",
    TABLES,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("digest", Text, primary_key=True),
    Column("words", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("times", Integer, nullable=False),
)
"""Redacted questions without an answer; `digest` is of words, locale and item, too long for a key."""

RATINGS = Table(
    "ratings",
    TABLES,
    Column("person", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("locale", Text, nullable=False),
    Column("is_good", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""What each person last thought of an answer."""

COMPLAINTS = Table(
    "complaints",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("person", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("complaints_by_person", "person"),
)
"""Why answers were not good."""

SUGGESTIONS = Table(
    "suggestions",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("person", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("suggestions_by_person", "person"),
)
"""What people wrote to the owner, redacted."""

PULSE = Table(
    "pulse",
    TABLES,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("beat", BigInteger, nullable=False),
)
"""One row that `check` writes."""
