"""Store what handlers want of officers' answers in their undo window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from db import attachments, consultations
from db.deliveries import given_answers
from db.models.given_answers import GivenAnswer
from handlers.contract.attachments import is_of_page
from handlers.contract.given import Give, GivenChange, SendNow, Stop
from services.outbound.given_answers import contents_of
from services.outbound.pushes import owe


@dataclass(frozen=True)
class Held:
    """An answer that this commit keeps back."""

    id: int
    seconds: int


def store(session: Session, change: GivenChange, now: datetime) -> Held | None:
    """Raises Conflict where somebody was faster, or a worker is sending it."""
    match change:
        case Give():
            return _give(session, change, now)
        case Stop(given=given):
            row = given_answers.get(session, given)
            chosen = [str(one["message"]) for one in _kept(row) if is_of_page(one.get("message"))]
            if not given_answers.stop(session, given, now):
                raise consultations.Conflict(given)
            if chosen:
                attachments.not_passed(session, chosen)
        case SendNow(given=given):
            if not given_answers.send_now(session, given, now):
                raise consultations.Conflict(given)
    return None


def _give(session: Session, give: Give, now: datetime) -> Held:
    """The version of the consultation is raised: of two officers who answer at once the second is told."""
    act, officer = give.act, give.act.officer
    consultations.change(session, act.case, act.version, {})
    row = given_answers.keep(
        session,
        now,
        consultation_id=act.case,
        version=act.version,
        what=act.what,
        chat_id=give.chat,
        officer_id=(officer.id or None) if officer else None,
        officer_name=(officer.name or None) if officer else None,
        contents=contents_of(give),
    )
    source = act.message_id or next((message for message, _ in act.parts), None)
    for push in give.pushes:
        owe(session, replace(push, rides=False, not_before=None), source, now, row.id)
    for file in give.files:
        attachments.want(session, file.message, file.case, file.to, now, row.id)
    return Held(row.id, give.seconds)


def _kept(row: GivenAnswer | None) -> Sequence[Mapping[str, Any]]:
    return ((row.contents or {}).get("kept") or ()) if row else ()


def begin_windows(session: Session, stored: Sequence[object], shown_by: int | None, now: datetime) -> None:
    """The seconds of answers kept back by this commit begin once that reply has shown them."""
    for held in stored:
        if isinstance(held, Held):
            given_answers.begin_window(session, held.id, shown_by, held.seconds, now)
