"""The tables. Times are seconds since the epoch, days are such times divided by `kept.DAY_S`.

What a person wrote stands in `letters.body` while it waits for its answer, and, redacted, in `unanswered` and
`suggestions`; nowhere else. `letters` and `lane` are what released databases call updates that wait and their
queues.
"""

from __future__ import annotations

_OWN_WORDS = {
    "sqlite": {"bytes": "BLOB", "numbered": "INTEGER NOT NULL", "by_key": " WITHOUT ROWID"},
    "postgresql": {"bytes": "BYTEA", "numbered": "SERIAL NOT NULL", "by_key": ""},
}
"""Where the two have different ones: bytes, rows that get a number, a table kept in the order of its key."""

_TABLES = {
    # whoever has something to be remembered; `walk` and `memories` are JSON
    "people": """
        CREATE TABLE people (
            person TEXT NOT NULL, chosen TEXT, spoken TEXT, hosting TEXT, walk TEXT, memories TEXT,
            was_turned_away BOOLEAN NOT NULL, touched BIGINT NOT NULL,
            PRIMARY KEY (person)
        )""",
    # chats whose administrators have settled something
    "chats": """
        CREATE TABLE chats (
            chat TEXT NOT NULL, locale TEXT, helps_unasked BOOLEAN NOT NULL,
            PRIMARY KEY (chat)
        )""",
    # every update that was received, to recognise a repeat; `reason` where one was set aside
    "seen": """
        CREATE TABLE seen (
            source TEXT NOT NULL, number BIGINT NOT NULL, at BIGINT NOT NULL, reason TEXT,
            PRIMARY KEY (source, number)
        ){by_key}""",
    # updates that wait: an answered one is deleted, so that the table stays small and its space is reused
    "letters": """
        CREATE TABLE letters (
            source TEXT NOT NULL, number BIGINT NOT NULL, lane TEXT NOT NULL, body {bytes} NOT NULL,
            received BIGINT NOT NULL, tries INTEGER NOT NULL, sent INTEGER NOT NULL, sending {bytes},
            message BIGINT DEFAULT '0' NOT NULL, deaths INTEGER DEFAULT '0' NOT NULL,
            PRIMARY KEY (source, number)
        )""",
    # each message of the bot; those of one answer share `first`, the id of its first one, in order of `place`
    "answers": """
        CREATE TABLE answers (
            chat TEXT NOT NULL, message_id BIGINT NOT NULL, asked BIGINT NOT NULL, first BIGINT NOT NULL,
            place INTEGER NOT NULL, digest TEXT NOT NULL, item TEXT NOT NULL, locale TEXT NOT NULL,
            is_file BOOLEAN NOT NULL, at BIGINT NOT NULL,
            PRIMARY KEY (chat, message_id)
        )""",
    # how often questions came out so on a day; of nobody in particular
    "counters": """
        CREATE TABLE counters (
            day INTEGER NOT NULL, outcome TEXT NOT NULL, locale TEXT NOT NULL, item TEXT NOT NULL,
            times INTEGER NOT NULL,
            PRIMARY KEY (day, outcome, locale, item)
        )""",
    # redacted questions without an answer; `digest` is of words, locale and item, too long for a key
    "unanswered": """
        CREATE TABLE unanswered (
            day INTEGER NOT NULL, digest TEXT NOT NULL, words TEXT NOT NULL, locale TEXT NOT NULL,
            item TEXT NOT NULL, times INTEGER NOT NULL,
            PRIMARY KEY (day, digest)
        )""",
    # what each person last thought of an answer
    "ratings": """
        CREATE TABLE ratings (
            person TEXT NOT NULL, item TEXT NOT NULL, locale TEXT NOT NULL, is_good BOOLEAN NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (person, item)
        )""",
    # why answers were not good
    "complaints": """
        CREATE TABLE complaints (
            id {numbered}, person TEXT NOT NULL, item TEXT NOT NULL, locale TEXT NOT NULL,
            reason TEXT NOT NULL, at BIGINT NOT NULL,
            PRIMARY KEY (id)
        )""",
    # what people wrote to the owner, redacted
    "suggestions": """
        CREATE TABLE suggestions (
            id {numbered}, person TEXT NOT NULL, words TEXT NOT NULL, locale TEXT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (id)
        )""",
    # one row that `check` writes
    "pulse": "CREATE TABLE pulse (id INTEGER NOT NULL, beat BIGINT NOT NULL, PRIMARY KEY (id))",
}
_INDEXES = (
    "CREATE INDEX letters_by_lane ON letters (source, lane, number)",
    "CREATE INDEX answers_by_question ON answers (chat, asked)",
    "CREATE INDEX answers_by_first ON answers (chat, first)",
    "CREATE INDEX answers_by_number ON answers (message_id)",
    "CREATE INDEX answers_by_asked ON answers (asked)",
    "CREATE INDEX complaints_by_person ON complaints (person)",
    "CREATE INDEX suggestions_by_person ON suggestions (person)",
)
TABLES = frozenset(_TABLES)
"""Their names."""


def making(dialect: str) -> list[str]:
    """The statements that make all of it in one dialect: `sqlite` or `postgresql`."""
    return [table.format(**_OWN_WORDS[dialect]) for table in _TABLES.values()] + list(_INDEXES)
