"""Alembic's entrance: the connection, with its lock and its transaction, is the caller's."""

from __future__ import annotations

from alembic import context

from bot.store.upgrade import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
