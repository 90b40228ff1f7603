"""The table of published statistics."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class PublishedStatistics(Base):
    """The figures of a period as an officer published them; never changed, published again in a new row."""

    __tablename__ = "published_statistics"
    __table_args__ = (
        CheckConstraint("months BETWEEN 1 AND 12", name="months"),
        Index("ix_published_statistics_period", "fiscal_year", "months", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fiscal_year: Mapped[int]
    """พ.ศ."""
    months: Mapped[int]
    """So many months of it, from October."""
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
    published_at: Mapped[datetime]
    published_by: Mapped[str] = mapped_column(String(80))
    """The officer's LINE user id, or "command" for whoever runs the machine."""
