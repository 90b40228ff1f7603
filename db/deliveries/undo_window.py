"""The undo window: for some seconds after an officer was shown what goes to whom, it can be stopped.

Such a delivery waits for another one, the free reply that shows it. Once LINE has taken that reply, or it has
ended otherwise, the seconds begin. All of it stands in the delivery's row, so that a crash changes nothing:
whichever worker comes by looks at the reply and sets the moment. Stopping and claiming are one conditional
update each on the same row, so that only one of them succeeds.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from db.deliveries.contents import columns, parts_of, same_for
from db.deliveries.states import end_where
from db.models.deliveries import Delivery
from domain.purposes import Purpose

LOOK_AGAIN = timedelta(milliseconds=500)
"""While the reply that shows it is still on its way."""


def hold_until_after(
    session: Session, held: Collection[int], shown_by: int, seconds: int, now: datetime
) -> None:
    """Keep deliveries back until `seconds` after `shown_by`, the reply that shows them, has ended.

    In the transaction that owes them. Later parts of an answer keep their order: what is held together is
    released together.
    """
    values: dict[str, Any] = {"waits_for_id": shown_by, "undo_seconds": seconds, "undo_until": None}
    which = Delivery.id.in_(held) & (Delivery.state == "waiting")
    session.execute(update(Delivery).where(which).values(next_try_at=now + LOOK_AGAIN, **values))
    session.execute(update(Delivery).where(Delivery.id == shown_by).values(purpose=Purpose.SHOWN.value))


def open_once_shown(session: Session, delivery: Delivery, now: datetime) -> None:
    """Begin the seconds of a held delivery if the reply that shows it has ended, else look again soon."""
    shown = session.get(Delivery, delivery.waits_for_id)
    if shown is not None and shown.kind == "reply" and shown.state in ("waiting", "sending"):
        delivery.next_try_at = now + LOOK_AGAIN
        return
    began = min(shown.settled_at or now, now) if shown else now
    delivery.undo_until = began + timedelta(seconds=delivery.undo_seconds or 0)
    delivery.next_try_at = delivery.created_at = delivery.undo_until  # in its window it is not late
    delivery.waits_for_id = None


def is_in_window(now: datetime) -> ColumnElement[bool]:
    """Held until it was shown, or shown and still to be stopped."""
    return (Delivery.state == "waiting") & or_(Delivery.waits_for_id.is_not(None), Delivery.undo_until > now)


def in_window(session: Session, consultation: int, now: datetime) -> Sequence[int]:
    """Ids of the answers to a consultation that can still be stopped by themselves, oldest first."""
    query = select(Delivery.id).where(Delivery.consultation_id == consultation, is_in_window(now))
    return session.scalars(query.order_by(Delivery.id)).all()


@dataclass(frozen=True)
class Stopped:
    """What became of the wish to stop deliveries."""

    stopped: tuple[int, ...]
    """These go no more; LINE surely has nothing of them."""
    gone: tuple[int, ...]
    """LINE has these, or may have them."""
    gone_at: datetime | None
    """When the first of those was sent; None where its end is not known yet."""


def stop(session: Session, which: Collection[int], now: datetime) -> Stopped:
    """Withdraw what no worker has taken and LINE surely has not got; the rest is told as it is."""
    surely_here = Delivery.state.in_(("waiting", "held", "carried")) & Delivery.doubtful.is_(False)
    stopped = end_where(session, Delivery.id.in_(which) & surely_here, "withdrawn", now)
    others = Delivery.id.in_(set(which) - set(stopped)) & (Delivery.state != "withdrawn")
    found = session.execute(
        select(Delivery.id, Delivery.settled_at).where(others).order_by(Delivery.id)
    ).all()
    times = [at for _, at in found if at]
    return Stopped(tuple(sorted(stopped)), tuple(found_id for found_id, _ in found), min(times, default=None))


def send_now(session: Session, which: Collection[int], now: datetime) -> Sequence[int]:
    """End the window of these at once; the ids of those that were still in it."""
    values: dict[str, Any] = {"waits_for_id": None, "undo_until": now, "next_try_at": now, "created_at": now}
    ends = update(Delivery).where(Delivery.id.in_(which), is_in_window(now)).values(**values)
    return session.scalars(ends.returning(Delivery.id)).all()


def replace(session: Session, delivery_id: int, messages: Sequence[dict[str, Any]], now: datetime) -> bool:
    """Put other words in place of those that wait in their window; False where it is too late for that."""
    query = select(Delivery).where(Delivery.id == delivery_id, is_in_window(now)).with_for_update()
    delivery = session.scalars(query).first()
    if delivery is None:
        return False
    before = parts_of(delivery)
    kind, source = (before[0].kind, before[0].source) if before else ("", None)
    parts = same_for(messages, delivery.consultation_id, kind, source)
    changed = update(Delivery).where(Delivery.id == delivery_id, is_in_window(now)).values(**columns(parts))
    return session.scalar(changed.returning(Delivery.id)) is not None
