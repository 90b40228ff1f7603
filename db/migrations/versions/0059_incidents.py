"""what went wrong with planbot as a whole, and who was told"""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.Column("well_since", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.Column("owed", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('line', 'queue', 'clock', 'quota', 'disk', 'facts')", name=op.f("ck_incidents_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_incidents_open", "incidents", ["kind"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )
