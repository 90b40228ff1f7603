"""the answer that a picture or file is passed on as, in its undo window"""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attachments", sa.Column("given_id", sa.Integer(), nullable=True))
    op.create_index("ix_attachments_given_id", "attachments", ["given_id"])
    with op.batch_alter_table("given_answers") as table:
        table.drop_constraint(op.f("ck_given_answers_what"), type_="check")
        table.create_check_constraint(
            op.f("ck_given_answers_what"), "what IN ('answered', 'corrected', 'attached')"
        )
