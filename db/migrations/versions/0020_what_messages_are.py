"""what messages are"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("kinds", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("sent_messages", sa.Column("kind", sa.String(length=5), nullable=True))
