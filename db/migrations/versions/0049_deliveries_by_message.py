"""find the deliveries that come of a message that was unsent"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

KNOWN = sa.text("message_id IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_deliveries_message_id",
        "deliveries",
        ["message_id"],
        sqlite_where=KNOWN,
        postgresql_where=KNOWN,
    )
