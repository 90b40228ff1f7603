"""Deliveries counted: what is late, what waits, what has ended, and what is kept no longer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from db.deliveries.states import FINAL, is_active
from db.models.deliveries import Delivery, SentMessage
from db.statements.literals import is_one_of


def is_ours(session: Session, message_id: str, chat: str) -> bool:
    """Whether a quoted message is one that we sent to this chat."""
    found = select(SentMessage.message_id).where(
        SentMessage.message_id == message_id, SentMessage.chat_id == chat
    )
    return session.scalar(found) is not None


def count_late_pushes(session: Session, since: datetime) -> int:
    """Answers pushed because their reply token had run out."""
    late = select(func.count()).where(Delivery.late.is_(True), Delivery.created_at >= since)
    return session.scalar(late) or 0


def oldest_owed_at(session: Session) -> datetime | None:
    """Of deliveries that should be out by now; what waits for a quota or for the person is not late."""
    owed = is_active() & is_one_of(Delivery.state, "waiting", "sending")
    return session.scalar(select(func.min(Delivery.created_at)).where(owed))


def count_by_state(session: Session) -> dict[str, int]:
    query = select(Delivery.state, func.count()).group_by(Delivery.state)
    return {state: count for state, count in session.execute(query)}


def set_aside(session: Session) -> Sequence[tuple[int, str]]:
    """Deliveries that are not sent because their purpose is unknown: id, and what was kept of it."""
    query = select(Delivery.id, Delivery.outcome).where(Delivery.state == "aside").order_by(Delivery.id)
    return [(number, note or "") for number, note in session.execute(query)]


def tidy(session: Session, before: datetime) -> None:
    """Drop settled deliveries and message ids older than that."""
    session.execute(delete(SentMessage).where(SentMessage.sent_at < before))
    session.execute(delete(Delivery).where(Delivery.state.in_(FINAL), Delivery.created_at < before))
