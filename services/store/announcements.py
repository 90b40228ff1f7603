"""Store what officers want of announcements."""

from datetime import datetime

from sqlalchemy.orm import Session

from db import announcements, deliveries
from domain.ids import is_group
from handlers.contract.announcements import (
    AnnouncementChange,
    CancelAnnouncement,
    ConfirmAnnouncement,
    DraftAnnouncement,
    OrderAnnouncement,
)
from handlers.contract.reply import Chat
from line.cards import officer_announce_cards as words
from line.messages import text


def unsend(session: Session, message_id: str, chat: Chat, now: datetime) -> None:
    """An officer took back a message in which something was to be announced: they hear what became of it."""
    ordered = announcements.unsend_order(session, message_id, now)
    own = announcements.unsend_own(session, message_id, now)
    told = words.SENT_AND_UNSENT if "sent" in (ordered, own) else ""
    if not told:
        told = words.ORDER_UNSENT if ordered else words.OWN_UNSENT if own else ""
    if told:
        person = chat.person or chat.id
        to_group = is_group(person)
        deliveries.owe_push(session, person, [dict(text(told))], to_group=to_group, now=now)


def store(session: Session, change: AnnouncementChange, person: str | None, now: datetime) -> None:
    match change:
        case OrderAnnouncement(occasion=occasion, role=role, wish=wish, text=written, message_id=message):
            announcements.order(session, occasion, role, wish, written, person, now, message)
        case DraftAnnouncement(message_id=message, text=written):
            draft = announcements.drafted_in(session, message)
            if draft is None:
                announcements.draft(session, written, person, now, message)
            elif draft.state == "draft":
                draft.text = written  # the message was edited
        case ConfirmAnnouncement(message_id=message, role=role, at=at):
            draft = announcements.drafted_in(session, message)
            if draft is not None:
                announcements.confirm(session, draft.id, role, at)
        case CancelAnnouncement(message_id=message, number=number):
            draft = announcements.drafted_in(session, message) if message else None
            announcements.cancel_own(session, draft.id if draft else number)
