"""Bring the tables of a database up to what this program expects (Alembic), or refuse a newer one."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

VERSION_TABLE = "ims_doctor_version"
"""Alembic's table; not its usual name, for others may use Alembic in the same PostgreSQL database."""

_turn = Lock()
LOCK = 0x696D7364
"""Replicas that upgrade take turns by this advisory lock; any number, the same in every version."""


class NewerSchemaError(Exception):
    """A newer program made the tables."""


def upgrade(connection: Connection) -> None:
    """Upgrade within the connection's transaction; replicas that start together take turns.

    Threads do, too: Alembic's `context` and `op` are global.

    Raises:
        NewerSchemaError: the tables are of a version that this program does not know.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    with _turn:
        _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    present = MigrationContext.configure(
        connection, opts={"version_table": VERSION_TABLE}
    ).get_current_heads()
    if not set(present) <= known:
        raise NewerSchemaError(
            f"it was made by a newer ims-doctor (schema {', '.join(present)}, this one knows up to "
            f"{script.get_current_head()}); upgrade ims-doctor or use another database"
        )
    if set(present) != set(script.get_heads()):
        command.upgrade(config, "head")
