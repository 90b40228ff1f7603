"""Officers' hands on announcements: what they are shown of them, and what they want stored."""

from dataclasses import replace
from datetime import datetime
from typing import cast
from urllib.parse import parse_qs

from sqlalchemy.orm import Session

from bot.desk import office_of
from bot.settings import BANGKOK
from db import announcements, chats, deliveries
from handlers.announce import BUTTONS, is_about
from handlers.announced import (
    AnnouncementChange,
    Announcing,
    CancelAnnouncement,
    ConfirmAnnouncement,
    DraftAnnouncement,
    DraftedAnnouncement,
    OrderAnnouncement,
    Planned,
)
from handlers.reply import Chat, Desk, Said, Snapshot
from knowledge.model import Role
from knowledge.timeline import end_of_month
from line import officer_announce as words
from line.announce_texts import first_line
from line.messages import text
from scheduler import pushes
from scheduler.due import LOOK_BACK
from scheduler.occasions import occasions


def seen_by(session: Session, seen: Snapshot, said: Said, desk: Desk, now: datetime) -> Snapshot:
    """The snapshot with what an officer must know who speaks of announcements."""
    fields = {name: values[0] for name, values in parse_qs(said.data[:2000]).items()}
    if seen.officer is None or not (is_about(said.text) or fields.get("a") in BUTTONS):
        return seen
    draft = announcements.drafted_in(session, fields.get("n", "")) if "n" in fields else None
    drafted = (
        DraftedAnnouncement(draft.message_id or "", draft.text, draft.state == "draft") if draft else None
    )
    return replace(
        seen,
        announcing=Announcing(_members(session), _planned(session, desk, now), _own(session), drafted),
    )


def _members(session: Session) -> dict[Role, int]:
    found: dict[Role, int] = {}
    for group in chats.groups(session):
        if group.role and not group.left_at:
            role = cast(Role, group.role)
            found[role] = found.get(role, 0) + (group.members or 0)
    return found


def _planned(session: Session, desk: Desk, now: datetime) -> tuple[Planned, ...]:
    office, today = office_of(desk), now.astimezone(BANGKOK).date()
    settled = {occasion for occasion, _ in announcements.recorded(session, now - LOOK_BACK)}
    wishes, bound = announcements.orders(session), _bound_since(session)
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


def _bound_since(session: Session) -> dict[str, datetime]:
    """When the first group of each role was bound."""
    found: dict[str, datetime] = {}
    for group in chats.groups(session):
        if group.role and group.bound_at and not group.left_at:
            found[group.role] = min(found.get(group.role, group.bound_at), group.bound_at)
    return found


def _own(session: Session) -> tuple[Planned, ...]:
    return tuple(
        Planned(f"{announcements.OWN}{one.id}", cast(Role, one.role), one.at, first_line(one.text))
        for one in announcements.own_waiting(session)
        if one.role and one.at
    )


def unsend(session: Session, message_id: str, chat: Chat, now: datetime) -> None:
    """An officer took back a message in which something was to be announced: they hear what became of it."""
    ordered = announcements.unsend_order(session, message_id, now)
    own = announcements.unsend_own(session, message_id, now)
    told = words.SENT_AND_UNSENT if "sent" in (ordered, own) else ""
    if not told:
        told = words.ORDER_UNSENT if ordered else words.OWN_UNSENT if own else ""
    if told:
        person = chat.person or chat.id
        to_group = not person.startswith("U")
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
