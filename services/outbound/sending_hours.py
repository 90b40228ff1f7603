"""When a push may go out that is not an answer to somebody.

Announcements only while groups may be spoken to; what is late of them is said anew by the calendar, in other
words. What officers are told of consultations in office hours, whatever held it up before.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from db import announcements, consultations
from db.deliveries import outcomes
from db.models.deliveries import Delivery
from domain.purposes import IN_GROUP_HOURS, Purpose
from domain.time import BANGKOK
from scheduler.calendar.due import AT_ONCE, ON_TIME

Opens = Callable[[datetime], datetime]
"""The given moment where people may be spoken to then, else when they next may."""

HELD_BACK = timedelta(minutes=5)
"""What goes sooner than this goes when it was meant to; what did not was held up by quota or an outage."""


FOR_OFFICERS = (Purpose.QUESTION, Purpose.UNTOLD, Purpose.NOTE)


def keeps_back(
    session: Session, delivery: Delivery, now: datetime, opens: Opens, office_opens: Opens = lambda now: now
) -> bool:
    """Whether a delivery that was taken to be sent must not go now; it is then put back, or given up."""
    if delivery.purpose not in IN_GROUP_HOURS:
        opening = office_opens(now)
        if (
            opening <= now
            or now - delivery.created_at <= HELD_BACK
            or not _is_for_officers(session, delivery)
        ):
            return False
        outcomes.not_tried(delivery, opening, not_late=True)
        return True
    opening = opens(now)
    if delivery.purpose == Purpose.OWN and now - delivery.created_at < AT_ONCE:
        opening = now  # its moment was an officer's choice
    if delivery.purpose != Purpose.NOTICE:
        if not delivery.doubtful and (opening > now or now - delivery.created_at > ON_TIME):
            # LINE surely has not got it: the clock finds it withdrawn, and the calendar decides once more.
            outcomes.settle(delivery, "withdrawn", now)
            return True
        if delivery.doubtful and _is_over(session, delivery, now):
            # LINE may have it: only the same words could be sent again, and they are no longer true.
            outcomes.settle(delivery, "unknown", now)
            return True
    if opening > now:
        outcomes.not_tried(delivery, opening, not_late=True)
        return True
    return False


def _is_for_officers(session: Session, delivery: Delivery) -> bool:
    """Of a consultation, but not to its asker."""
    if delivery.kind != "push" or delivery.purpose in FOR_OFFICERS:
        return delivery.kind == "push"
    case = consultations.get(session, delivery.consultation_id or 0)
    return case is not None and delivery.purpose != Purpose.HELD_UP and case.chat_id != delivery.chat_id


def _is_over(session: Session, delivery: Delivery, now: datetime) -> bool:
    until = announcements.worth_until(session, delivery.id)
    return until is not None and now.astimezone(BANGKOK).date() > until
