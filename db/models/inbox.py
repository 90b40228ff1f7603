"""The tables of the inbox: events that LINE delivered, and who handles a chat."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    String,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of

EVENT_STATES = ("waiting", "done", "aside")


class InboxEvent(Base):
    """One webhook event. Of group talk that is not for the bot only its id, type and time are kept."""

    __tablename__ = "inbox"
    __table_args__ = (
        one_of("state", *EVENT_STATES),
        Index(
            "ix_inbox_waiting",
            "chat_id",
            "occurred_at",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_inbox_aside",
            "id",
            sqlite_where=text("state = 'aside'"),
            postgresql_where=text("state = 'aside'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    webhook_event_id: Mapped[str] = mapped_column(String(64), unique=True)
    type: Mapped[str] = mapped_column(String(40))
    chat_id: Mapped[str | None] = mapped_column(String(80))
    person_id: Mapped[str | None] = mapped_column(String(80))
    message_id: Mapped[str | None] = mapped_column(String(64), index=True)
    call: Mapped[str] = mapped_column(String(12), default="none")
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    state: Mapped[str] = mapped_column(String(10))
    attempts: Mapped[int] = mapped_column(default=0)
    occurred_at: Mapped[datetime]
    received_at: Mapped[datetime]
    """Of the last time LINE delivered it while it waited: its reply token lives from here."""
    ready_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    turn_id: Mapped[int | None] = mapped_column(ForeignKey("turns.id", ondelete="SET NULL"), index=True)
    delivery_id: Mapped[int | None] = mapped_column(
        ForeignKey("deliveries.id", ondelete="SET NULL"), index=True
    )
    error: Mapped[str | None] = mapped_column(String(200))
    """Class and place of what went wrong; never anybody's words."""


class ChatLease(Base):
    """One worker at a time handles a chat."""

    __tablename__ = "chat_leases"

    chat_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    owner: Mapped[str] = mapped_column(String(40))
    until: Mapped[datetime]


class CodeTries(Base):
    """Wrong one-time codes of a chat, kept for minutes."""

    __tablename__ = "code_tries"

    chat_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    wrong: Mapped[int]
    since: Mapped[datetime]
    """Of the last one."""


class Tombstone(Base):
    """A message that was unsent: should it arrive after all, it is not kept."""

    __tablename__ = "tombstones"

    message_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    until: Mapped[datetime]
