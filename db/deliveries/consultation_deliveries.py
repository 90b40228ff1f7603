"""What is owed about consultations, between askers and officers: found, withdrawn, carried."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.deliveries.burst import without_words
from db.deliveries.contents import parts_of
from db.deliveries.states import WENT, end_where, holds_unsent_words, is_active
from db.models.consultations import Consultation
from db.models.deliveries import Delivery
from db.statements.literals import equals
from domain.purposes import Purpose

APART = timedelta(seconds=1)
"""Between what waits for the same moment."""

READ = ("sent", "merged", "presumed", "sending", "unknown")


# Where something stands
def knows(session: Session, consultation: int, chat: str) -> bool:
    """Whether something of a consultation has gone to a chat since it was asked, or asked anew."""
    case = session.get(Consultation, consultation)
    since = (case.reopened_at or case.escalated_at) if case else None
    if since is None:
        return False
    query = select(Delivery.id).where(Delivery.consultation_id == consultation, Delivery.chat_id == chat)
    query = query.where(Delivery.state.in_(WENT), Delivery.created_at >= since)
    return session.scalar(query.limit(1)) is not None


def chats_told(session: Session, consultation: int, asker: str | None) -> Sequence[tuple[str, bool]]:
    """Officers' chats that a card of this consultation has gone to; whether each is a group."""
    query = select(Delivery.chat_id, Delivery.to_group)
    query = query.where(Delivery.consultation_id == consultation, Delivery.state.in_(WENT))
    told = dict.fromkeys((chat, group) for chat, group in session.execute(query.order_by(Delivery.id)))
    return [(chat, group) for chat, group in told if chat != asker]


def stands_in(session: Session, consultation: int, chat: str) -> bool:
    """Whether officers have read the question in that chat."""
    query = select(Delivery.id).where(
        Delivery.consultation_id == consultation, Delivery.chat_id == chat, Delivery.state.in_(READ)
    )
    return session.scalar(query.where(Delivery.purpose == Purpose.QUESTION).limit(1)) is not None


def refused_by(session: Session, consultation: int) -> Sequence[str]:
    """Officers' chats that LINE brought the question to in vain."""
    refused = (Delivery.purpose == Purpose.QUESTION) & (Delivery.state == "refused")
    query = select(Delivery.chat_id).where(Delivery.consultation_id == consultation, refused)
    return session.scalars(query).all()


def went_elsewhere(session: Session, delivery: Delivery) -> bool:
    """Whether the same was owed to other officers in the same breath, and not refused there."""
    same = (Delivery.consultation_id == delivery.consultation_id) & (Delivery.purpose == Purpose.QUESTION)
    at_once = (Delivery.created_at == delivery.created_at) & (Delivery.id != delivery.id)
    query = select(Delivery.id).where(same, at_once, Delivery.state.not_in(("refused", "withdrawn")))
    return session.scalar(query.limit(1)) is not None


def in_flight(session: Session, chat: str) -> bool:
    """Whether a message of ours may stand in that chat already, and we not know yet which."""
    tried = (Delivery.state == "sending") | ((Delivery.state == "waiting") & Delivery.doubtful)
    return session.scalar(select(Delivery.id).where(Delivery.chat_id == chat, tried).limit(1)) is not None


def quota_is_used_up(session: Session) -> bool:
    """As LINE told the last push that was tried."""
    held = select(Delivery.id).where(is_active(), equals(Delivery.state, "held"))
    return session.scalar(held.limit(1)) is not None


def is_noticed(session: Session, consultation: int) -> bool:
    """Whether the asker was told, or is to be, that the question could not go yet."""
    query = select(Delivery.id).where(Delivery.consultation_id == consultation)
    return session.scalar(query.where(Delivery.purpose == Purpose.HELD_UP).limit(1)) is not None


def goes_at(session: Session, chat: str, moment: datetime) -> datetime:
    """The moment, or a little later: what waits for the same one arrives in the order it was said."""
    last = select(func.max(Delivery.next_try_at)).where(
        Delivery.chat_id == chat, Delivery.state == "waiting", Delivery.next_try_at >= moment
    )
    found = session.scalar(last)
    return found + APART if found else moment


