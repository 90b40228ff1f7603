"""why officers stopped an announcement, and the month's quota as LINE told it"""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("announcement_orders") as table:
        table.add_column(sa.Column("reason", sa.String(), nullable=True))
    with op.batch_alter_table("line_access") as table:
        table.add_column(sa.Column("quota_limit", sa.Integer(), nullable=True))
        table.add_column(sa.Column("quota_used", sa.Integer(), nullable=True))
        table.add_column(sa.Column("quota_at", sa.DateTime(timezone=True), nullable=True))
