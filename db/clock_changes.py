"""After a clock was set back: what would now wait for a moment that is far off is taken up again.

A lease ends by the clock that set it. Where that clock was ahead, the lease would last as long as it was, and
so would the waiting of events and deliveries that were stored by it. Clocks of several machines may differ by
AGREE without any effect here.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Update, exists, select, update
from sqlalchemy.orm import Session

from db.deliveries.claim import LEASE as DELIVERY_LEASE
from db.deliveries.states import is_active
from db.delivery_models import Delivery
from db.inbox import LEASE as CHAT_LEASE
from db.literals import equals
from db.models import ChatLease, InboxEvent

AGREE = timedelta(minutes=1)


def is_ahead(session: Session, now: datetime) -> bool:
    """Whether anything stands there that only a clock ahead of `now` can have stored."""
    found = [exists().where(where) for where, _ in _stored_ahead(now)]
    return bool(session.scalar(select(found[0] | found[1] | found[2] | found[3])))


def recover(session: Session, now: datetime) -> int:
    """Take it up again at once; how many rows."""
    session.connection()
    changed = 0
    for where, change in _stored_ahead(now):
        result = session.connection().execute(change.where(where))
        changed += result.rowcount
    return changed


def _stored_ahead(now: datetime) -> Iterator[tuple[ColumnElement[bool], Update]]:
    yield ChatLease.until > now + CHAT_LEASE + AGREE, update(ChatLease).values(until=now)
    held = is_active() & equals(Delivery.state, "sending")
    yield (
        held & (Delivery.leased_until > now + DELIVERY_LEASE + AGREE),
        update(Delivery).values(leased_until=now),
    )
    yield (
        equals(InboxEvent.state, "waiting") & (InboxEvent.received_at > now + AGREE),
        update(InboxEvent).values(received_at=now, ready_at=now),
    )
    # What was meant for a later moment keeps it; what was owed at once goes at once.
    at_once = (Delivery.created_at == Delivery.owed_at) & (Delivery.owed_at > now + AGREE)
    yield (
        is_active() & equals(Delivery.state, "waiting") & at_once,
        update(Delivery).values(next_try_at=now, created_at=now, owed_at=now),
    )
