"""the question asked most, which the schools' digest of a month answers"""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digest_questions",
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("procedure", sa.String(60), nullable=True),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_digest_questions")),
    )
