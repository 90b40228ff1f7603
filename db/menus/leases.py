"""Leases: the right of one process to do something that no other does meanwhile."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from db.models.menus import Lease
from db.statements.upsert import insert_for


class LeaseLost(Exception):
    """It ran out, and another process may have it."""


def take(session: Session, name: str, owner: str, now: datetime, lasts: timedelta) -> bool:
    """Whether it is ours now: nobody had it, or whoever had it let it run out."""
    ours = {"owner": owner, "until": now + lasts}
    over = (Lease.until <= now) | (Lease.until > now + 2 * lasts)  # a clock set back
    statement = insert_for(session, Lease).values(name=name, **ours)
    taking = statement.on_conflict_do_update(index_elements=["name"], set_=ours, where=over)
    return session.execute(taking.returning(Lease.name)).scalar() is not None


def hold(session: Session, name: str, owner: str, now: datetime, lasts: timedelta) -> None:
    """Make sure, before storing, that it is still ours; raises LeaseLost."""
    held = update(Lease).where(Lease.name == name, Lease.owner == owner).values(until=now + lasts)
    held = held.returning(Lease.name).execution_options(synchronize_session=False)
    if session.execute(held).scalar() is None:
        raise LeaseLost(name)


def give_back(session: Session, name: str, owner: str) -> None:
    session.execute(delete(Lease).where(Lease.name == name, Lease.owner == owner))
