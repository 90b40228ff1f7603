"""Whether LINE accepts our token, and how far our clock is from LINE's; known to all processes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.models.deliveries import LineAccess
from db.statements.upsert import insert_for

PROBE_EVERY = timedelta(minutes=1)

DeniedTo = Literal["any", "reply", "push"]
"""`any`: LINE refuses the token itself (401). `reply`, `push`: it may not do that (403)."""


@dataclass(frozen=True)
class Denial:
    since: datetime
    to: str


@dataclass(frozen=True)
class Skew:
    seconds: int
    """Our clock less LINE's: above zero, ours is ahead."""
    at: datetime
    """When that was measured."""


def denial(session: Session) -> Denial | None:
    """Since when LINE refuses us, and what; None while it does not."""
    row = session.execute(select(LineAccess.denied_at, LineAccess.denied_to)).first()
    return Denial(row.denied_at, row.denied_to or "any") if row and row.denied_at else None


def deny(session: Session, to: DeniedTo, now: datetime) -> bool:
    """LINE refused us. Whether that is new."""
    if denial(session) is not None:
        return False
    _store(session, denied_at=now, denied_to=to, probe_at=now + PROBE_EVERY)
    return True


def take_probe(session: Session, now: datetime) -> Denial | None:
    """What to try again, where it is time for that; of several processes one gets it."""
    due = (LineAccess.probe_at <= now) | (LineAccess.probe_at > now + 2 * PROBE_EVERY)  # a clock set back
    probing = update(LineAccess).where(LineAccess.denied_at.is_not(None), due)
    probing = probing.values(probe_at=now + PROBE_EVERY).returning(LineAccess.denied_at, LineAccess.denied_to)
    row = session.execute(probing.execution_options(synchronize_session=False)).first()
    return Denial(row[0], row[1] or "any") if row and row[0] else None


def allow(session: Session) -> Denial | None:
    """LINE accepts us again: what ended by that, told to one process only."""
    was = denial(session)
    ends = update(LineAccess).where(LineAccess.denied_at.is_not(None))
    ends = ends.values(denied_at=None, denied_to=None, probe_at=None).returning(LineAccess.id)
    ended = session.scalar(ends.execution_options(synchronize_session=False))
    return was if ended is not None else None


def measured(session: Session, seconds: int, now: datetime) -> None:
    """Keep how far our clock is from LINE's."""
    _store(session, skew_seconds=seconds, skew_at=now)


def skew(session: Session) -> Skew | None:
    row = session.execute(select(LineAccess.skew_seconds, LineAccess.skew_at)).first()
    return Skew(row[0], row[1]) if row and row[0] is not None and row[1] else None


@dataclass(frozen=True)
class QuotaTold:
    """The month's quota as LINE told it."""

    limit: int | None
    """None where the plan has no limit."""
    used: int
    at: datetime


def keep_quota(session: Session, limit: int | None, used: int, now: datetime) -> None:
    _store(session, quota_limit=limit, quota_used=used, quota_at=now)


def quota(session: Session) -> QuotaTold | None:
    """None where LINE has not told it yet."""
    columns = (LineAccess.quota_limit, LineAccess.quota_used, LineAccess.quota_at)
    row = session.execute(select(*columns)).first()
    return QuotaTold(row[0], row[1] or 0, row[2]) if row and row[2] else None


def _store(session: Session, **values: Any) -> None:
    statement = insert_for(session, LineAccess).values(id=1, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
