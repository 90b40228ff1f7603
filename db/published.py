"""Statistics that the public page may show."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.chats import Rating
from db.models.published_statistics import PublishedStatistics


def add(
    session: Session, fiscal_year: int, months: int, figures: Mapping[str, Any], now: datetime, by: str
) -> PublishedStatistics:
    row = PublishedStatistics(
        fiscal_year=fiscal_year, months=months, figures=dict(figures), published_at=now, published_by=by
    )
    session.add(row)
    session.flush()
    return row


def latest(session: Session) -> Sequence[tuple[int, int, int, datetime]]:
    """(id, fiscal year, months, moment) of the last publication of each period, newest and longest first."""
    newest = select(func.max(PublishedStatistics.id)).group_by(
        PublishedStatistics.fiscal_year, PublishedStatistics.months
    )
    row = PublishedStatistics
    query = (
        select(row.id, row.fiscal_year, row.months, row.published_at)
        .where(row.id.in_(newest))
        .order_by(row.fiscal_year.desc(), row.months.desc())
    )
    return [(number, year, months, at) for number, year, months, at in session.execute(query)]


def one(session: Session, number: int) -> PublishedStatistics | None:
    return session.get(PublishedStatistics, number)


def ratings(session: Session, since: datetime, until: datetime) -> tuple[int, int]:
    """How often people said within that time that an answer was right, and that it was wrong."""
    query = (
        select(Rating.right, func.count()).where(Rating.at >= since, Rating.at < until).group_by(Rating.right)
    )
    found: dict[bool, int] = {right: count for right, count in session.execute(query)}
    return found.get(True, 0), found.get(False, 0)
