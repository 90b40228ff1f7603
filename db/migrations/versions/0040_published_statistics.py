"""published statistics"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "published_statistics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.String(length=80), nullable=False),
        sa.CheckConstraint("months BETWEEN 1 AND 12", name=op.f("ck_published_statistics_months")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_statistics")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("published_statistics", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_published_statistics_period"), ["fiscal_year", "months", "id"], unique=False
        )
