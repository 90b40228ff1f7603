"""The closing days that the office has set."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.announcements import KeyDay
from db.statements.upsert import insert_for


def set_day(session: Session, name: str, fiscal_year: int, day: date, now: datetime) -> None:
    """Set the closing day of a round, or move it. fiscal_year: พ.ศ."""
    row = {"name": name, "fiscal_year": fiscal_year, "day": day, "set_at": now}
    statement = insert_for(session, KeyDay).values(row)
    session.execute(statement.on_conflict_do_update(index_elements=["name", "fiscal_year"], set_=row))


def every(session: Session) -> Sequence[KeyDay]:
    return session.scalars(select(KeyDay).order_by(KeyDay.day, KeyDay.name)).all()


def by_name(session: Session) -> Mapping[str, tuple[date, ...]]:
    found: dict[str, tuple[date, ...]] = {}
    for key in every(session):
        found[key.name] = (*found.get(key.name, ()), key.day)
    return found
