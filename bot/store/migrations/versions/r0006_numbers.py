"""Numbers of messages in whatever chat: before each message the highest known one is asked for."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the indexes."""
    op.create_index("answers_by_number", "answers", ["message_id"])
    op.create_index("answers_by_asked", "answers", ["asked"])
