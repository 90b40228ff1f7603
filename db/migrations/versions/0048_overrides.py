"""overrides

The closing days are copied; their old table stays for processes of the release before, until they are stopped.
"""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    overrides = op.create_table(
        "overrides",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("action", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=80), nullable=False),
        sa.Column("field", sa.String(length=80), nullable=False),
        sa.Column("row", sa.String(), nullable=True),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("last_year", sa.Integer(), nullable=True),
        sa.Column("covers", sa.String(length=64), nullable=False),
        sa.Column("covered", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.String(length=36), nullable=True),
        sa.Column("by", sa.String(length=80), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("action IN ('set', 'remove', 'undo')", name=op.f("ck_overrides_action")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overrides")),
        sa.UniqueConstraint("key", name=op.f("uq_overrides_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_overrides_kind", "overrides", ["kind"])
    revisions = op.create_table(
        "knowledge_revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_revisions")),
    )
    days = sa.table(
        "key_dates",
        sa.column("name", sa.String()),
        sa.column("fiscal_year", sa.Integer()),
        sa.column("day", sa.Date()),
        sa.column("set_at", moment),
    )
    rows = [
        {
            "key": str(uuid.uuid4()),
            "action": "set",
            "kind": "key_date",
            "target": name,
            "field": "day",
            "row": None,
            "value": day.isoformat(),
            "first_year": year,
            "last_year": year,
            "covers": "",
            "covered": None,
            "undoes": None,
            "by": None,
            "by_name": None,
            "reason": "",
            "at": set_at,
            "revision": 1,
        }
        for name, year, day, set_at in op.get_bind().execute(
            sa.select(days.c.name, days.c.fiscal_year, days.c.day, days.c.set_at).order_by(days.c.set_at)
        )
    ]
    if rows:
        op.bulk_insert(overrides, rows)
    op.bulk_insert(revisions, [{"id": 1, "number": 1 if rows else 0}])


def downgrade() -> None:
    op.drop_table("knowledge_revisions")
    op.drop_table("overrides")
