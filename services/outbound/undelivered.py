"""An officer's answer that LINE did not bring to its asker: kept for them, and the officer told."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from db import consultations, deliveries, entries, officers
from db.deliveries import consultation_deliveries
from db.models.consultations import Consultation, ConsultationEvent
from db.models.deliveries import Delivery
from db.officers_group import officers_group
from domain.case_names import case_name
from domain.ids import is_group
from domain.purposes import Purpose
from line.messages import text
from line.texts import undelivered_texts

PARTS = timedelta(seconds=30)
"""Between the parts of one answer, at most."""


def held_up(session: Session, delivery: Delivery, now: datetime) -> None:
    """The month's quota is used up before a question reached its officers: the asker is told, once and free.

    The card itself goes when there is quota again, or with the next reply into the officers' chat.
    """
    case = consultations.get(session, delivery.consultation_id or 0)
    if case is None or not case.chat_id or consultation_deliveries.is_noticed(session, case.id):
        return
    words = undelivered_texts.held_up(case_name(case.number, case.fiscal_year))
    deliveries.owe_push(
        session,
        case.chat_id,
        [dict(text(words))],
        to_group=is_group(case.chat_id),
        now=now,
        consultation=case.id,
        purpose=Purpose.HELD_UP,
        carried=True,
    )
    consultations.note(session, case.id, now, "planbot", "held-up")


def taken_back(
    session: Session,
    case: Consultation,
    words: str,
    messages: Sequence[str],
    chat: str,
    now: datetime,
    whole: ConsultationEvent | None = None,
) -> None:
    """An officer unsent an answer: what has not gone goes no more, what has gone LINE cannot recall.

    Others' answers to the same question stay. The officer reads it with the next free reply into their chat:
    an unsent message can be answered by none. messages: that the answer came in. whole: the answer that the
    words are a part of, stopped as one.
    """
    name = case_name(case.number, case.fiscal_year)
    stopped = consultation_deliveries.withdraw_answer(session, case.id, messages, now)
    left = _less(case.answer, whole.words or "" if whole and stopped else words)
    if whole:
        whole.words = _less(whole.words, words) or None
    case.answer = left or None
    if stopped and not left:
        case.state, case.answered_at, case.answered_by, case.live_until = "taken", None, None, None
    deliveries.owe_push(
        session,
        chat,
        [dict(text(undelivered_texts.taken_back(name, stopped, bool(left))))],
        to_group=is_group(chat),
        now=now,
        consultation=case.id,
        carried=True,
    )
    consultations.note(session, case.id, now, "officer", "taken-back")


def _less(answer: str | None, words: str) -> str:
    """An answer without the paragraphs that these words are."""
    return f"\n\n{answer or ''}\n\n".replace(f"\n\n{words}\n\n", "\n\n", 1).strip()


def untaught(session: Session, case: Consultation, now: datetime) -> None:
    """Knowledge drafted from what was taken back ends; of what others approved its drafter is told."""
    for entry in entries.of_consultation(session, case.id):
        if entry.state == "draft":
            entry.state, entry.withdrawn_at, entry.phrasings, entry.answer = "withdrawn", now, [], ""
        elif to := entry.drafted_by or case.officer_chat:
            told = [dict(text(undelivered_texts.source_taken_back(entry.id)))]
            deliveries.owe_push(session, to, told, to_group=is_group(to), now=now)


def undelivered(session: Session, delivery: Delivery, why: str, now: datetime) -> None:
    """Tell the officer who gave an answer, once, that it did not reach its asker, and what becomes of it.

    What waits for the asker rides on their next message, the later parts of the same answer behind it.
    """
    case = consultations.get(session, delivery.consultation_id or 0)
    if case is None:
        return
    if why == "unreachable":
        consultation_deliveries.carry_the_rest(session, case.id, delivery.chat_id)
    words = undelivered_texts.WHY[why](case_name(case.number, case.fiscal_year))
    if case.officer_chat is None or consultations.is_noted(
        session, case.id, why, delivery.created_at - PARTS
    ):
        return
    consultations.note(session, case.id, now, "planbot", why)
    to, costly = case.officer_chat, is_group(case.officer_chat)
    if costly and why != "held" and case.officer_id and officers.name_of(session, case.officer_id):
        to, costly = case.officer_id, False
    deliveries.owe_push(
        session,
        to,
        [dict(text(words))],
        to_group=costly,
        now=now,
        consultation=case.id,
        purpose=Purpose.UNTOLD,
        # No quota is left for it, or it would cost as many messages as the group has members.
        carried=why == "held" or costly,
    )


def nobody_got(session: Session, delivery: Delivery, now: datetime) -> None:
    """LINE refuses to bring a question to these officers: to others then, else its asker is told."""
    case = consultations.get(session, delivery.consultation_id or 0)
    if case is None or consultation_deliveries.went_elsewhere(session, delivery):
        return
    refused = {delivery.chat_id, *consultation_deliveries.refused_by(session, case.id)}
    here = [
        one.person_id for one in officers.current(session) if not (one.away_until and one.away_until > now)
    ]
    left = [chat for chat in (officers_group(session), *here) if chat and chat not in refused]
    words = undelivered_texts.refused_by_all(case_name(case.number, case.fiscal_year))
    to = left[0] if left else case.chat_id
    if to is None:
        return
    deliveries.owe_push(
        session,
        to,
        [part.message for part in deliveries.parts_of(delivery)] if left else [dict(text(words))],
        to_group=is_group(to),
        now=now,
        consultation=case.id,
        purpose=Purpose.QUESTION if left else Purpose.HELD_UP,
        source=delivery.message_id if left else None,
    )
    consultations.note(session, case.id, now, "planbot", "refused")
