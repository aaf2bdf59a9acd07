"""Bring tables of an older version up to date with Alembic, or refuse those of a newer one.

Loaded, with SQLAlchemy, only where there are such tables.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.store.upgrade import HEAD, LOCK, TAKE_TURN, VERSION_TABLE, NewerSchemaError, SchemaError

_turn = Lock()


def upgrade_by_steps(connection: Connection) -> None:
    """Take one step after the other, from whatever is there, within the connection's transaction.

    Replicas that start together take turns. Threads do, too: Alembic's `context` and `op` are global.

    Raises:
        NewerSchemaError: the tables are of a version that this program does not know.
        SchemaError: Alembic cannot do it.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(TAKE_TURN), {"lock": LOCK})
    with _turn:
        _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    present = context.get_current_heads()
    if not set(present) <= known:
        raise NewerSchemaError(
            f"it was made by a newer ims-doctor (schema {', '.join(present)}, this one knows up to "
            f"{HEAD}); upgrade ims-doctor or use another database"
        )
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        raise SchemaError(str(error)) from error


def driver_error(error: BaseException) -> BaseException:
    """The driver's own error, below what SQLAlchemy made of it: its text quotes no parameters."""
    while isinstance(error, DBAPIError) or type(error).__module__.startswith("sqlalchemy.dialects"):
        inner = error.orig if isinstance(error, DBAPIError) else error.__cause__
        if inner is None:
            break
        error = inner
    return error
