"""The undo window: for some seconds after an officer was shown what goes to whom, it can be stopped.

Such a delivery waits for another one, the free reply that shows it. Once LINE has taken that reply, or it has
ended otherwise, the seconds begin. All of it stands in the delivery's row, so that a crash changes nothing:
whichever worker comes by looks at the reply and sets the moment. Stopping takes the rows of one answer under
a lock or not at all, and claiming takes none that is locked, so that only one of the two succeeds.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from db.deliveries.states import PENDING, end_where
from db.models.deliveries import Delivery
from domain.purposes import Purpose

LOOK_AGAIN = timedelta(milliseconds=500)
"""While the reply that shows it is still on its way."""


def hold_until_after(
    session: Session, held: Collection[int], shown_by: int | None, seconds: int, now: datetime
) -> None:
    """Keep deliveries back until `seconds` after `shown_by`, the reply that shows them, has ended.

    In the transaction that owes them. Later parts of an answer keep their order: what is held together is
    released together. With no reply that shows them the seconds begin now.
    """
    which = Delivery.id.in_(held) & (Delivery.state == "waiting")
    values: dict[str, Any] = {"undo_seconds": seconds}
    if shown_by is None:
        until = now + timedelta(seconds=seconds)
        values |= {"undo_until": until, "next_try_at": until, "created_at": until}
    else:
        values |= {"waits_for_id": shown_by, "undo_until": None, "next_try_at": now + LOOK_AGAIN}
        shows = update(Delivery).where(Delivery.id == shown_by)
        session.execute(shows.values(purpose=Purpose.SHOWN.value))
    session.execute(update(Delivery).where(which).values(**values))


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


def stop(session: Session, which: Collection[int], now: datetime) -> bool:
    """Withdraw these if no worker has taken any of them and LINE surely has none; whether they were."""
    query = select(Delivery.id, Delivery.state, Delivery.doubtful).where(Delivery.id.in_(which))
    rows = session.execute(query.order_by(Delivery.id).with_for_update()).all()
    here = [id for id, state, doubtful in rows if state in PENDING and not doubtful]
    if any(id not in here and state != "withdrawn" for id, state, _ in rows):
        return False
    end_where(session, Delivery.id.in_(here), "withdrawn", now)
    return True


def send_now(session: Session, which: Collection[int], now: datetime) -> Sequence[int]:
    """End the window of these at once; the ids of those that were still in it."""
    values: dict[str, Any] = {"waits_for_id": None, "undo_until": now, "next_try_at": now, "created_at": now}
    ends = update(Delivery).where(Delivery.id.in_(which), is_in_window(now)).values(**values)
    return session.scalars(ends.returning(Delivery.id)).all()
