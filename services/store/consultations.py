"""Store what handlers want of consultations."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from db import consultations, drafts, entries, officers
from db.deliveries import consultation_deliveries
from domain.case_names import case_name
from domain.consultation import State
from domain.purposes import Purpose
from domain.time import fiscal_year_at
from handlers.contract.attachments import Attach, Passed, PassOn
from handlers.contract.case import (
    Act,
    Away,
    CaseChange,
    EntryMove,
    Erase,
    Escalate,
    Keep,
    KeepSchool,
    Learn,
    Record,
)
from handlers.contract.reply import Chat
from services.outbound import acts, given_answers
from services.privacy import walk
from services.store import attachments
from services.store.pushes import Made


# Storing what it wished
def store(session: Session, change: CaseChange, chat: Chat, now: datetime) -> Made | None:
    """Store one change; the consultation where it makes one. Raises Conflict."""
    match change:
        case Escalate():
            return _escalate(session, change, chat, now)
        case Record():
            return _record(session, change, now)
        case Act():
            acts.store(session, change, chat.person, now)
            if change.what == "withdrawn":
                consultation_deliveries.withdraw_pushes(session, change.case, now)
                if (case := consultations.get(session, change.case)) is not None:
                    given_answers.stop_of(session, case, now)
            elif change.what == "closed":
                # An answer that was given is still on its way, and whether it arrives must be known.
                consultation_deliveries.withdraw_pushes(
                    session, change.case, now, but=(Purpose.ANSWER, Purpose.UNTOLD)
                )
            elif change.what == "confirmed":
                consultation_deliveries.withdraw_pushes(session, change.case, now, only=Purpose.QUESTION)
        case Keep(draft=draft):
            kind, data = (draft.kind, draft.data) if draft else (None, {})
            drafts.keep(session, chat.id, chat.person or "", kind, data, now)
        case KeepSchool(school=school):
            consultations.tell_person(session, chat.person or chat.id, school=school)
        case Away(until=until, substitute=substitute, begins=begins):
            officers.away(session, chat.person or "", until, substitute, begins)
        case Learn():
            return _learn(session, change, now)
        case EntryMove(approve=True):
            entries.approve(session, change.entry, change.officer.id, change.officer.name, now)
        case EntryMove():
            entries.withdraw(session, change.entry, change.before, now)
        case Attach() | PassOn() | Passed():
            attachments.store(session, change, chat, now)
        case Erase(person=person, not_before=not_before):
            walk.erase(session, person, now, not_before)
    return None


def _learn(session: Session, change: Learn, now: datetime) -> Made:
    if change.case is not None:
        consultations.change(session, change.case, change.version, {})  # two taps at once make one
    drafter = (change.officer.id or None, change.officer.name or None)
    made = entries.draft(
        session, change.questions, change.answer, drafter, now, change.case, change.answered, change.replaces
    )
    return Made(made.id, f"ความรู้ที่ {made.id}")


def _escalate(session: Session, change: Escalate, chat: Chat, now: datetime) -> Made:
    reading = change.reading
    fields: dict[str, Any] = {
        "state": State.OPEN,
        "person_name": change.name or None,
        "school": change.school or None,
        "question": change.question,
        "procedure": reading.procedure,
        "step": reading.step,
        "facet": reading.facet,
        "escalated_at": now,
        "expected_at": change.expected_at,
        "officer_id": change.officer.id if change.officer else None,
        "officer_name": change.officer.name if change.officer else None,
        "answer": None,
        "answered_by": None,
        "answered_at": None,
        "confirmed_at": None,
        "knowledge": None,
        "entry_id": None,
    }
    if change.case:
        id, version = change.case
        year = fiscal_year_at(now)
        number = consultations.next_number(session, year)
        fields |= {"fiscal_year": year, "number": number, "last_at": now}
        consultations.change(session, id, version, fields)
    else:
        made = consultations.add(
            session, now, numbered=True, channel="line", chat_id=chat.id, person_id=chat.person, **fields
        )
        id, year, number = made.id, made.fiscal_year or 0, made.number or 0
    consultations.note(
        session, id, now, "asker", "escalated", words=change.question, message_id=change.message_id
    )
    if change.school_message:
        told = {"words": change.school, "message_id": change.school_message}
        consultations.note(session, id, now, "asker", "school", **told)
    return Made(id, case_name(number, year))


def _record(session: Session, change: Record, now: datetime) -> Made:
    asked_at = change.at or now
    made = consultations.add(
        session,
        asked_at,  # numbered in its own fiscal year
        numbered=True,
        last_at=now,
        channel=change.channel,
        state=State.ANSWERED if change.answered else State.OPEN,
        person_name=change.person or None,
        school=change.school or None,
        procedure=change.procedure,
        step=change.step,
        facet=change.facet,
        question=change.question,
        answer=change.answer or None,
        answered_by="officer" if change.answered else None,
        answered_at=asked_at if change.answered else None,
        escalated_at=asked_at,
        officer_id=change.officer.id or None,
        officer_name=change.officer.name or None,
    )
    consultations.note(
        session,
        made.id,
        now,
        "officer",
        "recorded",
        words=change.question,
        actor_id=change.officer.id or None,
        actor_name=change.officer.name or None,
        message_id=change.message_id,
    )
    return Made(made.id, case_name(made.number, made.fiscal_year))
