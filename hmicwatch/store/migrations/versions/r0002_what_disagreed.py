"""A check keeps what disagreed; those of older readings have nothing there until they are read again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reading_check", sa.Column("disagreed", sa.JSON, nullable=False, server_default="[]"))
