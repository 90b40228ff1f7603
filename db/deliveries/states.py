"""States of a delivery, and the one way in which a delivery ends."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, update
from sqlalchemy.orm import Session

from db.models.deliveries import Delivery
from db.statements.literals import is_one_of

PENDING = ("waiting", "held", "carried")
"""Not sent, and in no worker's hands."""

FINAL = ("sent", "presumed", "merged", "refused", "dropped", "unknown", "withdrawn")

WENT = ("sent", "sending", "presumed", "unknown")
"""LINE has it, or may have it."""


def is_pending() -> ColumnElement[bool]:
    return Delivery.state.in_(PENDING)


def holds_unsent_words() -> ColumnElement[bool]:
    """Pending, or set aside for an operator: it says something that has reached nobody."""
    return Delivery.state.in_((*PENDING, "aside"))


def is_active() -> ColumnElement[bool]:
    """The condition of the partial index over what is to be sent, in the words of that index."""
    return is_one_of(Delivery.state, "waiting", "sending", "held")


def ended(state: str, now: datetime | BindParameter[datetime]) -> dict[str, Any]:
    """Columns of a delivery that has ended: nobody holds it, and nothing of what it said is kept."""
    return {
        "state": state,
        "messages": None,
        "contents": None,
        "about": None,
        "kinds": None,
        "reply_token": None,
        "waits_for_id": None,
        "owner": None,
        "leased_until": None,
        "settled_at": now,
    }


def end(delivery: Delivery, state: str, now: datetime) -> None:
    for name, value in ended(state, now).items():
        setattr(delivery, name, value)


def end_where(session: Session, which: ColumnElement[bool], state: str, now: datetime) -> Sequence[int]:
    """End those; their ids."""
    ends = update(Delivery).where(which).values(**ended(state, now)).returning(Delivery.id)
    return session.scalars(ends).all()
