"""from when an officer is away; what officers did to officers and groups"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    with op.batch_alter_table("officers") as officers:
        officers.add_column(sa.Column("away_from", moment, nullable=True))
    op.create_table(
        "office_acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("by", sa.String(length=80), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("about", sa.String(length=80), nullable=True),
        sa.Column("about_name", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_acts")),
    )
