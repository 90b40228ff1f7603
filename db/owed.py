"""What is owed about consultations, between askers and officers."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.models import Delivery
from db.riding import ANSWER, QUESTION

APART = timedelta(seconds=1)
"""Between what waits for the same moment."""

HELD_UP = "held-up"
"""Purpose of what tells an asker that the question could not go to officers yet."""

UNTOLD = "untold"
"""Purpose of what tells an officer that an answer did not reach its asker."""

NOTE = "note"
"""Purpose of a line to officers on what became of a consultation, for those who were not there."""


def withdraw_answer(session: Session, consultation: int, messages: Sequence[str], now: datetime) -> bool:
    """What was answered in these messages goes no more where it has not gone yet; whether there was any."""
    owed = Delivery.state.in_(("waiting", "held", "carried")) & (Delivery.purpose == ANSWER)
    owed &= Delivery.message_id.in_(messages)
    gone = update(Delivery).where(Delivery.consultation_id == consultation, owed).returning(Delivery.id)
    values = {"state": "withdrawn", "messages": None, "settled_at": now}
    return bool(session.scalars(gone.values(**values)).all())


def carry_the_rest(session: Session, consultation: int, chat: str) -> None:
    """The parts of an answer that have not gone wait for the asker, too: behind those before them."""
    rest = (Delivery.consultation_id == consultation) & (Delivery.chat_id == chat)
    owed = Delivery.state.in_(("waiting", "held")) & (Delivery.purpose == ANSWER)
    session.execute(update(Delivery).where(rest, owed).values(state="carried"))


def refused_by(session: Session, consultation: int) -> Sequence[str]:
    """Officers' chats that LINE brought the question to in vain."""
    refused = (Delivery.purpose == QUESTION) & (Delivery.state == "refused")
    query = select(Delivery.chat_id).where(Delivery.consultation_id == consultation, refused)
    return session.scalars(query).all()


def went_elsewhere(session: Session, delivery: Delivery) -> bool:
    """Whether the same was owed to other officers in the same breath, and not refused there."""
    same = (Delivery.consultation_id == delivery.consultation_id) & (Delivery.purpose == QUESTION)
    at_once = (Delivery.created_at == delivery.created_at) & (Delivery.id != delivery.id)
    query = select(Delivery.id).where(same, at_once, Delivery.state.not_in(("refused", "withdrawn")))
    return session.scalar(query.limit(1)) is not None


def in_flight(session: Session, chat: str) -> bool:
    """Whether a message of ours may stand in that chat already, and we not know yet which."""
    tried = (Delivery.state == "sending") | ((Delivery.state == "waiting") & Delivery.doubtful)
    return session.scalar(select(Delivery.id).where(Delivery.chat_id == chat, tried).limit(1)) is not None


def quota_is_used_up(session: Session) -> bool:
    """As LINE told the last push that was tried."""
    return session.scalar(select(Delivery.id).where(Delivery.state == "held").limit(1)) is not None


def stands_in(session: Session, consultation: int, chat: str) -> bool:
    """Whether officers have read the question in that chat."""
    there = Delivery.state.in_(("sent", "merged", "presumed", "sending", "unknown"))
    query = select(Delivery.id).where(
        Delivery.consultation_id == consultation, Delivery.chat_id == chat, there
    )
    return session.scalar(query.where(Delivery.purpose == QUESTION).limit(1)) is not None


def forget_note(session: Session, consultation: int, chat: str, now: datetime) -> None:
    """A newer word on the same consultation takes the place of one that nobody has read."""
    old = (Delivery.consultation_id == consultation) & (Delivery.chat_id == chat)
    unread = (Delivery.purpose == NOTE) & (Delivery.state == "carried")
    gone = update(Delivery).where(old, unread)
    session.execute(gone.values(state="withdrawn", messages=None, settled_at=now))


def is_noticed(session: Session, consultation: int) -> bool:
    """Whether the asker was told, or is to be, that the question could not go yet."""
    query = select(Delivery.id).where(Delivery.consultation_id == consultation, Delivery.purpose == HELD_UP)
    return session.scalar(query.limit(1)) is not None


def forget_notice(session: Session, questions: Sequence[int | None], now: datetime) -> None:
    """These went to officers after all: an asker who was not yet told otherwise need not be."""
    if questions:
        notice = (Delivery.purpose == HELD_UP) & (Delivery.state == "carried")
        gone = update(Delivery).where(Delivery.consultation_id.in_(questions), notice)
        session.execute(gone.values(state="withdrawn", messages=None, settled_at=now))


def goes_at(session: Session, chat: str, moment: datetime) -> datetime:
    """The moment, or a little later: what waits for the same one arrives in the order it was said."""
    last = select(func.max(Delivery.next_try_at)).where(
        Delivery.chat_id == chat, Delivery.state == "waiting", Delivery.next_try_at >= moment
    )
    found = session.scalar(last)
    return found + APART if found else moment
