"""Deliveries that only a clock ahead of ours can have stored, taken up again once it was set back."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Update, update

from db.deliveries.claim import LEASE
from db.deliveries.states import is_active
from db.models.deliveries import Delivery
from db.statements.literals import equals


def stored_ahead(now: datetime, agree: timedelta) -> Iterator[tuple[ColumnElement[bool], Update]]:
    """Which they are, and the change that takes them up. agree: so far clocks may differ."""
    held = is_active() & equals(Delivery.state, "sending")
    yield held & (Delivery.leased_until > now + LEASE + agree), update(Delivery).values(leased_until=now)
    # What was meant for a later moment keeps it; what was owed at once goes at once.
    at_once = (Delivery.created_at == Delivery.owed_at) & (Delivery.owed_at > now + agree)
    taken_up = update(Delivery).values(next_try_at=now, created_at=now, owed_at=now)
    yield is_active() & equals(Delivery.state, "waiting") & at_once, taken_up
