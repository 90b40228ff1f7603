"""The table of officers' answers in their undo window: given, and not yet on their way to the asker."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of


class GivenAnswer(Base):
    """An answer from the moment it was given. What follows from it is done once a worker takes it to send it.

    What it says stands in its deliveries; `contents` has the rest, until it has gone or was stopped.
    """

    __tablename__ = "given_answers"
    __table_args__ = (
        one_of("state", "waiting", "went", "stopped"),
        one_of("what", "answered", "corrected", "attached"),
        UniqueConstraint("consultation_id", "version"),
        Index("ix_given_answers_chat_id_id", "chat_id", "id"),
        Index(
            "ix_given_answers_waiting",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(10))
    consultation_id: Mapped[int]
    version: Mapped[int]
    """Of the consultation, as the officer saw it: names the answer in its buttons."""
    what: Mapped[str] = mapped_column(String(20))
    chat_id: Mapped[str] = mapped_column(String(80))
    """Where it was given."""
    officer_id: Mapped[str | None] = mapped_column(String(80))
    officer_name: Mapped[str | None] = mapped_column(String(200))
    given_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    """When it was taken to be sent, or was stopped."""
    contents: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """Its words as the ledger is to have them, the messages they came in, the pushes to colleagues.

    Of pictures and files that are still to be fetched also its window: no delivery is there to hold it.
    """
