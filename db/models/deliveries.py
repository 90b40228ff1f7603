"""The tables of what is owed and sent to LINE."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of
from domain import trace
from domain.purposes import Purpose

DELIVERY_STATES = (
    "waiting",  # owed; tried from `next_try_at` on
    "sending",  # a worker has it, until `leased_until`
    "held",  # the month's quota is used up
    "carried",  # sent free with the person's next message
    "sent",
    "presumed",  # LINE called the token used after a try whose end we never saw
    "merged",  # went out inside a later reply
    "refused",  # LINE will never take it
    "dropped",  # too late to be of use
    "unknown",  # may have gone out; never tried again
    "withdrawn",  # the question was unsent, or the calendar is to say it anew
    "aside",  # its purpose is unknown: kept for an operator to see, never sent
)


class Delivery(Base):
    """One request owed to LINE. Its messages are kept until LINE has taken them, no longer."""

    __tablename__ = "deliveries"
    __table_args__ = (
        one_of("state", *DELIVERY_STATES),
        one_of("kind", "reply", "push"),
        one_of("purpose", *(purpose.value for purpose in Purpose)),
        Index(
            "ix_deliveries_due",
            "state",
            "next_try_at",
            sqlite_where=text("state IN ('waiting', 'sending', 'held')"),
            postgresql_where=text("state IN ('waiting', 'sending', 'held')"),
        ),
        Index("ix_deliveries_chat_id_state", "chat_id", "state"),
        Index(
            "ix_deliveries_late",
            "created_at",
            sqlite_where=text("late IS 1"),
            postgresql_where=text("late IS true"),
        ),
        Index(
            "ix_deliveries_message_id",
            "message_id",
            sqlite_where=text("message_id IS NOT NULL"),
            postgresql_where=text("message_id IS NOT NULL"),
        ),
        Index(
            "ix_deliveries_aside",
            "id",
            sqlite_where=text("state = 'aside'"),
            postgresql_where=text("state = 'aside'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[str] = mapped_column(String(80))
    to_group: Mapped[bool]
    kind: Mapped[str] = mapped_column(String(5))
    contents: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    """What it brings: a list of `message`, `about`, `kind`, `source` (`db/deliveries/contents.py`)."""
    messages: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    """As in `contents`, for processes of the release before; so are `about` and `kinds`."""
    reply_token: Mapped[str | None] = mapped_column(String(255))
    token_until: Mapped[datetime | None]
    retry_key: Mapped[str | None] = mapped_column(String(36), unique=True)
    late: Mapped[bool] = mapped_column(default=False)
    """An answer whose reply token ran out, pushed within the day's allowance."""
    state: Mapped[str] = mapped_column(String(10))
    attempts: Mapped[int] = mapped_column(default=0)
    doubtful: Mapped[bool] = mapped_column(default=False)
    """An earlier try may have reached LINE."""
    owner: Mapped[str | None] = mapped_column(String(40))
    leased_until: Mapped[datetime | None]
    next_try_at: Mapped[datetime]
    first_try_at: Mapped[datetime | None]
    owed_at: Mapped[datetime | None]
    """When it was stored, by the clock of that moment."""
    created_at: Mapped[datetime]
    """From when on it may be called late: when it was stored, or the earliest moment it was stored for."""
    settled_at: Mapped[datetime | None]
    waits_for_id: Mapped[int | None]
    """The delivery that shows an officer what goes here, while that one is on its way."""
    undo_seconds: Mapped[int | None]
    """How long its officer may stop it once it was shown."""
    undo_until: Mapped[datetime | None]
    """Until when it can be stopped; None until it was shown."""
    given_id: Mapped[int | None] = mapped_column(index=True)
    """The officer's answer that it is, or is a part of (`db/models/given_answers.py`)."""
    purpose: Mapped[str] = mapped_column(String(10), default="")
    """One of `domain/purposes.py`."""
    consultation_id: Mapped[int | None] = mapped_column(index=True)
    message_id: Mapped[str | None] = mapped_column(String(64))
    """LINE's id of the message that a push comes of, to follow it when it is unsent."""
    about: Mapped[list[int | None] | None] = mapped_column(JSON(none_as_null=True))
    """Of each message in turn, the consultation it is about."""
    kinds: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """Of each message in turn, what it is."""
    outcome: Mapped[str | None] = mapped_column(String(120))
    """Status and LINE's request id of the last try."""
    trace: Mapped[str | None] = mapped_column(String(64), default=trace.current)
    """LINE's id of the event that it was owed for, to follow it in the log."""


class SentMessage(Base):
    """The id that LINE gave one of our messages, to know it again when it is quoted."""

    __tablename__ = "sent_messages"

    message_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    chat_id: Mapped[str] = mapped_column(String(80))
    delivery_id: Mapped[int | None] = mapped_column(
        ForeignKey("deliveries.id", ondelete="SET NULL"), index=True
    )
    consultation_id: Mapped[int | None]
    kind: Mapped[str | None] = mapped_column(String(5))
    """What it is (`db/deliveries/contents.py`); None of those sent before that was kept."""
    sent_at: Mapped[datetime]


class LineAccess(Base):
    """What LINE last told of us: whether it accepts our token, our clock, the month's quota; one row."""

    __tablename__ = "line_access"
    __table_args__ = (one_of("denied_to", "any", "reply", "push"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    denied_at: Mapped[datetime | None]
    """Since when LINE refuses it; None while it does not."""
    denied_to: Mapped[str | None] = mapped_column(String(10))
    """`any`: the token itself (401). `reply`, `push`: it may not do that (403)."""
    probe_at: Mapped[datetime | None]
    """When it is tried again."""
    skew_seconds: Mapped[int | None]
    """Our clock less LINE's, as last measured."""
    skew_at: Mapped[datetime | None]
    quota_limit: Mapped[int | None]
    """Messages of the month; None where the plan has no limit, or nothing is known."""
    quota_used: Mapped[int | None]
    quota_at: Mapped[datetime | None]
    """When LINE told it."""
