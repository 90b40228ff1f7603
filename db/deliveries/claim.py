"""Claiming deliveries that are due: the oldest of each chat, under a lease.

A delivery is barred while an older one of its chat is due and not through, whether it waits for its next try
or is in flight. A reply never waits for a push. An officer's answer waits for those before it to the same
question, whatever keeps them, so that a correction never overtakes what it corrects.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, exists, func, or_, select, tuple_, update
from sqlalchemy.orm import Session, aliased

from db.deliveries import undo_window
from db.deliveries.states import is_active
from db.models.base import Moment
from db.models.deliveries import Delivery
from db.statements.literals import equals, is_one_of
from domain.purposes import Purpose

LEASE = timedelta(seconds=20)
"""Longer than one call to LINE can take."""

KNOWN = tuple(purpose.value for purpose in Purpose)

_NOW = bindparam("now", type_=Moment)
_BEFORE = aliased(Delivery, name="before")


def _is_barred() -> ColumnElement[bool]:
    # Answers to the same question keep the order they were given in, whenever the window of each ends.
    others = or_(
        Delivery.purpose != Purpose.ANSWER,
        _BEFORE.purpose != Purpose.ANSWER,
        _BEFORE.consultation_id.is_distinct_from(Delivery.consultation_id),
    )
    goes_first = (
        is_one_of(_BEFORE.state, "waiting", "sending")
        & (_BEFORE.created_at <= _NOW)
        & _BEFORE.waits_for_id.is_(None)
        & (tuple_(_BEFORE.created_at, _BEFORE.id) < tuple_(Delivery.created_at, Delivery.id))
        & (equals(Delivery.kind, "push") | equals(_BEFORE.kind, "reply"))
        & others
    )
    answers_the_same = (
        equals(Delivery.purpose, Purpose.ANSWER)
        & equals(_BEFORE.purpose, Purpose.ANSWER)
        & (_BEFORE.consultation_id == Delivery.consultation_id)
        & (_BEFORE.id < Delivery.id)
        & (is_one_of(_BEFORE.state, "waiting", "sending") | equals(Delivery.state, "held"))
    )
    return exists().where(
        _BEFORE.chat_id == Delivery.chat_id,
        _BEFORE.id != Delivery.id,
        is_one_of(_BEFORE.state, "waiting", "sending", "held"),
        goes_first | answers_the_same,
    )


_IS_DUE = or_(
    is_one_of(Delivery.state, "waiting", "held") & (Delivery.next_try_at <= _NOW),
    equals(Delivery.state, "sending") & (Delivery.leased_until <= _NOW),
)
_DUE = (
    select(Delivery)
    .where(is_active(), _IS_DUE, ~_is_barred())
    .order_by(Delivery.next_try_at, Delivery.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=Delivery)
)


def claim_due(session: Session, owner: str, now: datetime, limit: int) -> list[Delivery]:
    """Take deliveries that are due, or that a worker took and never came back from."""
    claimed = []
    for delivery in session.scalars(_DUE, {"now": now, "most": limit}).all():
        if delivery.purpose not in KNOWN:
            set_aside(delivery)
        elif delivery.waits_for_id is not None:
            undo_window.open_once_shown(session, delivery, now)
        elif before := _kept_before(session, delivery):
            delivery.state, delivery.next_try_at = before.state, before.next_try_at
            delivery.owner = delivery.leased_until = None
        else:
            take(delivery, owner, now)
            claimed.append(delivery)
    return claimed


def take(delivery: Delivery, owner: str, now: datetime) -> None:
    """Mark a delivery as being sent by us; its key was kept in an earlier commit or is in this one."""
    delivery.doubtful = delivery.doubtful or delivery.state == "sending"
    delivery.state = "sending"
    delivery.owner = owner
    delivery.leased_until = now + LEASE
    delivery.first_try_at = delivery.first_try_at or now
    delivery.attempts += 1


def set_aside(delivery: Delivery) -> None:
    """Its purpose is unknown to this planbot: kept as it is, and not sent, until an operator has seen it."""
    delivery.outcome = f"unknown purpose {delivery.purpose}"
    delivery.state, delivery.purpose = "aside", Purpose.NONE.value
    delivery.owner = delivery.leased_until = None


def _kept_before(session: Session, delivery: Delivery) -> Delivery | None:
    """An earlier answer to the same question that is carried or waits for quota, as this one must then."""
    if delivery.purpose != Purpose.ANSWER or delivery.consultation_id is None or delivery.state == "held":
        return None
    earlier = (Delivery.chat_id == delivery.chat_id) & Delivery.state.in_(("carried", "held"))
    earlier &= (Delivery.consultation_id == delivery.consultation_id) & (Delivery.id < delivery.id)
    query = select(Delivery).where(earlier, Delivery.purpose == Purpose.ANSWER)
    return session.scalars(query.order_by(Delivery.state, Delivery.id).limit(1)).first()


_STILL_OURS = (
    select(Delivery)
    .where(Delivery.id == bindparam("id"), Delivery.owner == bindparam("mine"), Delivery.state == "sending")
    .with_for_update()
)


def still_ours(session: Session, delivery_id: int, owner: str) -> Delivery | None:
    """The delivery, locked, if no other worker has taken it over since."""
    return session.scalars(_STILL_OURS, {"id": delivery_id, "mine": owner}).first()


def _first_try(state: str) -> ColumnElement[datetime]:
    may_go = (Delivery.next_try_at > _NOW) | ~_is_barred()
    query = select(Delivery.next_try_at).where(is_active(), equals(Delivery.state, state), may_go)
    return query.order_by(Delivery.next_try_at).limit(1).scalar_subquery()


_FIRST_LEASE = select(func.min(Delivery.leased_until)).where(is_active(), equals(Delivery.state, "sending"))
_NEXT = select(_first_try("waiting"), _first_try("held"), _FIRST_LEASE.scalar_subquery())


def next_due_at(session: Session, now: datetime) -> datetime | None:
    """When the next delivery may be claimed. What is barred counts from the end of what bars it."""
    row = session.connection().execute(_NEXT, {"now": now}).one()
    return min((moment for moment in row if moment), default=None)


def release_stale(session: Session) -> None:
    """Where only one worker can be: what a dead one was sending may have gone out; try it at once."""
    stale = update(Delivery).where(Delivery.state == "sending")
    session.execute(stale.values(state="waiting", leased_until=None, doubtful=True))
