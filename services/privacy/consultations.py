"""Consultations whose words go: taken back by who said them, or erased with all that is kept of a person."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db import attachments, consultations, deliveries
from db.deliveries import consultation_deliveries
from db.deliveries import withdraw as withdrawn
from db.models.consultations import Consultation, ConsultationEvent
from db.models.deliveries import Delivery
from domain.case_names import case_name
from domain.consultation import WAITING, State
from domain.ids import is_group
from line.messages import text
from line.texts import case_texts, undelivered_texts
from services.outbound import given_answers
from services.outbound.undelivered import taken_back, untaught
from services.privacy.row import Erasing, Unsent

GONE = "-"
"""In place of the id of a chat that was erased."""


def unsent(session: Session, gone: Unsent) -> None:
    """Out of the ledger, and out of what has reached nobody yet."""
    chat, messages, now, told_from = gone.chat.id, gone.together, gone.now, gone.told_from
    for event in consultations.of_messages(session, messages):
        words, event.words = event.words, None
        case = consultations.get(session, event.consultation_id)
        if case is None:
            continue
        if event.actor == "officer" and event.what in ("answered", "corrected", "part"):
            whole, came_in = _sent_with(session, event)
            taken_back(session, case, words or "", came_in, chat, now, whole)
            untaught(session, case, now)
        elif event.actor == "officer" and event.what == "attached":
            _take_out(session, event.message_id or "", now)
            consultation_deliveries.withdraw_answer(session, case.id, [event.message_id or ""], now)
        elif event.what == "school" and words and case.person_id:
            consultations.forget_school(session, case.person_id, words)
        elif event.what in ("added", "attached"):
            brought_by = _take_out(session, event.message_id or "", now)
            came = [*messages, *filter(None, [brought_by])]
            for to in consultation_deliveries.keep_from_officers(session, case.id, came, now):
                _tell(session, case, to, undelivered_texts.addition_taken_back(_name(case)), now, told_from)
        elif words and words == case.question:
            _take_back_question(session, case, words, now)
            consultation_deliveries.keep_from_officers(session, case.id, messages, now)
            if event.what == "recorded":
                case.person_name = case.school = None
            if event.actor == "asker" and case.state in WAITING:
                case.state, case.closed_at, case.live_until = State.WITHDRAWN, now, None
                consultations.note(session, case.id, now, "asker", "withdrawn")
                withdraw(session, case, now, told_from)


def given_unsent(session: Session, gone: Unsent) -> None:
    """An answer of which a message was unsent goes no more; its officer hears so with the next reply."""
    for one in deliveries.given_answers.said_in(session, gone.together):
        case = consultations.get(session, one.consultation_id)
        if case is None or not deliveries.given_answers.stop(session, one.id, gone.now):
            continue
        told = [dict(text(undelivered_texts.taken_back(_name(case), True, False)))]
        group = is_group(gone.chat.id)
        deliveries.owe_push(
            session, gone.chat.id, told, to_group=group, now=gone.now, consultation=case.id, carried=True
        )


def _take_out(session: Session, message: str, now: datetime) -> str | None:
    """A picture of a set was unsent: the others go on without it, where they have not gone yet.

    What brought it is named by its first picture, where it has gone.
    """
    row = attachments.in_a_push(session, message)
    if row is None or row.delivery_id is None:
        return None
    push = select(Delivery.id).where(Delivery.id == row.delivery_id)
    if withdrawn.unless_gone(session, push, now):
        attachments.pass_again(session, row.delivery_id)
        return None
    return session.scalar(select(Delivery.message_id).where(Delivery.id == row.delivery_id))


def _sent_with(session: Session, event: ConsultationEvent) -> tuple[ConsultationEvent | None, list[str]]:
    """The answer that a part went out in, where it is one, and the messages that the answer came in."""
    whole, parts = None, [event]
    for one in consultations.history(session, event.consultation_id) if event.what == "part" else ():
        if one.what in ("answered", "corrected"):
            if one.id > event.id:
                break
            whole, parts = one, []
        elif one.what == "part":
            parts.append(one)
    return whole, [one.message_id for one in parts if one.message_id]


def _take_back_question(session: Session, case: Consultation, words: str, now: datetime) -> None:
    case.question = None
    if case.state == State.UNANSWERED:
        case.answer = None
    for event in consultations.history(session, case.id):
        event.words = None if event.words == words else event.words
    untaught(session, case, now)


def withdraw(session: Session, case: Consultation, now: datetime, told_from: datetime | None = None) -> None:
    """Cards that wait go no more; those that went get a line after them. LINE recalls nothing."""
    chats = consultation_deliveries.chats_told(session, case.id, case.chat_id)
    consultation_deliveries.withdraw_pushes(session, case.id, now)
    given_answers.stop_of(session, case, now)
    for chat, _ in chats:
        _tell(session, case, chat, case_texts.withdrawn(_name(case)), now, told_from)


def _name(case: Consultation) -> str:
    return case_name(case.number, case.fiscal_year)


def _tell(
    session: Session, case: Consultation, chat: str, words: str, now: datetime, told_from: datetime | None
) -> None:
    deliveries.owe_push(
        session,
        chat,
        [dict(text(words))],
        to_group=is_group(chat),
        now=now,
        not_before=told_from,
        consultation=case.id,
    )


def erased(session: Session, who: Erasing) -> None:
    """Open questions are withdrawn, and officers told; of all of them the words and the person go."""
    for case in who.cases:
        if case.state in WAITING and case.number:
            withdraw(session, case, who.now, who.not_before)
            case.state, case.closed_at = State.WITHDRAWN, who.now
        else:
            consultation_deliveries.withdraw_pushes(session, case.id, who.now)
        case.person_id = case.person_name = case.school = case.question = case.answer = None
        case.chat_id = GONE
        case.live_until = None
        consultations.note(session, case.id, who.now, "asker", "erased")
    session.flush()


def history_erased(session: Session, who: Erasing) -> None:
    """What was said on the way, by whomever; which officers had to do with it stays."""
    events = update(ConsultationEvent).where(ConsultationEvent.consultation_id.in_(who.case_ids))
    session.execute(events.values(words=None, message_id=None))
    asked = events.where(ConsultationEvent.actor == "asker")
    session.execute(asked.values(actor_id=None, actor_name=None))


def attachments_erased(session: Session, who: Erasing) -> None:
    """Of their consultations, whoever sent them, and of their own chat, whether or not passed on."""
    for id in who.case_ids:
        attachments.erase_consultation(session, id)
    attachments.erase_chat(session, who.person)
