"""What conversations remember, with the people who have them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody has said anything yet."""
    op.add_column("people", sa.Column("memories", sa.Text))
