"""The tables of announcements: key dates, what was announced to whom, and what officers want of it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of


class KeyDay(Base):
    """A closing day as the releases before kept it; copied into `overrides`, and read by their processes
    alone until they are stopped. Goes with the next release."""

    __tablename__ = "key_dates"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    fiscal_year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """พ.ศ."""
    day: Mapped[date]
    set_at: Mapped[datetime]


ANNOUNCEMENT_STATES = (
    "sent",  # in a delivery; what became of that, the delivery knows
    "merged",  # said by a later one of the same date
    "stopped",  # officers did not want it
    "missed",  # too late to be of use
    "failed",  # LINE did not take it
)


class Announcement(Base):
    """One occasion for one group: that this row exists is why it is not announced again."""

    __tablename__ = "announcements"
    __table_args__ = (
        UniqueConstraint("occasion", "group_id"),
        one_of("state", *ANNOUNCEMENT_STATES),
        Index("ix_announcements_at", "at"),
        Index("ix_announcements_recorded_at", "recorded_at"),
        Index(
            "ix_announcements_unchecked",
            "id",
            sqlite_where=text("checked_at IS NULL"),
            postgresql_where=text("checked_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    occasion: Mapped[str] = mapped_column(String(160))
    group_id: Mapped[str] = mapped_column(String(80))
    """Of an officer's own chat, where there is no officers' group."""
    at: Mapped[datetime]
    """When it was to be sent."""
    until: Mapped[date]
    """The last day on which it is worth sending."""
    state: Mapped[str] = mapped_column(String(10))
    late: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[datetime]
    checked_at: Mapped[datetime | None]
    """When the end of its delivery was seen."""
    delivery_id: Mapped[int | None] = mapped_column(
        ForeignKey("deliveries.id", ondelete="SET NULL"), index=True
    )


class AnnouncementOrder(Base):
    """What officers want of an occasion that is still to come."""

    __tablename__ = "announcement_orders"
    __table_args__ = (one_of("wish", "send", "stop", "edit"),)

    occasion: Mapped[str] = mapped_column(String(160), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)
    wish: Mapped[str] = mapped_column(String(10))
    text: Mapped[str | None]
    """In place of ours."""
    message_id: Mapped[str | None] = mapped_column(String(64))
    """Of the officer's message that the text was written in."""
    reason: Mapped[str | None]
    """Why it is not to be sent, where the officer said so."""
    by: Mapped[str | None] = mapped_column(String(80))
    at: Mapped[datetime]


class OwnAnnouncement(Base):
    """What an officer wrote to be announced. A draft until it is confirmed."""

    __tablename__ = "own_announcements"
    __table_args__ = (
        one_of("state", "draft", "waiting", "done", "cancelled"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str | None] = mapped_column(String(64), unique=True)
    """Of the officer's message that it was written in; made at random where it was written on a page."""
    text: Mapped[str]
    role: Mapped[str | None] = mapped_column(String(20))
    at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(String(10))
    by: Mapped[str | None] = mapped_column(String(80))
    created_at: Mapped[datetime]


class DigestQuestion(Base):
    """What was asked most before a month, as the schools' digest answers it; settled once officers saw it."""

    __tablename__ = "digest_questions"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    """Of the digest: "2027-05"."""
    procedure: Mapped[str | None] = mapped_column(String(60))
    step: Mapped[int | None]
    """Both None where no step was asked about by enough people."""
    frozen_at: Mapped[datetime]


class Heartbeat(Base):
    """When the clock last ticked, and a standstill that officers are still to be told of; one row."""

    __tablename__ = "heartbeats"

    id: Mapped[int] = mapped_column(primary_key=True)
    ticked_at: Mapped[datetime]
    stood_from: Mapped[datetime | None]
    stood_until: Mapped[datetime | None]
