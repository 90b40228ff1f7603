"""The ledger as statistics read it: the columns that are counted, of a fiscal year."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.models.console import ConsoleSession
from db.models.consultations import Consultation, ConsultationEvent
from db.models.officers import Officer
from domain.time import fiscal_year_starts


class Counted(NamedTuple):
    """What is counted of a consultation; no words of it."""

    asked_at: datetime
    last_at: datetime
    channel: str
    state: str
    procedure: str | None
    step: int | None
    answered_by: str | None
    number: int | None
    escalated_at: datetime | None
    expected_at: datetime | None
    answered_at: datetime | None
    reopened_at: datetime | None
    school: str | None


_COLUMNS = [getattr(Consultation, name) for name in Counted._fields]


def of_year(session: Session, fiscal_year: int) -> Sequence[Counted]:
    """A numbered consultation belongs to the year of its number."""
    begins, ends = fiscal_year_starts(fiscal_year), fiscal_year_starts(fiscal_year + 1)
    asked = Consultation.number.is_(None) & (Consultation.asked_at >= begins) & (Consultation.asked_at < ends)
    query = select(*_COLUMNS).where(or_(asked, Consultation.fiscal_year == fiscal_year))
    return [Counted(*row) for row in session.execute(query)]


class ActOf(NamedTuple):
    """What an officer did to a consultation; none of the words."""

    at: datetime
    name: str | None
    what: str
    consultation: int


def acts(session: Session, limit: int) -> Sequence[ActOf]:
    """The last acts of officers, newest first."""
    row = ConsultationEvent
    query = select(row.at, row.actor_name, row.what, row.consultation_id).where(row.actor == "officer")
    query = query.where(row.what != "part").order_by(row.id.desc()).limit(limit)
    return [ActOf(*found) for found in session.execute(query)]


def logins(session: Session, limit: int) -> Sequence[tuple[datetime, str, str]]:
    """The last logins: when, who, in which browser."""
    row = ConsoleSession
    query = select(row.began_at, Officer.name, row.device).join(Officer, Officer.person_id == row.person_id)
    return [
        (at, name, device) for at, name, device in session.execute(query.order_by(row.id.desc()).limit(limit))
    ]
