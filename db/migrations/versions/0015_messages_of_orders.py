"""messages of orders"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("announcement_orders", sa.Column("message_id", sa.String(length=64), nullable=True))
