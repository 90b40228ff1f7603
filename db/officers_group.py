"""The LINE group of the officers."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from db.models.chats import Group

_OFFICERS = aliased(Group)


OFFICERS_GROUP = (
    select(_OFFICERS.id)
    .where(_OFFICERS.role == "officers", _OFFICERS.left_at.is_(None))
    .order_by(_OFFICERS.bound_at, _OFFICERS.id)
    .limit(1)
)


def officers_group(session: Session) -> str | None:
    """The officers' group that was bound first, of those the bot is in."""
    return session.scalar(OFFICERS_GROUP)
