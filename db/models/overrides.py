"""The table of what the office changed in the facts of the manual, and the revision that it stands at."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, one_of

KEY_DATE = "key_date"
"""Kind of a closing day: its id is the name of the round, its year the round's fiscal year."""


class Override(Base):
    """One change. Rows are only ever added; one is undone by another that names it."""

    __tablename__ = "overrides"
    __table_args__ = (
        one_of("action", "set", "remove", "undo"),
        Index("ix_overrides_kind", "kind"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(36), unique=True, default=lambda: str(uuid.uuid4()))
    """The same in every database that it is carried to."""
    action: Mapped[str] = mapped_column(String(10))
    kind: Mapped[str] = mapped_column(String(40))
    target: Mapped[str] = mapped_column(String(80))
    """Id of what is changed; empty where there is one of its kind."""
    field: Mapped[str] = mapped_column(String(80))
    row: Mapped[str | None]
    """Names the row of a list; NULL: the whole field."""
    value: Mapped[Any] = mapped_column(JSON, nullable=False)
    first_year: Mapped[int | None]
    """Fiscal years (พ.ศ.), both included; NULL: open."""
    last_year: Mapped[int | None]
    covers: Mapped[str] = mapped_column(String(64))
    """Hash of the value in the YAML that this change covers; empty where there is none."""
    covered: Mapped[Any] = mapped_column(JSON, nullable=False)
    undoes: Mapped[str | None] = mapped_column(String(36))
    """Key of the change that this one undoes."""
    by: Mapped[str | None] = mapped_column(String(80))
    by_name: Mapped[str | None] = mapped_column(String(200))
    reason: Mapped[str]
    at: Mapped[datetime]
    revision: Mapped[int]
    """Raised by the save that added it."""


class KnowledgeRevision(Base):
    """How often the office's changes were saved; one row. Every process looks at it each second."""

    __tablename__ = "knowledge_revisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]


class DeclinedPhrasing(Base):
    """A way to ask that an officer would not have: known by a hash, and offered no more."""

    __tablename__ = "declined_phrasings"

    words_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str | None] = mapped_column(String(80))
    by_name: Mapped[str | None] = mapped_column(String(200))
