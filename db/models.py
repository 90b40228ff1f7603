"""The tables. A moment is `..._at`, always aware UTC; a state is a closed set."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from db import trace


class Moment(TypeDecorator[datetime]):
    """An instant: refuses naive datetimes, gives back aware UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment}


def one_of(column: str, *values: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(value) for value in values)})", name=column)


EVENT_STATES = ("waiting", "done", "aside")
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
)


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
    turn_id: Mapped[int | None] = mapped_column(ForeignKey("turns.id", ondelete="SET NULL"))
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"))
    error: Mapped[str | None] = mapped_column(String(200))
    """Class and place of what went wrong; never anybody's words."""


class ChatLease(Base):
    """One worker at a time handles a chat."""

    __tablename__ = "chat_leases"

    chat_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    owner: Mapped[str] = mapped_column(String(40))
    until: Mapped[datetime]


class Delivery(Base):
    """One request owed to LINE. Its messages are kept until LINE has taken them, no longer."""

    __tablename__ = "deliveries"
    __table_args__ = (
        one_of("state", *DELIVERY_STATES),
        one_of("kind", "reply", "push"),
        Index(
            "ix_deliveries_due",
            "state",
            "next_try_at",
            sqlite_where=text("state IN ('waiting', 'sending', 'held')"),
            postgresql_where=text("state IN ('waiting', 'sending', 'held')"),
        ),
        Index("ix_deliveries_chat_id_state", "chat_id", "state"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[str] = mapped_column(String(80))
    to_group: Mapped[bool]
    kind: Mapped[str] = mapped_column(String(5))
    messages: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
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
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    purpose: Mapped[str] = mapped_column(String(10), default="")
    """`answer`: an officer's, which must reach its asker or be carried to them. `question`: an asker's, on
    its way to officers. `held-up`: tells an asker that it could not go yet. `untold`, `note`: tell officers
    what became of an answer, of a consultation. `calendar`, `own`, `notice`: of announcements. See
    `db/deliveries.py`."""
    consultation_id: Mapped[int | None] = mapped_column(index=True)
    message_id: Mapped[str | None] = mapped_column(String(64))
    """LINE's id of the message that a push comes of, to follow it when it is unsent."""
    about: Mapped[list[int | None] | None] = mapped_column(JSON(none_as_null=True))
    """Of each message in turn, the consultation it is about."""
    kinds: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """Of each message in turn, what it is (`db/deliveries.py`)."""
    outcome: Mapped[str | None] = mapped_column(String(120))
    """Status and LINE's request id of the last try."""
    trace: Mapped[str | None] = mapped_column(String(64), default=trace.current)
    """LINE's id of the event that it was owed for, to follow it in the log."""


class SentMessage(Base):
    """The id that LINE gave one of our messages, to know it again when it is quoted."""

    __tablename__ = "sent_messages"

    message_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    chat_id: Mapped[str] = mapped_column(String(80))
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"))
    consultation_id: Mapped[int | None]
    kind: Mapped[str | None] = mapped_column(String(5))
    """What it is (`db/deliveries.py`); None of those sent before that was kept."""
    sent_at: Mapped[datetime]


class Turn(Base):
    """One question to the bot and how it was read."""

    __tablename__ = "turns"
    __table_args__ = (Index("ix_turns_chat_id_person_id_at", "chat_id", "person_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[str] = mapped_column(String(80))
    person_id: Mapped[str | None] = mapped_column(String(80))
    at: Mapped[datetime]
    text: Mapped[str | None]
    reading: Mapped[dict[str, Any]] = mapped_column(JSON)
    talk: Mapped[dict[str, Any]] = mapped_column(JSON)


class Person(Base):
    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    followed_at: Mapped[datetime | None]
    unfollowed_at: Mapped[datetime | None]
    name: Mapped[str | None] = mapped_column(String(200))
    """As LINE shows it; asked for when a question is to be passed on."""
    school: Mapped[str | None] = mapped_column(String(200))


class Group(Base):
    __tablename__ = "groups"
    __table_args__ = (one_of("role", "announcements", "officers", "personnel"),)

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    name: Mapped[str | None] = mapped_column(String(200))
    role: Mapped[str | None] = mapped_column(String(20))
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    bound_at: Mapped[datetime | None]
    members: Mapped[int | None]
    """As LINE last counted them, the bot not among them."""


class GroupCode(Base):
    """A one-time code that binds the group it is typed in to a role."""

    __tablename__ = "group_codes"
    __table_args__ = (one_of("role", "announcements", "officers", "personnel"),)

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    until: Mapped[datetime]


class Officer(Base):
    """Somebody who answers for the office, known by their LINE account."""

    __tablename__ = "officers"

    person_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    away_until: Mapped[datetime | None]
    substitute_id: Mapped[str | None] = mapped_column(String(80))
    """Who gets this officer's questions while they are away."""


class OfficerCode(Base):
    """A one-time code that makes an officer of whoever types it in 1:1."""

    __tablename__ = "officer_codes"

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    until: Mapped[datetime]


class CodeTries(Base):
    """Wrong one-time codes of a chat, kept for minutes."""

    __tablename__ = "code_tries"

    chat_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    wrong: Mapped[int]
    since: Mapped[datetime]
    """Of the last one."""


class Rating(Base):
    """Somebody said whether an answer was right; who is not kept."""

    __tablename__ = "ratings"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    procedure: Mapped[str | None] = mapped_column(String(60))
    step: Mapped[int | None]
    facet: Mapped[str | None] = mapped_column(String(20))
    month: Mapped[str | None] = mapped_column(String(4))
    """Of a calendar card: 1-12, this, next, all."""
    right: Mapped[bool]


class Tombstone(Base):
    """A message that was unsent: should it arrive after all, it is not kept."""

    __tablename__ = "tombstones"

    message_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    until: Mapped[datetime]


class Account(Base):
    """The bot's own LINE account as LINE last told it; one row."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(String(80))
    basic_id: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(200))
    asked_at: Mapped[datetime]
