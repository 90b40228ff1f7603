"""The ledger of consultations, for lists, exports and statistics."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.counted_rows import past_limit
from db.models.consultations import Consultation
from domain.consultation import WAITING
from domain.time import fiscal_year_starts


def bounds(fiscal_year: int) -> tuple[datetime, datetime]:
    """Where a fiscal year (พ.ศ.) begins, and where the next one does."""
    return fiscal_year_starts(fiscal_year), fiscal_year_starts(fiscal_year + 1)


def of_year(session: Session, fiscal_year: int) -> Sequence[Consultation]:
    """Every consultation of a fiscal year, oldest first: a numbered one belongs to the year of its number."""
    begins, ends = bounds(fiscal_year)
    asked = Consultation.number.is_(None) & (Consultation.asked_at >= begins) & (Consultation.asked_at < ends)
    query = select(Consultation).where(or_(asked, Consultation.fiscal_year == fiscal_year))
    return session.scalars(query.order_by(Consultation.asked_at, Consultation.id)).all()


def past_limit_of_year(session: Session, fiscal_year: int) -> int:
    """Messages of a fiscal year beyond what a person may ask in a minute."""
    begins, ends = bounds(fiscal_year)
    return past_limit(session, begins.date(), ends.date())


def waiting(session: Session) -> Sequence[Consultation]:
    query = select(Consultation).where(Consultation.state.in_(WAITING), Consultation.number.is_not(None))
    return session.scalars(query.order_by(Consultation.escalated_at, Consultation.id)).all()
