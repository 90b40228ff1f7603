"""Messages that were edited or taken back: what belongs to them, and what is kept no longer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from db.models.chats import Turn
from db.models.consultations import Consultation, ConsultationEvent
from db.models.inbox import InboxEvent


def said_together(session: Session, message_id: str) -> list[str]:
    """The message and those that were read with it as one thing said."""
    mine = InboxEvent.message_id == message_id
    turns = select(InboxEvent.turn_id).where(mine, InboxEvent.turn_id.is_not(None))
    answers = select(InboxEvent.delivery_id).where(mine, InboxEvent.delivery_id.is_not(None))
    joined = or_(InboxEvent.turn_id.in_(turns), InboxEvent.delivery_id.in_(answers))
    query = select(InboxEvent.message_id).where(joined, InboxEvent.message_id.is_not(None))
    return list(dict.fromkeys([message_id, *(id for id in session.scalars(query) if id)]))


def turns_of(session: Session, message_id: str) -> Sequence[Turn]:
    """The turns that the wordings of a message led to, the oldest first."""
    led = select(InboxEvent.turn_id).where(InboxEvent.message_id == message_id)
    return session.scalars(select(Turn).where(Turn.id.in_(led)).order_by(Turn.at, Turn.id)).all()


def talk_before(session: Session, turn: Turn, lasts: timedelta) -> dict[str, Any] | None:
    """What the talk was about when that turn was read."""
    query = (
        select(Turn.talk)
        .where(Turn.chat_id == turn.chat_id, Turn.person_id.is_not_distinct_from(turn.person_id))
        .where(Turn.at > turn.at - lasts, Turn.at <= turn.at, Turn.id < turn.id)
        .order_by(Turn.at.desc(), Turn.id.desc())
    )
    return session.scalars(query.limit(1)).first()


def forget_earlier(session: Session, message_id: str, newest: datetime) -> None:
    """Blank what a message said before the wording of that moment; how it was read and answered stays."""
    earlier = (
        (InboxEvent.message_id == message_id)
        & (InboxEvent.state != "waiting")
        & (InboxEvent.occurred_at < newest)
    )
    turns = select(InboxEvent.turn_id).where(earlier, InboxEvent.turn_id.is_not(None))
    session.execute(update(Turn).where(Turn.id.in_(turns)).values(text=None))
    session.execute(update(InboxEvent).where(earlier).values(payload=None))


def end_earlier(session: Session, message_id: str, newest: datetime, now: datetime) -> bool:
    """Let no wording of before that moment be answered; False where it is not ours to follow.

    An edit takes no quote away, and may not tell of it. One that arrives after a newer one says nothing.
    """
    later = select(InboxEvent.id).where(InboxEvent.message_id == message_id, InboxEvent.occurred_at > newest)
    if session.scalar(later.where(InboxEvent.type == "messageEdited").limit(1)) is not None:
        return False
    known = select(InboxEvent.id).where(InboxEvent.message_id == message_id)
    if session.scalar(known.where(InboxEvent.call != "quote").limit(1)) is None:
        return False
    waits = (InboxEvent.message_id == message_id) & (InboxEvent.state == "waiting")
    gone = update(InboxEvent).where(waits, InboxEvent.occurred_at < newest)
    session.execute(gone.values(state="done", handled_at=now, payload=None))
    return True


def reword(session: Session, message_id: str, words: str | None) -> None:
    """What an asker said in consultations, in its newest words; an officer's answer stays as it was sent."""
    query = select(ConsultationEvent, Consultation).join(Consultation)
    said = (ConsultationEvent.message_id == message_id) & ConsultationEvent.words.is_not(None)
    said &= (ConsultationEvent.actor == "asker") & (ConsultationEvent.what != "school")
    for event, case in session.execute(query.where(said)).all():
        if case.question == event.words != words:
            case.question = words
        event.words = words
