"""After a clock was set back: what would now wait for a moment that is far off is taken up again.

A lease ends by the clock that set it. Where that clock was ahead, the lease would last as long as it was, and
so would the waiting of events and deliveries that were stored by it. Clocks of several machines may differ by
CLOCKS_AGREE without any effect here.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Update, exists, or_, select, update
from sqlalchemy.orm import Session

from db.deliveries import ahead
from db.inbox import LEASE as CHAT_LEASE
from db.models.inbox import ChatLease, InboxEvent
from db.statements.literals import equals
from domain.time import CLOCKS_AGREE


def is_ahead(session: Session, now: datetime) -> bool:
    """Whether anything stands there that only a clock ahead of `now` can have stored."""
    found = [exists().where(where) for where, _ in _stored_ahead(now)]
    return bool(session.scalar(select(or_(*found))))


def recover(session: Session, now: datetime) -> int:
    """Take it up again at once; how many rows."""
    changed = 0
    for where, change in _stored_ahead(now):
        result = session.connection().execute(change.where(where))
        changed += result.rowcount
    return changed


def _stored_ahead(now: datetime) -> Iterator[tuple[ColumnElement[bool], Update]]:
    yield ChatLease.until > now + CHAT_LEASE + CLOCKS_AGREE, update(ChatLease).values(until=now)
    yield (
        equals(InboxEvent.state, "waiting") & (InboxEvent.received_at > now + CLOCKS_AGREE),
        update(InboxEvent).values(received_at=now, ready_at=now),
    )
    yield from ahead.stored_ahead(now, CLOCKS_AGREE)
