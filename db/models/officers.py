"""The tables of officers and the codes by which they register."""

from datetime import datetime

from sqlalchemy import (
    String,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of
from domain.ranks import Rank


class Officer(Base):
    """Somebody who answers for the office, known by their LINE account."""

    __tablename__ = "officers"
    __table_args__ = (one_of("rank", *(rank.value for rank in Rank)),)

    person_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    away_from: Mapped[datetime | None]
    """When an absence begins; NULL: at once."""
    away_until: Mapped[datetime | None]
    substitute_id: Mapped[str | None] = mapped_column(String(80))
    """Who gets this officer's questions while they are away."""
    rank: Mapped[str] = mapped_column(String(10), default=Rank.OFFICER, server_default=Rank.OFFICER)


class OfficerCode(Base):
    """A one-time code that makes an officer of whoever types it in 1:1."""

    __tablename__ = "officer_codes"
    __table_args__ = (one_of("rank", *(rank.value for rank in Rank)),)

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    until: Mapped[datetime]
    rank: Mapped[str | None] = mapped_column(String(10))
    """What the officer may do; None leaves it as it is."""


class OfficeAct(Base):
    """Something that was done to officers or groups, for the log; consultations have their own history."""

    __tablename__ = "office_acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str | None] = mapped_column(String(80))
    by_name: Mapped[str | None] = mapped_column(String(200))
    what: Mapped[str] = mapped_column(String(20))
    about: Mapped[str | None] = mapped_column(String(80))
    """The officer or group it was done to."""
    about_name: Mapped[str | None] = mapped_column(String(200))
