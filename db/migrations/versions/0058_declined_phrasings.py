"""ways to ask that an officer declined"""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "declined_phrasings",
        sa.Column("words_hash", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(80), nullable=True),
        sa.Column("by_name", sa.String(200), nullable=True),
        sa.PrimaryKeyConstraint("words_hash"),
    )
