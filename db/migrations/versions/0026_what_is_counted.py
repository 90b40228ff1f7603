"""Outcomes of their own for what is no service given, the subject of a consultation, and counts by the day.

Rows of before keep the outcome they were given; what planbot served gets its subject from what the row says.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0022"
branch_labels = None
depends_on = None

STATES = (
    "state IN ('unanswered', 'unchosen', 'not-ours', 'complaint', 'open', 'taken', 'answered', 'confirmed',"
    " 'reopened', 'silent', 'closed', 'withdrawn')"
)
HANGS_ON_IT = ("consultation_events", "attachments")
SUBJECT = sa.Column("subject", sa.String(length=80), nullable=True)
OFFERED = sa.Column("offered", sa.JSON(), nullable=True)


def upgrade() -> None:
    op.create_table(
        "daily_counts",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("what IN ('past-limit')", name=op.f("ck_daily_counts_what")),
        sa.PrimaryKeyConstraint("day", "what", name=op.f("pk_daily_counts")),
    )
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite()
    else:
        op.add_column("consultations", SUBJECT)
        op.add_column("consultations", OFFERED)
        op.drop_constraint(op.f("ck_consultations_state"), "consultations", type_="check")
        op.create_check_constraint(op.f("ck_consultations_state"), "consultations", STATES)
    op.execute(
        "UPDATE consultations SET subject = CASE WHEN entry_id IS NULL THEN procedure"
        " ELSE 'entry:' || entry_id END WHERE number IS NULL AND state IN ('answered', 'confirmed')"
    )


def _on_sqlite() -> None:
    """Build the table anew. Dropping the old one deletes what hangs on its rows: that is kept aside."""
    for table in HANGS_ON_IT:
        op.execute(f"CREATE TEMPORARY TABLE kept_{table} AS SELECT * FROM {table}")
    with op.batch_alter_table(
        "consultations", schema=None, recreate="always", table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.add_column(SUBJECT)
        batch_op.add_column(OFFERED)
        batch_op.drop_constraint(op.f("ck_consultations_state"), type_="check")
        batch_op.create_check_constraint(op.f("ck_consultations_state"), sa.text(STATES))
    for table in HANGS_ON_IT:
        op.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM kept_{table}")
        op.execute(f"DROP TABLE kept_{table}")
