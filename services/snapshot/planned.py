"""What the groups will hear until the end of next month."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy.orm import Session

from db import announcements, chats
from db.models.announcements import AnnouncementOrder
from domain.time import BANGKOK
from handlers.contract.announcements import Order, Planned
from knowledge.facts.timeline import end_of_month
from scheduler import pushes
from scheduler.calendar.due import LOOK_BACK
from scheduler.calendar.occasions import Occasion, Office, occasions


def planned(
    session: Session,
    office: Office,
    now: datetime,
    until: date | None = None,
    heard: Sequence[Occasion] | None = None,
) -> tuple[Planned, ...]:
    """In the order of the calendar; what was sent or missed is left out, what officers stopped is not.

    until: the last day; the end of next month where it is not given. heard: the occasions until then from
    LOOK_BACK before today, where they are worked out already.
    """
    today = now.astimezone(BANGKOK).date()
    settled = {occasion for occasion, _ in announcements.recorded(session, now - LOOK_BACK)}
    wishes, bound = announcements.orders(session), bound_since(session)
    coming = until or end_of_month(today.year + today.month // 12, today.month % 12 + 1)
    return tuple(
        Planned(
            one.id,
            one.role,
            one.at,
            pushes.occasion_title(office, one),
            (wish := wishes.get((one.id, one.role))) is not None and wish.wish == "stop",
            order_of(wish) if wish else None,
        )
        for one in (occasions(office, today - LOOK_BACK, coming) if heard is None else heard)
        if one.until >= today and one.id not in settled
        if one.day >= today or one.at >= bound.get(one.role, now)  # held up, but still to be sent
    )


def order_of(row: AnnouncementOrder) -> Order:
    wish = cast(Any, row.wish)
    return Order(wish, row.at, row.text or "", row.reason or "", row.by, row.message_id)


def bound_since(session: Session) -> dict[str, datetime]:
    """When the first group of each role was bound."""
    found: dict[str, datetime] = {}
    for group in chats.groups(session):
        if group.role and group.bound_at and not group.left_at:
            found[group.role] = min(found.get(group.role, group.bound_at), group.bound_at)
    return found
