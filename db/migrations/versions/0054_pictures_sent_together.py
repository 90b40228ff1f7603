"""pictures that were sent together, and the push that each went out in"""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

WAITS = sa.text("together IS NOT NULL AND passed_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("attachments") as table:
        table.add_column(sa.Column("together", sa.String(64), nullable=True))
        table.add_column(sa.Column("place", sa.Integer(), nullable=True))
        table.add_column(sa.Column("delivery_id", sa.Integer(), nullable=True))
    op.create_index(
        "ix_attachments_together", "attachments", ["together"], sqlite_where=WAITS, postgresql_where=WAITS
    )
