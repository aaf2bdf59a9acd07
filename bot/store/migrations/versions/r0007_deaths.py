"""Processes that ended while they worked on an update, apart from attempts that failed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what waits already is to blame for nothing: its tries were of both kinds."""
    op.add_column("letters", sa.Column("deaths", sa.Integer, nullable=False, server_default="0"))
    op.execute("UPDATE letters SET tries = 0")
