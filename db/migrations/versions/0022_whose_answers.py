"""whose answers"""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("consultation_events", sa.Column("knowledge", sa.String(length=40), nullable=True))
    op.add_column("entries", sa.Column("key", sa.String(length=36), nullable=True))
    op.add_column("entries", sa.Column("answered_by", sa.String(length=80), nullable=True))
    op.add_column("entries", sa.Column("answered_name", sa.String(length=200), nullable=True))
    entries = sa.table(
        "entries",
        sa.column("id", sa.Integer),
        sa.column("key", sa.String),
        sa.column("consultation_id", sa.Integer),
        sa.column("drafted_name", sa.String),
        sa.column("answered_by", sa.String),
        sa.column("answered_name", sa.String),
    )
    cases = sa.table(
        "consultations",
        sa.column("id", sa.Integer),
        sa.column("officer_id", sa.String),
        sa.column("officer_name", sa.String),
    )
    connection = op.get_bind()
    for id, case, drafted in connection.execute(
        sa.select(entries.c.id, entries.c.consultation_id, entries.c.drafted_name)
    ).all():
        asked = sa.select(cases.c.officer_id, cases.c.officer_name).where(cases.c.id == case)
        who, name = connection.execute(asked).first() or (None, None)
        values = {"key": str(uuid.uuid4()), "answered_by": who, "answered_name": name or drafted}
        connection.execute(sa.update(entries).where(entries.c.id == id).values(**values))
    with op.batch_alter_table(
        "entries", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.alter_column("key", existing_type=sa.String(length=36), nullable=False)
        batch_op.create_unique_constraint(batch_op.f("uq_entries_key"), ["key"])
