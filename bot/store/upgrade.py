"""Bring the tables of a database up to what this program expects (Alembic), or refuse a newer one.

Alembic is loaded only where there is something to do: that costs a start 0.15 s and 11 MB.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, column, inspect, select, table, text

VERSION_TABLE = "ims_doctor_version"
"""Alembic's table; not its usual name, for others may use Alembic in the same PostgreSQL database."""
HEAD = "0006"
"""The newest revision in `migrations`."""

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
    with _turn:
        _upgrade(connection)


def _present(connection: Connection) -> list[str]:
    """The revisions that the tables have, as Alembic noted them."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return []
    return list(connection.scalars(select(column("version_num")).select_from(table(VERSION_TABLE))))


def _upgrade(connection: Connection) -> None:
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
