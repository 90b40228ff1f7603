"""The closing days that the office has set: what it changed, of one kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from db.knowledge import overrides
from db.knowledge.overrides import Author, Change
from db.models.overrides import KEY_DATE


@dataclass(frozen=True)
class KeyDay:
    """The closing day of one round of a fiscal year."""

    name: str
    fiscal_year: int
    """พ.ศ."""
    day: date
    set_at: datetime


def set_day(
    session: Session, name: str, fiscal_year: int, day: date, now: datetime, reason: str = ""
) -> None:
    """Set the closing day of a round, or move it. fiscal_year: พ.ศ."""
    change = Change(
        KEY_DATE, name, "day", value=day.isoformat(), first_year=fiscal_year, last_year=fiscal_year
    )
    overrides.save(session, [(change, Author(now, reason))])


def every(session: Session) -> Sequence[KeyDay]:
    """The last day set for each round, by day; what is no day is passed over."""
    found: dict[tuple[str, int], KeyDay] = {}
    for row in overrides.standing(session, [KEY_DATE]):
        day = _day(row.value)
        if day is not None and row.first_year is not None:
            found[row.target, row.first_year] = KeyDay(row.target, row.first_year, day, row.at)
    return sorted(found.values(), key=lambda key: (key.day, key.name))


def by_name(session: Session) -> Mapping[str, tuple[date, ...]]:
    found: dict[str, tuple[date, ...]] = {}
    for key in every(session):
        found[key.name] = (*found.get(key.name, ()), key.day)
    return found


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
