"""What the groups will hear until the end of next month."""

from datetime import datetime

from sqlalchemy.orm import Session

from db import announcements, chats
from domain.time import BANGKOK
from handlers.contract.announcements import Planned
from knowledge.facts.timeline import end_of_month
from scheduler import pushes
from scheduler.calendar.due import LOOK_BACK
from scheduler.calendar.occasions import Office, occasions


def planned(session: Session, office: Office, now: datetime) -> tuple[Planned, ...]:
    """In the order of the calendar; what was sent or missed is left out, what officers stopped is not."""
    today = now.astimezone(BANGKOK).date()
    settled = {occasion for occasion, _ in announcements.recorded(session, now - LOOK_BACK)}
    wishes, bound = announcements.orders(session), bound_since(session)
    coming = end_of_month(today.year + today.month // 12, today.month % 12 + 1)
    return tuple(
        Planned(
            one.id,
            one.role,
            one.at,
            pushes.occasion_title(office, one),
            (wish := wishes.get((one.id, one.role))) is not None and wish.wish == "stop",
        )
        for one in occasions(office, today - LOOK_BACK, coming)
        if one.until >= today and one.id not in settled
        if one.day >= today or one.at >= bound.get(one.role, now)  # held up, but still to be sent
    )


def bound_since(session: Session) -> dict[str, datetime]:
    """When the first group of each role was bound."""
    found: dict[str, datetime] = {}
    for group in chats.groups(session):
        if group.role and group.bound_at and not group.left_at:
            found[group.role] = min(found.get(group.role, group.bound_at), group.bound_at)
    return found
