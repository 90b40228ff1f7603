"""the way into the pages"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

RANKS = "rank IN ('officer', 'head', 'admin')"


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "console_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=80), nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_console_links")),
    )
    op.create_index("ix_console_links_person_id", "console_links", ["person_id"])
    op.create_table(
        "console_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=80), nullable=False),
        sa.Column("device", sa.String(length=80), nullable=False),
        sa.Column("began_at", moment, nullable=False),
        sa.Column("seen_at", moment, nullable=False),
        sa.Column("ended_at", moment, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_console_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_console_sessions_token_hash")),
    )
    op.create_index("ix_console_sessions_person_id", "console_sessions", ["person_id"])
    op.create_table(
        "console_devices",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=80), nullable=False),
        sa.Column("seen_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", "person_id", name=op.f("pk_console_devices")),
    )
    with op.batch_alter_table("officers") as officers:
        officers.add_column(sa.Column("rank", sa.String(length=10), server_default="officer", nullable=False))
        officers.create_check_constraint(op.f("ck_officers_rank"), RANKS)
    with op.batch_alter_table("officer_codes") as codes:
        codes.add_column(sa.Column("rank", sa.String(length=10), nullable=True))
        codes.create_check_constraint(op.f("ck_officer_codes_rank"), RANKS)


def downgrade() -> None:
    with op.batch_alter_table("officer_codes") as codes:
        codes.drop_column("rank")
    with op.batch_alter_table("officers") as officers:
        officers.drop_column("rank")
    for table in ("console_devices", "console_sessions", "console_links"):
        op.drop_table(table)
