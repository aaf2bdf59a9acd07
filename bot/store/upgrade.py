"""Bring the tables of a database up to what this program expects (Alembic), or refuse a newer one.

An empty database gets the newest tables at once. Alembic is loaded only where there are older ones: that
costs a start 0.1 s and 10 MB.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    select,
    text,
)

from bot.store.schema import TABLES

VERSION_TABLE = "ims_doctor_version"
"""Alembic's table; not its usual name, for others may use Alembic in the same PostgreSQL database."""
HEAD = "0007"
"""The newest revision in `migrations`."""

_VERSION = Table(
    VERSION_TABLE,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)
"""As Alembic makes it."""
_turn = Lock()
LOCK = 0x696D7364
"""Replicas that upgrade take turns by this advisory lock; any number, the same in every version."""


class SchemaError(Exception):
    """The tables are not such that they can be upgraded; says why."""


class NewerSchemaError(SchemaError):
    """A newer program made the tables."""


def upgrade(connection: Connection) -> None:
    """Upgrade within the connection's transaction; replicas that start together take turns.

    Threads do, too: Alembic's `context` and `op` are global.

    Raises:
        NewerSchemaError: the tables are of a version that this program does not know.
        SchemaError: Alembic cannot do it.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    if _present(connection) == [HEAD]:
        return
    if not _is_empty(connection):
        with _turn:
            upgrade_by_steps(connection)
        return
    TABLES.create_all(connection)
    _VERSION.create(connection)
    connection.execute(insert(_VERSION).values(version_num=HEAD))


def _is_empty(connection: Connection) -> bool:
    """Whether there is no table of ours; others may have theirs beside them."""
    return not {VERSION_TABLE, *TABLES.tables} & set(inspect(connection).get_table_names())


def _present(connection: Connection) -> list[str]:
    """The revisions that the tables have, as Alembic noted them."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return []
    return list(connection.scalars(select(_VERSION.c.version_num)))


def upgrade_by_steps(connection: Connection) -> None:
    """Take one step after the other, from whatever is there.

    Raises NewerSchemaError, SchemaError, as `upgrade` does.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    present = _present(connection)
    if not set(present) <= known:
        raise NewerSchemaError(
            f"it was made by a newer ims-doctor (schema {', '.join(present)}, this one knows up to "
            f"{HEAD}); upgrade ims-doctor or use another database"
        )
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        raise SchemaError(str(error)) from error
