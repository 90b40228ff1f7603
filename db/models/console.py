"""The tables of the way into the office's pages. Tokens are known by their hash alone."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class ConsoleLink(Base):
    """A one-time address that an officer asked for in her chat."""

    __tablename__ = "console_links"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(80), index=True)
    made_at: Mapped[datetime]
    until: Mapped[datetime]
    """Good before this moment; spending and ending it sets it to then."""


class ConsoleSession(Base):
    """An officer at the pages, on one device."""

    __tablename__ = "console_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[str] = mapped_column(String(80), index=True)
    device: Mapped[str] = mapped_column(String(80))
    """Browser and system, as in "Chrome, Android"."""
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    """When a page was last asked for, to a few minutes."""
    ended_at: Mapped[datetime | None]


class ConsoleDevice(Base):
    """A browser in which an officer has logged in before: she is not written to for it again."""

    __tablename__ = "console_devices"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    seen_at: Mapped[datetime]
