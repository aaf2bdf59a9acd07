"""The first table, `people(person, locale)`; versions before 0.2 made it without Alembic."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, or recognise the one that an earlier version made."""
    inspector = sa.inspect(op.get_bind())
    if inspector.has_table("people"):
        columns = {column["name"] for column in inspector.get_columns("people")}
        if columns != {"person", "locale"}:
            raise RuntimeError("it holds a table named people that ims-doctor did not make")
        return
    op.create_table(
        "people",
        sa.Column("person", sa.String(100), primary_key=True),
        sa.Column("locale", sa.String(35), nullable=False),
    )
