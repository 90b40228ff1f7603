"""When an officer or group is removed, their pending deliveries move to whoever answers now."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import attachments
from db.deliveries.contents import parts_of
from db.deliveries.owe import owe_push
from db.deliveries.states import end, is_pending
from db.models.consultations import Consultation
from db.models.deliveries import Delivery
from db.models.officers import Officer
from db.officers_group import officers_group
from domain.consultation import DONE, WAITING
from domain.ids import is_group
from domain.purposes import Purpose

OPEN = (*WAITING, *DONE)
"""States in which an asker may still add something."""


def hand_on(session: Session, chat: str, now: datetime) -> Sequence[Consultation]:
    """Of an officer who was removed, or a group that officers no longer have; those that wait for somebody.

    Who answered a consultation stays written in it; who had taken one that waits does not.
    """
    theirs = (Consultation.officer_id == chat) | (Consultation.officer_chat == chat)
    query = select(Consultation).where(theirs, Consultation.state.in_(OPEN), Consultation.number.is_not(None))
    waiting = []
    for case in session.scalars(query.order_by(Consultation.id)):
        case.officer_chat = None
        if case.state not in WAITING or (case.officer_id and case.officer_id != chat):
            continue
        case.state = "open" if case.state == "taken" else case.state
        case.officer_id = case.officer_name = case.reminded_at = None
        waiting.append(case)
    session.flush()
    _send_elsewhere(session, chat, now)
    others = to_whom(session, now)
    if others and chat not in others:
        attachments.redirect(session, chat, others[0])
    return waiting


def to_whom(session: Session, now: datetime) -> Sequence[str]:
    """The officers' group, else every officer who is there."""
    if group := officers_group(session):
        return [group]
    known = session.scalars(select(Officer).where(Officer.removed_at.is_(None))).all()
    there = [one for one in known if one.away_until is None or one.away_until <= now]
    return [one.person_id for one in there or known]


def _send_elsewhere(session: Session, chat: str, now: datetime) -> None:
    """Cards, additions and reminders that have not gone; not what is owed to them as an asker.

    What is about no consultation is a card that asks to approve knowledge, or an answer of the bot that was
    late: that one is theirs.
    """
    about = Delivery.consultation_id.is_not(None) & Consultation.chat_id.is_distinct_from(chat)
    alone = Delivery.consultation_id.is_(None) & (Delivery.purpose == "") & Delivery.late.is_(False)
    alone &= Delivery.state.in_(("waiting", "held"))
    query = (
        select(Delivery)
        .outerjoin(Consultation, Consultation.id == Delivery.consultation_id)
        .where(Delivery.chat_id == chat, Delivery.kind == "push", about | alone)
        .where(is_pending())
    )
    for owed in session.scalars(query.order_by(Delivery.id)).all():
        for other in to_whom(session, now):
            if other != chat and not _has(session, owed, other):
                owe_push(
                    session,
                    other,
                    [part.message for part in parts_of(owed)],
                    to_group=is_group(other),
                    now=now,
                    not_before=owed.next_try_at,
                    consultation=owed.consultation_id,
                    purpose=Purpose(owed.purpose),
                    source=owed.message_id,
                )
        end(owed, "withdrawn", now)


def _has(session: Session, owed: Delivery, chat: str) -> bool:
    """Whether the very same waits to go there already: a card for every officer is owed to each."""
    theirs = select(Delivery).where(
        Delivery.chat_id == chat,
        Delivery.consultation_id.is_not_distinct_from(owed.consultation_id),
        is_pending() | (Delivery.state == "sending"),
    )
    same = [part.message for part in parts_of(owed)]
    return same in ([part.message for part in parts_of(one)] for one in session.scalars(theirs))
