"""Store what officers want of announcements."""

from datetime import datetime

from sqlalchemy.orm import Session

from db import announcements
from handlers.contract.announcements import (
    AnnouncementChange,
    CancelAnnouncement,
    ConfirmAnnouncement,
    DraftAnnouncement,
    OrderAnnouncement,
)


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
