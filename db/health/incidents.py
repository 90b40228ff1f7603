"""Incidents: each begins once and ends once, whatever processes see it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Update, func, select, update
from sqlalchemy.orm import Session

from db.models.incidents import OPEN, Incident
from db.statements.literals import equals
from db.statements.upsert import insert_for
from domain.incidents import Incident as Kind


def open_now(session: Session) -> dict[str, Incident]:
    """Those that have not ended, by kind."""
    query = select(Incident).where(Incident.ended_at.is_(None))
    return {one.kind: one for one in session.scalars(query)}


def count_open(session: Session) -> int:
    return session.scalar(select(func.count()).where(Incident.ended_at.is_(None))) or 0


def begin(session: Session, kind: Kind, now: datetime) -> bool:
    """Whether it is new: of several processes one is told so."""
    beginning = insert_for(session, Incident).values(kind=kind.value, began_at=now, owed=[])
    new = beginning.on_conflict_do_nothing(index_elements=["kind"], index_where=OPEN)
    return session.scalar(new.returning(Incident.id)) is not None


def seen_again(session: Session, kind: Kind) -> None:
    """It is not over, though for a while nothing of it was to be seen."""
    session.execute(_open(kind).where(Incident.well_since.is_not(None)).values(well_since=None))


def seen_well(session: Session, kind: Kind, now: datetime) -> None:
    session.execute(_open(kind).where(Incident.well_since.is_(None)).values(well_since=now))


def end(session: Session, kind: Kind, now: datetime) -> Incident | None:
    """What ended, told to one process only."""
    ending = _open(kind).values(ended_at=now).returning(Incident)
    return session.scalars(ending).one_or_none()


def to_tell(session: Session, kind: Kind, began_before: datetime, now: datetime) -> Incident | None:
    """One that nobody was told of and that lasts since then; it counts as told from now on."""
    untold = _open(kind).where(Incident.told_at.is_(None), Incident.began_at <= began_before)
    return session.scalars(untold.values(told_at=now).returning(Incident)).one_or_none()


def with_messages(session: Session) -> Sequence[Incident]:
    """Those of which a message may still be on its way."""
    query = select(Incident).where(Incident.told_at.is_not(None)).order_by(Incident.id.desc()).limit(50)
    return [one for one in session.scalars(query) if one.owed]


def _open(kind: Kind) -> Update:
    return update(Incident).where(equals(Incident.kind, kind.value), Incident.ended_at.is_(None))
