"""Store what officers want of announcements."""

from datetime import datetime

from sqlalchemy.orm import Session

from db import announcements, officers
from db.console import office_acts
from db.consultations import Conflict
from handlers.contract.announcements import (
    AnnouncementChange,
    CancelAnnouncement,
    ConfirmAnnouncement,
    DraftAnnouncement,
    OrderAnnouncement,
    WriteAnnouncement,
)
from services.snapshot.planned import order_of

NAMELESS = "เจ้าหน้าที่"
"""One who writes in the officers' group and is not registered."""


def store(session: Session, change: AnnouncementChange, person: str | None, now: datetime) -> None:
    """Raises Conflict where it is not there any more as it was seen."""
    match change:
        case OrderAnnouncement():
            _order(session, change, person, now)
            _note(session, f"announce-{change.wish}", change.role, person, now)
        case WriteAnnouncement(key=key, text=written, role=role, at=at):
            announcements.write(session, key, written, role, at, person, now)
            _note(session, "announce-write", role, person, now)
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
                _note(session, "announce-write", role, person, now)
        case CancelAnnouncement(message_id=message, number=number):
            draft = announcements.drafted_in(session, message) if message else None
            if not announcements.cancel_own(session, draft.id if draft else number) and number:
                raise Conflict(number)
            _note(session, "announce-cancel", "", person, now)


def _order(session: Session, change: OrderAnnouncement, person: str | None, now: datetime) -> None:
    names = {"occasion": change.occasion, "role": change.role}
    if change.seen is not None:
        there = announcements.locked_order(session, **names)
        if (order_of(there).version if there else "") != change.seen:
            raise Conflict(0)
    stored = announcements.order(
        session,
        **names,
        wish=change.wish,
        text=change.text,
        by=person,
        now=now,
        message_id=change.message_id,
        reason=change.reason or None,
        only_new=change.seen == "",
    )
    if not stored:
        raise Conflict(0)


def _note(session: Session, what: str, role: str, person: str | None, now: datetime) -> None:
    """Into the log of acts, without a word of what is announced."""
    name = (officers.name_of(session, person) if person else None) or NAMELESS
    office_acts.note(session, what, now, by=person, by_name=name, about_name=role)
