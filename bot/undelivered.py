"""An officer's answer that LINE did not bring to its asker: kept for them, and the officer told."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from db import consultations, deliveries, entries
from db.consultation_models import Consultation
from db.models import Delivery
from line import undelivered_texts
from line.messages import text


def held_up(session: Session, delivery: Delivery, now: datetime) -> None:
    """The month's quota is used up before a question reached its officers: the asker is told, once and free.

    The card itself goes when there is quota again, or with the next reply into the officers' chat.
    """
    case = consultations.get(session, delivery.consultation_id or 0)
    if case is None or not case.chat_id or deliveries.is_noticed(session, case.id):
        return
    words = undelivered_texts.held_up(f"ปศ. {case.number}/{case.fiscal_year}")
    told = deliveries.owe_push(
        session,
        case.chat_id,
        [dict(text(words))],
        to_group=not case.chat_id.startswith("U"),
        now=now,
        consultation=case.id,
        purpose=deliveries.HELD_UP,
    )
    told.state = "carried"
    consultations.note(session, case.id, now, "planbot", "held-up")


def taken_back(session: Session, case: Consultation, words: str, now: datetime) -> None:
    """An officer unsent an answer: what has not gone goes no more, what has gone LINE cannot recall.

    The officer reads it with the next free reply into their chat: an unsent message can be answered by none.
    """
    name = f"ปศ. {case.number}/{case.fiscal_year}"
    left = (case.answer or "").replace(words, "").strip() if words else case.answer
    stopped = deliveries.withdraw_answer(session, case.id, now)
    case.answer, case.version = left or None, case.version + 1
    if stopped and not left:
        case.state, case.answered_at, case.answered_by, case.live_until = "taken", None, None, None
    if case.officer_chat:
        told = deliveries.owe_push(
            session,
            case.officer_chat,
            [dict(text(undelivered_texts.taken_back(name, stopped)))],
            to_group=not case.officer_chat.startswith("U"),
            now=now,
            consultation=case.id,
        )
        told.state = "carried"
    consultations.note(session, case.id, now, "officer", "taken-back")


def untaught(session: Session, case: Consultation, now: datetime) -> None:
    """Knowledge drafted from what was taken back ends; of what others approved its drafter is told."""
    for entry in entries.of_consultation(session, case.id):
        if entry.state == "draft":
            entry.state, entry.withdrawn_at, entry.phrasings, entry.answer = "withdrawn", now, [], ""
        elif to := entry.drafted_by or case.officer_chat:
            told = [dict(text(undelivered_texts.source_taken_back(entry.id)))]
            deliveries.owe_push(session, to, told, to_group=not to.startswith("U"), now=now)


def undelivered(session: Session, delivery: Delivery, unreachable: bool, why: str, now: datetime) -> None:
    """Let the answer ride on the asker's next message, and tell the officer who gave it.

    Where the month's quota is used up a push to the officer would wait for the next: that line, too, goes
    with the officer's own next message.
    """
    case = consultations.get(session, delivery.consultation_id or 0)
    if unreachable or why == "held":
        delivery.state, delivery.retry_key = "carried", str(uuid.uuid4())
    else:
        delivery.state, delivery.settled_at, delivery.messages = "refused", now, None
    if case is None or case.officer_chat is None:
        return
    name = f"ปศ. {case.number}/{case.fiscal_year}"
    if unreachable:
        words, what = undelivered_texts.cannot_reach(name), "unreachable"
    elif why == "held":
        words, what = undelivered_texts.no_quota(name), "no-quota"
    else:
        words, what = undelivered_texts.refused(name), "refused"
    consultations.note(session, case.id, now, "planbot", what)
    told = deliveries.owe_push(
        session,
        case.officer_chat,
        [dict(text(words))],
        to_group=not case.officer_chat.startswith("U"),
        now=now,
        consultation=case.id,
    )
    if why == "held":
        told.state = "carried"
