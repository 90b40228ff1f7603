"""Who there is to pass questions to: the officers as they are now, and their group."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from db.models.chats import Group
from db.models.officers import Officer as Row
from domain.routing import Officer, Staff

_GROUPS = aliased(Group)
OFFICERS_GROUP = (
    select(_GROUPS.id)
    .where(_GROUPS.role == "officers", _GROUPS.left_at.is_(None))
    .order_by(_GROUPS.bound_at, _GROUPS.id)
    .limit(1)
)
_OFFICERS = (
    select(Row.person_id, Row.name, Row.away_from, Row.away_until, Row.substitute_id)
    .where(Row.removed_at.is_(None))
    .order_by(Row.name, Row.person_id)
)


def officers_group(session: Session) -> str | None:
    """The officers' group that was bound first, of those the bot is in."""
    return session.scalar(OFFICERS_GROUP)


def staff(session: Session, now: datetime) -> Staff:
    return Staff(officers_now(session, now), officers_group(session))


def officers_now(session: Session, now: datetime) -> tuple[Officer, ...]:
    """By name; removed ones are none."""
    return tuple(
        Officer(id, name, away=_is_away(begins, until, now), substitute=substitute)
        for id, name, begins, until, substitute in session.connection().execute(_OFFICERS)
    )


def _is_away(begins: datetime | None, until: datetime | None, now: datetime) -> bool:
    return until is not None and until > now and (begins is None or begins <= now)
