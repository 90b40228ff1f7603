"""taught entries that take the place of another; ways to ask that officers declined"""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("entries") as table:
        table.add_column(sa.Column("replaces", sa.Integer(), nullable=True))
