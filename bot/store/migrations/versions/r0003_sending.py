"""What is about to be sent, so that it is looked for before it is sent again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Letters that wait already were begun by a version that noted nothing."""
    op.add_column("letters", sa.Column("sending", sa.LargeBinary))
