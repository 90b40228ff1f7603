"""The ledger of consultations, for lists, exports and statistics."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.consultation_models import WAITING, Consultation

BANGKOK = ZoneInfo("Asia/Bangkok")


def bounds(fiscal_year: int) -> tuple[datetime, datetime]:
    """Of a fiscal year (พ.ศ.): 1 October of the year before, and of the year."""
    year = fiscal_year - 543
    return datetime(year - 1, 10, 1, tzinfo=BANGKOK), datetime(year, 10, 1, tzinfo=BANGKOK)


def of_year(session: Session, fiscal_year: int) -> Sequence[Consultation]:
    """Every consultation asked in a fiscal year, oldest first."""
    begins, ends = bounds(fiscal_year)
    query = select(Consultation).where(Consultation.asked_at >= begins, Consultation.asked_at < ends)
    return session.scalars(query.order_by(Consultation.asked_at, Consultation.id)).all()


def waiting(session: Session) -> Sequence[Consultation]:
    query = select(Consultation).where(Consultation.state.in_(WAITING), Consultation.number.is_not(None))
    return session.scalars(query.order_by(Consultation.escalated_at, Consultation.id)).all()
