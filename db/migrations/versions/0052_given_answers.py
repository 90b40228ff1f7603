"""officers' answers in their undo window"""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "given_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("chat_id", sa.String(length=80), nullable=False),
        sa.Column("officer_id", sa.String(length=80), nullable=True),
        sa.Column("officer_name", sa.String(length=200), nullable=True),
        sa.Column("given_at", moment, nullable=False),
        sa.Column("settled_at", moment, nullable=True),
        sa.Column("contents", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'went', 'stopped')", name=op.f("ck_given_answers_state")),
        sa.CheckConstraint("what IN ('answered', 'corrected')", name=op.f("ck_given_answers_what")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_given_answers")),
        sa.UniqueConstraint(
            "consultation_id", "version", name=op.f("uq_given_answers_consultation_id_version")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_given_answers_chat_id_id", "given_answers", ["chat_id", "id"])
    op.create_index(
        "ix_given_answers_waiting",
        "given_answers",
        ["id"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    op.add_column("deliveries", sa.Column("given_id", sa.Integer(), nullable=True))
    op.create_index("ix_deliveries_given_id", "deliveries", ["given_id"])
