"""Consultations that wait too long: officers reminded, the head told, the asker told; silence closes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from db import chats, consultations, deliveries, officers
from db.consultation_models import Consultation
from db.engine import Database
from knowledge.office import Duty
from line import case_texts
from line.messages import text
from scheduler.workdays import Workdays
from scheduler.worktime import BANGKOK, USUAL, Hours, next_open, working_time

SILENCE = 5
"""Working days after an answer, in which nobody says anything more."""


@dataclass(frozen=True)
class Note:
    """A line owed to a chat."""

    chat: str
    words: str


@dataclass(frozen=True)
class Due:
    """What is due of one consultation: lines, what changes, what the history says."""

    notes: tuple[Note, ...]
    fields: dict[str, Any]
    what: str


def watch(database: Database, duty: Duty, workdays: Workdays, now: datetime, hours: Hours = USUAL) -> int:
    """Do what is due; nobody is written to outside working time. How many consultations it concerned."""
    if next_open(now, workdays, hours) > now:
        return 0
    with database.read() as session:
        ids = [one.id for one in consultations.not_over(session)]
    return sum(_attend(database, id, duty, workdays, now) for id in ids)


def _attend(database: Database, id: int, duty: Duty, workdays: Workdays, now: datetime) -> bool:
    """One consultation in a transaction of its own: where somebody is faster, there is nothing to do."""
    try:
        with database.begin() as session:
            case = consultations.get(session, id)
            found = list(_due(session, case, duty, workdays, now)) if case else []
            if not case or not found:
                return False
            fields = {name: value for due in found for name, value in due.fields.items()}
            consultations.change(session, case.id, case.version, fields)
            for due in found:
                consultations.note(session, case.id, now, "clock", due.what)
                _owe(session, case.id, due.notes, now)
            return True
    except consultations.Conflict:
        return False


def _due(
    session: Session, case: Consultation, duty: Duty, workdays: Workdays, now: datetime
) -> Iterator[Due]:
    name = f"ปศ. {case.number}/{case.fiscal_year}"
    if case.state == "answered":
        if _days(case.last_at, now, workdays) >= SILENCE:
            yield Due((), {"state": "silent", "closed_at": now, "live_until": None}, "silent")
        return
    if case.state not in ("open", "taken", "reopened") or case.escalated_at is None:
        return
    waited = working_time(case.reopened_at or case.escalated_at, now, workdays)
    if case.reminded_at is None and waited >= timedelta(hours=duty.remind_after_hours):
        words = case_texts.is_waiting(name, duty.remind_after_hours)
        notes = tuple(Note(chat, words) for chat in _officers(session, case))
        yield Due(notes, {"reminded_at": now}, "reminded")
    if case.head_told_at is None and waited >= timedelta(hours=duty.tell_head_after_hours):
        notes = tuple(_to_head(session, duty, case_texts.head_told(name, case.officer_name or "")))
        fields: dict[str, Any] = {"head_told_at": now}
        if case.chat_id and case.asker_told_at is None and case.channel == "line":
            notes = (*notes, Note(case.chat_id, case_texts.asker_told(name)))
            fields["asker_told_at"] = now
        yield Due(notes, fields, "head-told")


def _days(since: datetime, now: datetime, workdays: Workdays) -> int:
    return workdays.count(since.astimezone(BANGKOK).date(), now.astimezone(BANGKOK).date())


def _officers(session: Session, case: Consultation) -> Sequence[str]:
    """Where the card is: with the officer whose it is, in the group, or with every officer."""
    if case.officer_chat or case.officer_id:
        return [case.officer_chat or case.officer_id or ""]
    group = chats.officers_group(session)
    return [group] if group else [one.person_id for one in officers.current(session)]


def _to_head(session: Session, duty: Duty, words: str) -> Iterator[Note]:
    for one in officers.current(session):
        if duty.head in (one.name, one.person_id):
            yield Note(one.person_id, words)


def _owe(session: Session, case: int, notes: Sequence[Note], now: datetime) -> None:
    for note in notes:
        deliveries.owe_push(
            session,
            note.chat,
            [dict(text(note.words))],
            to_group=not note.chat.startswith("U"),
            now=now,
            consultation=case,
        )
