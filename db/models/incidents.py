"""The table of incidents: what went wrong with planbot as a whole, and who was told."""

from datetime import datetime

from sqlalchemy import JSON, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of
from domain.incidents import Incident as Kind

OPEN = text("ended_at IS NULL")


class Incident(Base):
    """One incident from its beginning to its end. At most one of a kind is open, whoever saw it."""

    __tablename__ = "incidents"
    __table_args__ = (
        one_of("kind", *(kind.value for kind in Kind)),
        Index("uq_incidents_open", "kind", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    began_at: Mapped[datetime]
    well_since: Mapped[datetime | None]
    """Since when nothing of it is seen; it ends once that has lasted."""
    ended_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    """When a message on its beginning was owed."""
    owed: Mapped[list[int]] = mapped_column(JSON)
    """Ids of the deliveries that tell of it, of its beginning or of its end."""
