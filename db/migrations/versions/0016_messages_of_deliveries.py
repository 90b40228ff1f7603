"""messages of deliveries; what was said where nothing was answered is no answer"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("message_id", sa.String(length=64), nullable=True))
    op.execute("UPDATE consultations SET answer = NULL WHERE state = 'unanswered'")
