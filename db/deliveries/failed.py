"""Deliveries that LINE refused, or whose end nobody knows: kept for an operator, who may try them again."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from db.models.deliveries import Delivery
from domain.purposes import IN_GROUP_HOURS

STATES = ("refused", "unknown")
OUR_OWN = IN_GROUP_HOURS
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


def leave_to_operator(session: Session, now: datetime) -> int:
    """After a restore: what was owed may have gone out since, so an operator decides; how many there are."""
    owed = Delivery.state.in_(("waiting", "sending", "held", "carried"))
    maybe: dict[str, Any] = {
        "state": "unknown", "settled_at": now, "owner": None, "leased_until": None, "waits_for_id": None,
    }  # fmt: skip
    left = update(Delivery).where(owed).values(**maybe).returning(Delivery.id)
    return len(session.scalars(left).all())


def forget_words(session: Session, before: datetime) -> None:
    """Of failed deliveries settled before that moment, what they said goes."""
    _forget(session, (Delivery.settled_at < before) & Delivery.messages.is_not(None))


def forget_person(session: Session, person: str) -> None:
    _forget(session, Delivery.chat_id == person)


def forget_message(session: Session, message_id: str) -> None:
    """The message that they come of was unsent."""
    _forget(session, Delivery.message_id == message_id)


def _forget(session: Session, which: ColumnElement[bool]) -> None:
    failed = update(Delivery).where(which, Delivery.state.in_(STATES))
    session.execute(failed.values(messages=None, contents=None, about=None, kinds=None))
