"""When a push may go out that is not an answer to somebody.

Announcements only while groups may be spoken to; what is late of them is said anew by the calendar, in other
words. What officers are told of consultations in office hours, whatever held it up before.
"""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.settings import BANGKOK
from db import announcements, consultations
from db.deliveries import CALENDAR, NOTICE, OWN
from db.models import Delivery
from db.owed import HELD_UP, NOTE, UNTOLD
from db.riding import QUESTION
from scheduler.due import AT_ONCE, ON_TIME

Opens = Callable[[datetime], datetime]
"""The given moment where people may be spoken to then, else when they next may."""

HELD_BACK = timedelta(minutes=5)
"""What goes sooner than this goes when it was meant to; what did not was held up by quota or an outage."""


def keeps_back(
    session: Session, delivery: Delivery, now: datetime, opens: Opens, office_opens: Opens = lambda now: now
) -> bool:
    """Whether a delivery that was taken to be sent must not go now; it is then put back, or given up."""
    if delivery.purpose not in (CALENDAR, OWN, NOTICE):
        opening = office_opens(now)
        if (
            opening <= now
            or now - delivery.created_at <= HELD_BACK
            or not _is_for_officers(session, delivery)
        ):
            return False
        _wait(delivery, opening)
        return True
    opening = opens(now)
    if delivery.purpose == OWN and now - delivery.created_at < AT_ONCE:
        opening = now  # its moment was an officer's choice
    if delivery.purpose != NOTICE:
        if not delivery.doubtful and (opening > now or now - delivery.created_at > ON_TIME):
            _give_back(delivery, now)
            return True
        if delivery.doubtful and _is_over(session, delivery, now):
            _give_up(delivery, now)
            return True
    if opening > now:
        _wait(delivery, opening)
        return True
    return False


def _is_for_officers(session: Session, delivery: Delivery) -> bool:
    """Of a consultation, but not to its asker."""
    if delivery.kind != "push" or delivery.purpose in (QUESTION, UNTOLD, NOTE):
        return delivery.kind == "push"
    case = consultations.get(session, delivery.consultation_id or 0)
    return case is not None and delivery.purpose != HELD_UP and case.chat_id != delivery.chat_id


def _is_over(session: Session, delivery: Delivery, now: datetime) -> bool:
    until = announcements.worth_until(session, delivery.id)
    return until is not None and now.astimezone(BANGKOK).date() > until


def _give_back(delivery: Delivery, now: datetime) -> None:
    """LINE surely has not got it: the clock finds it withdrawn, and the calendar decides once more."""
    _end(delivery, "withdrawn", now)


def _give_up(delivery: Delivery, now: datetime) -> None:
    """LINE may have it: only the same words could be sent again, and they are no longer true."""
    _end(delivery, "unknown", now)


def _end(delivery: Delivery, state: str, now: datetime) -> None:
    delivery.state, delivery.messages, delivery.settled_at = state, None, now
    delivery.owner = delivery.leased_until = None


def _wait(delivery: Delivery, opening: datetime) -> None:
    delivery.state, delivery.next_try_at = "waiting", opening
    delivery.created_at = opening  # what waits for its hour is not late
    delivery.owner = delivery.leased_until = None
    delivery.attempts -= 1
    if not delivery.doubtful:
        # Surely not sent, so a new key cannot send it twice, and its 24 hours begin with the next try.
        delivery.retry_key, delivery.first_try_at = str(uuid.uuid4()), None
