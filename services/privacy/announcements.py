"""Announcements whose words their officer took back."""

from sqlalchemy.orm import Session

from db import announcements, deliveries
from domain.ids import is_group
from line.cards import officer_announce_cards as words
from line.messages import text
from services.privacy.row import Erasing, Unsent


def unsent(session: Session, gone: Unsent) -> None:
    """An officer took back a message in which something was to be announced: they hear what became of it."""
    ordered = announcements.unsend_order(session, gone.message, gone.now)
    own = announcements.unsend_own(session, gone.message, gone.now)
    told = words.SENT_AND_UNSENT if "sent" in (ordered, own) else ""
    if not told:
        told = words.ORDER_UNSENT if ordered else words.OWN_UNSENT if own else ""
    if told:
        person = gone.chat.person or gone.chat.id
        to_group = is_group(person)
        deliveries.owe_push(session, person, [dict(text(told))], to_group=to_group, now=gone.now)


def erased(session: Session, who: Erasing) -> None:
    announcements.forget_person(session, who.person)