# Taken back before it went
def withdraw_pushes(
    session: Session,
    consultation: int,
    now: datetime,
    *,
    only: Purpose | None = None,
    but: Sequence[Purpose] = (),
) -> None:
    """What is still owed about a consultation goes no more: of one purpose only, or of all but these."""
    owed = (Delivery.consultation_id == consultation) & holds_unsent_words() & (Delivery.kind == "push")
    if only is not None:
        owed &= Delivery.purpose == only
    end_where(session, owed & Delivery.purpose.not_in(but), "withdrawn", now)


def unsent_sources(session: Session, consultation: int) -> Sequence[str]:
    """LINE's ids of the messages that brought what still waits to go to officers."""
    owed = (Delivery.consultation_id == consultation) & holds_unsent_words() & (Delivery.kind == "push")
    waits = session.scalars(select(Delivery).where(owed, Delivery.purpose == Purpose.QUESTION)).all()
    sources = (part.source for one in waits for part in parts_of(one))
    return list(dict.fromkeys(source for source in sources if source))


def withdraw_answer(session: Session, consultation: int, messages: Sequence[str], now: datetime) -> bool:
    """What was answered in these messages goes no more where it has not gone yet; whether there was any."""
    owed = holds_unsent_words() & (Delivery.purpose == Purpose.ANSWER) & Delivery.message_id.in_(messages)
    return bool(end_where(session, (Delivery.consultation_id == consultation) & owed, "withdrawn", now))


def keep_from_officers(
    session: Session, consultation: int, messages: Sequence[str], now: datetime
) -> Sequence[str]:
    """What askers said in these messages goes to officers no more; the chats that it had gone to."""
    brought = (Delivery.consultation_id == consultation) & Delivery.message_id.in_(messages)
    brought &= Delivery.purpose == Purpose.QUESTION
    owed = (Delivery.consultation_id == consultation) & (Delivery.purpose == Purpose.QUESTION)
    for one in session.scalars(select(Delivery).where(owed & holds_unsent_words())).all():
        if any(part.source in messages for part in parts_of(one)):
            without_words(one, messages)  # else it is ended below
    session.flush()
    end_where(session, brought & holds_unsent_words(), "withdrawn", now)
    went = select(Delivery.chat_id).where(brought, Delivery.state.not_in(("withdrawn", "refused", "dropped")))
    return list(dict.fromkeys(session.scalars(went.order_by(Delivery.id))))


def forget_note(session: Session, consultation: int, chat: str, now: datetime) -> None:
    """A newer word on the same consultation takes the place of one that nobody has read."""
    old = (Delivery.consultation_id == consultation) & (Delivery.chat_id == chat)
    unread = (Delivery.purpose == Purpose.NOTE) & (Delivery.state == "carried")
    end_where(session, old & unread, "withdrawn", now)


def forget_notice(session: Session, questions: Sequence[int | None], now: datetime) -> None:
    """These went to officers after all: an asker who was not yet told otherwise need not be."""
    if questions:
        notice = (Delivery.purpose == Purpose.HELD_UP) & (Delivery.state == "carried")
        end_where(session, Delivery.consultation_id.in_(questions) & notice, "withdrawn", now)


# Carried
def carry_the_rest(session: Session, consultation: int, chat: str) -> None:
    """The parts of an answer that have not gone wait for the asker, too: behind those before them.

    What can still be stopped by its officer is left: it follows when its window has ended.
    """
    rest = (Delivery.consultation_id == consultation) & (Delivery.chat_id == chat)
    rest &= Delivery.state.in_(("waiting", "held")) & (Delivery.purpose == Purpose.ANSWER)
    rest &= Delivery.waits_for_id.is_(None) & Delivery.undo_until.is_(None)
    session.execute(update(Delivery).where(rest).values(state="carried"))
