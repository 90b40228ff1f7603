"""indexes for what is looked up at every event and at every tick"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_inbox_turn_id"), "inbox", ["turn_id"])
    op.create_index(op.f("ix_inbox_delivery_id"), "inbox", ["delivery_id"])
    op.create_index(op.f("ix_sent_messages_delivery_id"), "sent_messages", ["delivery_id"])
    partial("ix_inbox_aside", "inbox", ["id"], "state = 'aside'")
    partial("ix_announcements_unchecked", "announcements", ["id"], "checked_at IS NULL")
    op.create_index("ix_announcements_recorded_at", "announcements", ["recorded_at"])


def partial(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
