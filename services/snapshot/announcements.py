"""Announcements as officers are shown them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import cast
from urllib.parse import parse_qs

from sqlalchemy.orm import Session

from db import announcements, chats
from handlers.contract.announcements import (
    Announcing,
    DraftedAnnouncement,
    Planned,
)
from handlers.contract.reply import Desk, Said, Snapshot
from handlers.officer.announce import BUTTONS, is_about
from knowledge.facts.manual import Role
from line.texts.announce_texts import first_line
from scheduler.calendar.occasions import Occasion, Office
from services.snapshot.desk import office_of
from services.snapshot.planned import planned


def seen_by(session: Session, seen: Snapshot, said: Said, desk: Desk, now: datetime) -> Snapshot:
    """The snapshot with what an officer must know who speaks of announcements."""
    fields = {name: values[0] for name, values in parse_qs(said.data[:2000]).items()}
    if seen.officer is None or not (is_about(said.text) or fields.get("a") in BUTTONS):
        return seen
    draft = announcements.drafted_in(session, fields.get("n", "")) if "n" in fields else None
    drafted = (
        DraftedAnnouncement(draft.message_id or "", draft.text, draft.state == "draft") if draft else None
    )
    return replace(seen, announcing=replace(announcing(session, office_of(desk), now), draft=drafted))


def announcing(
    session: Session,
    office: Office,
    now: datetime,
    until: date | None = None,
    heard: Sequence[Occasion] | None = None,
) -> Announcing:
    """What waits until the end of next month, or that day. heard: see `planned`."""
    return Announcing(_members(session), planned(session, office, now, until, heard), _own(session))


def _members(session: Session) -> dict[Role, int]:
    found: dict[Role, int] = {}
    for group in chats.groups(session):
        if group.role and not group.left_at:
            role = cast(Role, group.role)
            found[role] = found.get(role, 0) + (group.members or 0)
    return found


def _own(session: Session) -> tuple[Planned, ...]:
    return tuple(
        Planned(f"{announcements.OWN}{one.id}", cast(Role, one.role), one.at, first_line(one.text))
        for one in announcements.own_waiting(session)
        if one.role and one.at
    )
