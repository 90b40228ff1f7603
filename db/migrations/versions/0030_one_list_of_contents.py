"""one list of contents, a closed set of purposes, the undo window"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0026"
branch_labels = None
depends_on = None

STATES = (
    "waiting", "sending", "held", "carried", "sent", "presumed", "merged", "refused", "dropped", "unknown",
    "withdrawn", "aside",
)  # fmt: skip
PURPOSES = (
    "", "answer", "question", "held-up", "untold", "note", "shown", "calendar", "own", "notice",
)  # fmt: skip
UNSETTLED = ("waiting", "sending", "held", "carried")


def upgrade() -> None:
    set_aside_unknown_purposes()
    with op.batch_alter_table("deliveries", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("contents", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("owed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("waits_for_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("undo_seconds", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("undo_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(op.f("ck_deliveries_state"), type_="check")
        batch_op.create_check_constraint(op.f("ck_deliveries_state"), one_of("state", STATES))
        batch_op.create_check_constraint(op.f("ck_deliveries_purpose"), one_of("purpose", PURPOSES))
    op.execute(
        "UPDATE deliveries SET state = 'aside' WHERE outcome LIKE 'unknown purpose %' AND " + pending()
    )
    join_the_lists()
    for name, column, where in (
        ("ix_deliveries_late", "created_at", {"sqlite": "late IS 1", "postgresql": "late IS true"}),
        ("ix_deliveries_aside", "id", {"sqlite": "state = 'aside'", "postgresql": "state = 'aside'"}),
    ):
        op.create_index(
            name,
            "deliveries",
            [column],
            sqlite_where=sa.text(where["sqlite"]),
            postgresql_where=sa.text(where["postgresql"]),
        )


def one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def pending() -> str:
    return one_of("state", UNSETTLED)


def set_aside_unknown_purposes() -> None:
    """The old value is kept in `outcome`; what has not ended is then moved to a state of its own."""
    known = one_of("purpose", PURPOSES)
    op.execute(
        "UPDATE deliveries SET outcome = 'unknown purpose ' || purpose, purpose = '', owner = NULL,"
        f" leased_until = NULL WHERE NOT ({known})"
    )


def join_the_lists() -> None:
    rows = sa.table(
        "deliveries",
        sa.column("id", sa.Integer),
        sa.column("messages", sa.JSON(none_as_null=True)),
        sa.column("about", sa.JSON(none_as_null=True)),
        sa.column("kinds", sa.JSON(none_as_null=True)),
        sa.column("contents", sa.JSON(none_as_null=True)),
        sa.column("message_id", sa.String),
        sa.column("kind", sa.String),
    )
    connection = op.get_bind()
    kept = sa.select(rows).where(rows.c.messages.is_not(None))
    for row in connection.execute(kept).mappings().all():
        messages = row["messages"] or []
        about, kinds = row["about"] or [], row["kinds"] or []
        contents = [
            {
                "message": message,
                "about": about[at] if at < len(about) else None,
                "kind": kinds[at] if at < len(kinds) else "",
                "source": row["message_id"],
            }
            for at, message in enumerate(messages)
        ]
        connection.execute(sa.update(rows).where(rows.c.id == row["id"]).values(contents=contents))
