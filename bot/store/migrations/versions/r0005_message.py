"""Which message an update that waits holds: its number is taken, and needs no looking for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of what waits already it is not known."""
    op.add_column("letters", sa.Column("message", sa.BigInteger, nullable=False, server_default="0"))
