"""The tables of people, groups and their talk with the bot."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Index,
    String,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of


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
    quiet_until: Mapped[datetime | None]
    """Until when mere call words are not answered there."""
    members: Mapped[int | None]
    """As LINE last counted them, the bot not among them."""


class GroupCode(Base):
    """A one-time code that binds the group it is typed in to a role."""

    __tablename__ = "group_codes"
    __table_args__ = (one_of("role", "announcements", "officers", "personnel"),)

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    until: Mapped[datetime]


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


class Account(Base):
    """The bot's own LINE account as LINE last told it; one row."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(String(80))
    basic_id: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(200))
    marks_read_by_hand: Mapped[bool | None]
    """Messages count as read when they are marked so, not by themselves."""
    asked_at: Mapped[datetime]
