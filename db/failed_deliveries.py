"""Deliveries that LINE refused, or whose end nobody knows: kept for an operator, who may try them again."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.models import Delivery

STATES = ("refused", "unknown")
OUR_OWN = ("calendar", "own", "notice")
"""Purposes of announcements, which hold nobody's words but the office's."""


def keeps_messages(delivery: Delivery) -> bool:
    """Whether what it says is kept for another try.

    An announcement, or an answer in the person's own chat, which goes with the person's data. Of
    consultations nothing: an asker's words must not outlive the asking in a third place.
    """
    return delivery.purpose in OUR_OWN or (not delivery.purpose and not delivery.to_group)


def every(session: Session) -> Sequence[Delivery]:
    query = select(Delivery).where(Delivery.state.in_(STATES)).order_by(Delivery.created_at, Delivery.id)
    return session.scalars(query).all()


def find(session: Session, number: int) -> Delivery | None:
    return session.get(Delivery, number)


def try_again(session: Session, number: int, now: datetime) -> bool:
    """Owe it again as a push under a new key; False where it is no failed one, or nothing of it is left."""
    afresh: dict[str, Any] = {
        "state": "waiting", "kind": "push", "reply_token": None, "token_until": None,
        "retry_key": str(uuid.uuid4()), "first_try_at": None, "doubtful": False, "attempts": 0,
        "next_try_at": now, "settled_at": None, "owner": None, "leased_until": None,
    }  # fmt: skip
    failed = Delivery.state.in_(STATES) & Delivery.messages.is_not(None)
    again = update(Delivery).where(Delivery.id == number, failed).values(**afresh).returning(Delivery.id)
    return session.scalar(again) is not None


def forget_words(session: Session, before: datetime) -> None:
    """Of failed deliveries settled before that moment, what they said goes."""
    old = Delivery.state.in_(STATES) & (Delivery.settled_at < before) & Delivery.messages.is_not(None)
    session.execute(update(Delivery).where(old).values(messages=None))


def forget_person(session: Session, person: str) -> None:
    session.execute(
        update(Delivery).where(Delivery.chat_id == person, Delivery.state.in_(STATES)).values(messages=None)
    )
