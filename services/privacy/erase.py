"""A person's data: erased on demand. Counts stay."""

from collections.abc import Sequence, Set
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from db import announcements, attachments, code_tries, consultations, drafts, entries
from db.deliveries import consultation_deliveries, failed
from db.deliveries import withdraw as withdraw_deliveries
from db.models.chats import Person, Turn
from db.models.consultations import Consultation, ConsultationEvent, Draft, Erasure, TaughtEntry
from db.models.inbox import InboxEvent
from db.privacy import erased
from db.statements.upsert import insert_for
from domain.consultation import WAITING, State
from handlers.words.commands import BY_NAME
from services.privacy.unsend import withdraw

GONE = "-"
LEFT_BEHIND = timedelta(hours=1)
"""After it, nothing of the erasing itself is under way any more."""


def erase(session: Session, person: str, now: datetime, not_before: datetime | None = None) -> None:
    """Take name, id, school and texts of a person out of everything; open questions are withdrawn.

    not_before: when officers may be told of it.
    """
    cases = session.scalars(select(Consultation).where(Consultation.person_id == person)).all()
    _forget_elsewhere(session, cases, now)
    for case in cases:
        if case.state in WAITING and case.number:
            withdraw(session, case, now, not_before)
            case.state, case.closed_at = State.WITHDRAWN, now
        else:
            consultation_deliveries.withdraw_pushes(session, case.id, now)
        case.person_id = case.person_name = case.school = case.question = case.answer = None
        case.chat_id = GONE
        case.live_until = None
        events = update(ConsultationEvent).where(ConsultationEvent.consultation_id == case.id)
        session.execute(events.values(words=None, message_id=None))
        attachments.erase_consultation(session, case.id)
        asked = events.where(ConsultationEvent.actor == "asker")
        session.execute(asked.values(actor_id=None, actor_name=None))
        consultations.note(session, case.id, now, "asker", "erased")
    session.flush()
    attachments.erase_chat(session, person)
    session.execute(delete(Draft).where(Draft.person_id == person))
    session.execute(delete(Person).where(Person.id == person))
    announcements.forget_person(session, person)
    code_tries.forget(session, person)
    failed.forget_person(session, person)
    withdraw_deliveries.of_chat(session, person, now)
    _forget(session, person)
    erased.remember(session, person, now)
    session.execute(insert_for(session, Erasure).values(person_id=person, at=now).on_conflict_do_nothing())


def _forget_elsewhere(session: Session, cases: Sequence[Consultation], now: datetime) -> None:
    """What was made of a person's consultations: officers' messages and drafts, and what was learned."""
    ids = {case.id for case in cases}
    events = session.scalars(
        select(ConsultationEvent).where(ConsultationEvent.consultation_id.in_(ids))
    ).all()
    answered = InboxEvent.message_id.in_([event.message_id for event in events if event.message_id])
    handled = update(InboxEvent).where(answered, InboxEvent.state != "waiting")
    session.execute(handled.values(payload=None))
    drafts.forget(session, ids)
    said = {event.words for event in events if event.actor == "asker"} | {case.question for case in cases}
    for entry in entries.of_consultations(session, ids):
        _forget_taught(session, entry, said, now)


def _forget_taught(session: Session, entry: TaughtEntry, said: Set[str | None], now: datetime) -> None:
    """An entry lives on in words of others alone; what a second officer has not approved goes whole."""
    others = [words for words in entry.phrasings if words not in said]
    if entry.state == "draft":
        card = f'"{BY_NAME["approve"].word} {entry.id}"'
        withdraw_deliveries.pushes_with(session, card, now)
    entry.consultation_id = None
    if entry.state == "approved" and others:
        entry.phrasings, entry.approved_at = others, now
        return
    entry.phrasings, entry.answer = [], ""
    entry.state, entry.withdrawn_at = "withdrawn", now


def _forget(session: Session, person: str) -> None:
    turns = update(Turn).where(Turn.person_id == person)
    session.execute(turns.values(text=None, person_id=None, chat_id=GONE))
    done = update(InboxEvent).where(InboxEvent.person_id == person, InboxEvent.state != "waiting")
    session.execute(done.values(payload=None, person_id=None))
    own = update(InboxEvent).where(InboxEvent.chat_id == person, InboxEvent.state != "waiting")
    session.execute(own.values(payload=None, chat_id=GONE))


def tidy(session: Session, now: datetime) -> None:
    """What the erasing itself left behind: its own event, its own answer."""
    due = session.scalars(select(Erasure).where(Erasure.at < now - LEFT_BEHIND)).all()
    for erasure in due:
        _forget(session, erasure.person_id)
        withdraw_deliveries.forget_settled(session, [erasure.person_id])
        session.delete(erasure)
