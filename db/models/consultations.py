"""The tables of consultations: the ledger of service given, and what was said on the way."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of
from domain.consultation import Channel, State

PAST_LIMIT = "past-limit"
"""Messages of a person beyond what one may ask in a minute."""


class Consultation(Base):
    """One request for service with its clarifications, and all that came of it."""

    __tablename__ = "consultations"
    __table_args__ = (
        one_of("state", *(state.value for state in State)),
        one_of("channel", *(channel.value for channel in Channel)),
        one_of("answered_by", "planbot", "officer"),
        UniqueConstraint("fiscal_year", "number"),
        Index("ix_consultations_person_id_id", "person_id", "id"),
        Index(
            "ix_consultations_waiting",
            "state",
            "escalated_at",
            sqlite_where=text("state IN ('open', 'taken', 'reopened', 'answered')"),
            postgresql_where=text("state IN ('open', 'taken', 'reopened', 'answered')"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    """Counts its changes: a change names the version it was decided on. SQLAlchemy raises it with a change
    of any attribute, and refuses one that was decided on an older version (StaleDataError)."""
    fiscal_year: Mapped[int | None]
    """พ.ศ.; with `number` the name for people, of those escalated or recorded by an officer."""
    number: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(12))
    channel: Mapped[str] = mapped_column(String(12))
    chat_id: Mapped[str | None] = mapped_column(String(80))
    person_id: Mapped[str | None] = mapped_column(String(80))
    person_name: Mapped[str | None] = mapped_column(String(200))
    school: Mapped[str | None] = mapped_column(String(200))
    procedure: Mapped[str | None] = mapped_column(String(60))
    step: Mapped[int | None]
    facet: Mapped[str | None] = mapped_column(String(20))
    subject: Mapped[str | None] = mapped_column(String(80))
    """Under which questions are held to be about the same: a procedure, "month:5", "entry:3" (domain)."""
    offered: Mapped[list[str] | None] = mapped_column(JSON)
    """Subjects of the choices that planbot offered."""
    question: Mapped[str | None]
    answer: Mapped[str | None]
    """As it was sent."""
    answered_by: Mapped[str | None] = mapped_column(String(10))
    knowledge: Mapped[str | None] = mapped_column(String(40))
    """The version of the knowledge that planbot answered from."""
    entry_id: Mapped[int | None]
    officer_id: Mapped[str | None] = mapped_column(String(80))
    officer_name: Mapped[str | None] = mapped_column(String(200))
    officer_chat: Mapped[str | None] = mapped_column(String(80))
    """Where the officer answers: their own chat or the officers' group."""
    asked_at: Mapped[datetime]
    last_at: Mapped[datetime]
    escalated_at: Mapped[datetime | None]
    expected_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    """The first time an answer was given."""
    confirmed_at: Mapped[datetime | None]
    reopened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    live_until: Mapped[datetime | None]
    """Until then what the asker writes goes to the officer."""
    reminded_at: Mapped[datetime | None]
    head_told_at: Mapped[datetime | None]
    asker_told_at: Mapped[datetime | None]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own name and form)


class ConsultationCounter(Base):
    """The last number given in a fiscal year."""

    __tablename__ = "consultation_counters"

    fiscal_year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class DailyCount(Base):
    """What is counted by the day alone, and leaves no row of its own."""

    __tablename__ = "daily_counts"
    __table_args__ = (one_of("what", PAST_LIMIT),)

    day: Mapped[date] = mapped_column(primary_key=True)
    """In Bangkok."""
    what: Mapped[str] = mapped_column(String(20), primary_key=True)
    count: Mapped[int]


class ConsultationEvent(Base):
    """Who did what to a consultation; never changed, but for words that somebody has a right to take back."""

    __tablename__ = "consultation_events"
    __table_args__ = (
        one_of("actor", "asker", "officer", "planbot", "clock"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(
        ForeignKey("consultations.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(10))
    actor_id: Mapped[str | None] = mapped_column(String(80))
    actor_name: Mapped[str | None] = mapped_column(String(200))
    what: Mapped[str] = mapped_column(String(20))
    words: Mapped[str | None]
    knowledge: Mapped[str | None] = mapped_column(String(40))
    """The version of the knowledge that planbot's answer came from."""
    message_id: Mapped[str | None] = mapped_column(String(64), index=True)
    """LINE's id of the message that said it, to follow it when it is unsent or edited."""


class Draft(Base):
    """What a person is in the middle of in a chat: a consent not yet given, an answer of several messages."""

    __tablename__ = "drafts"

    chat_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    until: Mapped[datetime]


class Erasure(Base):
    """Somebody had their data erased; what the erasing itself left behind goes with the next tidying."""

    __tablename__ = "erasures"

    person_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    at: Mapped[datetime]


class ErasedPerson(Base):
    """Somebody had their data erased, known by a hash of their id alone: a backup of before is erased again.

    LINE's ids are 128 random bits, so that nobody finds the id by trying.
    """

    __tablename__ = "erased_people"

    person_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime]


class TaughtEntry(Base):
    """An officer's answer that planbot may give itself, once a second officer has approved it."""

    __tablename__ = "entries"
    __table_args__ = (one_of("state", "draft", "approved", "withdrawn"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(36), unique=True, default=lambda: str(uuid.uuid4()))
    """The same in every database that it is carried to."""
    state: Mapped[str] = mapped_column(String(10), index=True)
    phrasings: Mapped[list[str]] = mapped_column(JSON)
    answer: Mapped[str]
    consultation_id: Mapped[int | None]
    answered_by: Mapped[str | None] = mapped_column(String(80))
    answered_name: Mapped[str | None] = mapped_column(String(200))
    """Of the officer whose answer it is, who may be another than the one who proposed it."""
    drafted_by: Mapped[str | None] = mapped_column(String(80))
    drafted_name: Mapped[str | None] = mapped_column(String(200))
    drafted_at: Mapped[datetime]
    approved_by: Mapped[str | None] = mapped_column(String(80))
    approved_name: Mapped[str | None] = mapped_column(String(200))
    approved_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    replaces: Mapped[int | None]
    """The entry that is withdrawn once this one is approved: the same in other words."""
