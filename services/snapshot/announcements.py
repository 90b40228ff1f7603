"""Announcements as officers are shown them."""

from dataclasses import replace
from datetime import datetime
from typing import cast
from urllib.parse import parse_qs

from sqlalchemy.orm import Session

from db import announcements, chats
from domain.time import BANGKOK
from handlers.contract.announcements import (
    Announcing,
    DraftedAnnouncement,
    Planned,
)
from handlers.contract.reply import Desk, Said, Snapshot
from handlers.officer.announce import BUTTONS, is_about
from knowledge.facts.manual import Role
from knowledge.facts.timeline import end_of_month
from line.texts.announce_texts import first_line
from scheduler import pushes
from scheduler.calendar.due import LOOK_BACK
from scheduler.calendar.occasions import occasions
from services.snapshot.desk import office_of


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
