"""Messages that wait for a free reply to take them along, and go as a push where none comes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.deliveries.states import PENDING, end_where
from db.models.deliveries import Delivery


def push_now(session: Session, ids: Sequence[int], owed_before: datetime, now: datetime) -> None:
    """No reply took them along since then. Once only: what the quota held back waits for a reply again."""
    waits = (Delivery.id.in_(ids)) & (Delivery.state == "carried") & (Delivery.attempts == 0)
    values = {"state": "waiting", "next_try_at": now, "created_at": now}
    session.execute(update(Delivery).where(waits, Delivery.owed_at <= owed_before).values(**values))


def wait_for_quota(session: Session, ids: Sequence[int]) -> None:
    """Those that the month's quota does not cover wait for a reply, which costs nothing."""
    held = Delivery.id.in_(ids) & (Delivery.state == "held") & Delivery.doubtful.is_(False)
    session.execute(update(Delivery).where(held).values(state="carried"))


def wait_for_day(session: Session, ids: Sequence[int], morning: datetime) -> None:
    """What LINE surely has not got waits for a reply again; what it may have goes on in the morning."""
    waits = Delivery.id.in_(ids) & (Delivery.state == "waiting")
    here = update(Delivery).where(waits, Delivery.doubtful.is_(False))
    session.execute(here.values(state="carried", attempts=0))
    maybe_there = update(Delivery).where(waits, Delivery.next_try_at < morning)
    session.execute(maybe_there.values(next_try_at=morning, created_at=morning))


def take_back(session: Session, ids: Sequence[int], now: datetime) -> Sequence[int]:
    """Of these the ones that LINE surely has not got; they end."""
    surely_here = Delivery.id.in_(ids) & Delivery.state.in_(PENDING) & Delivery.doubtful.is_(False)
    return end_where(session, surely_here, "withdrawn", now)


def still_owed(session: Session, ids: Sequence[int]) -> list[int]:
    """Those that have not ended."""
    query = select(Delivery.id).where(Delivery.id.in_(ids), Delivery.state.in_((*PENDING, "sending")))
    return list(session.scalars(query.order_by(Delivery.id)))
