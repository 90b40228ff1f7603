"""rich menus, whose they are, leases of what one process does, and whether messages are marked as read"""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "rich_menus",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("menu_id", sa.String(80), nullable=True),
        sa.Column("design", sa.String(64), nullable=False),
        sa.Column("image_hash", sa.String(64), nullable=False),
        sa.Column("note", sa.String(120), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("audience IN ('askers', 'officers')", name=op.f("ck_rich_menus_audience")),
        sa.CheckConstraint("state IN ('made', 'shown', 'old', 'refused')", name=op.f("ck_rich_menus_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rich_menus")),
    )
    op.create_table(
        "menu_links",
        sa.Column("person_id", sa.String(80), nullable=False),
        sa.Column("menu_id", sa.String(80), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_menu_links")),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("owner", sa.String(40), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.add_column("accounts", sa.Column("marks_read_by_hand", sa.Boolean(), nullable=True))
