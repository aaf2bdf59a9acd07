"""See whether the tables of a database are what this program expects; an empty one gets them at once.

Older ones are brought up to date step by step, by `bot.store.older_tables`: Alembic and SQLAlchemy would cost
every start 0.2 s and 20 MB.
"""

from __future__ import annotations

from bot.store.schema import TABLES, making
from bot.store.sql_script import Query, SqlScript

VERSION_TABLE = "ims_doctor_version"
"""Alembic's table; not its usual name, for others may use Alembic in the same PostgreSQL database."""
HEAD = "0007"
"""The newest revision in `migrations`."""
LOCK = 0x696D7364
"""Replicas that upgrade take turns by this advisory lock; any number, the same in every version."""
TAKE_TURN = "SELECT pg_advisory_xact_lock(:lock)"
_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}
_VERSION = f"SELECT version_num FROM {VERSION_TABLE}"  # noqa: S608
_NOTE_VERSION = f"INSERT INTO {VERSION_TABLE} (version_num) VALUES (:head)"  # noqa: S608
_MAKE_VERSION = f"""
    CREATE TABLE {VERSION_TABLE} (
        version_num VARCHAR(32) NOT NULL,
        CONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY (version_num)
    )"""
"""As Alembic makes it."""


class SchemaError(Exception):
    """The tables are not such that they can be upgraded; says why."""


class NewerSchemaError(SchemaError):
    """A newer program made the tables."""


def settle(dialect: str) -> SqlScript[bool]:
    """Make the tables where there are none; whether they are now what they should be.

    Of replicas that start together one does it. Tables of others may stand beside.
    """
    if dialect == "postgresql":
        yield Query(TAKE_TURN, ({"lock": LOCK},))
    found = yield Query(_NAMES[dialect])
    names = {name for (name,) in found}
    if VERSION_TABLE in names:
        versions = yield Query(_VERSION)
        return [version for (version,) in versions] == [HEAD]
    if names & TABLES:
        return False
    for statement in (*making(dialect), _MAKE_VERSION):
        yield Query(statement)
    yield Query(_NOTE_VERSION, ({"head": HEAD},))
    return True
