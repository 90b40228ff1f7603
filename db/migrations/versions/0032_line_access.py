"""whether LINE accepts our token, and how far our clock is from LINE's"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "line_access",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("denied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("denied_to", sa.String(length=10), nullable=True),
        sa.Column("probe_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("skew_seconds", sa.Integer(), nullable=True),
        sa.Column("skew_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("denied_to IN ('any', 'reply', 'push')", name=op.f("ck_line_access_denied_to")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_access")),
    )
