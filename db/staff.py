"""Who there is to pass questions to: the officers as they are now, and their group."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.officers import Officer as Row
from db.officers_group import officers_group
from domain.routing import Officer, Staff

_OFFICERS = (
    select(Row.person_id, Row.name, Row.away_until, Row.substitute_id)
    .where(Row.removed_at.is_(None))
    .order_by(Row.name, Row.person_id)
)


def staff(session: Session, now: datetime) -> Staff:
    return Staff(officers_now(session, now), officers_group(session))


def officers_now(session: Session, now: datetime) -> tuple[Officer, ...]:
    """By name; removed ones are none."""
    return tuple(
        Officer(id, name, away=until is not None and until > now, substitute=substitute)
        for id, name, until, substitute in session.connection().execute(_OFFICERS)
    )
