"""What the office changed in the facts of the manual: rows of JSON, of which this room knows no type."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.models.overrides import KnowledgeRevision, Override
from db.statements.upsert import insert_for

Action = Literal["set", "remove", "undo"]


class RevisionConflict(Exception):
    """Somebody saved since the revision that was seen; nothing of this may be stored. `now`: it stands at."""

    def __init__(self, now: int) -> None:
        super().__init__(now)
        self.now = now


@dataclass(frozen=True)
class Change:
    """A row to add. Fields as those of the table."""

    kind: str
    target: str
    field: str
    row: str | None = None
    action: Action = "set"
    value: Any = None
    first_year: int | None = None
    last_year: int | None = None
    covers: str = ""
    covered: Any = None
    undoes: str | None = None
    key: str | None = None
    """None: a new one."""


@dataclass(frozen=True)
class Author:
    """Who changed it, why and when."""

    at: datetime
    reason: str = ""
    name: str | None = None
    id: str | None = None
    """LINE user id of an officer."""


def revision(session: Session) -> int:
    return session.scalar(select(KnowledgeRevision.number)) or 0


def every(session: Session) -> Sequence[Override]:
    """All rows that were ever added, in that order, those that undo and are undone among them."""
    return session.scalars(select(Override).order_by(Override.id)).all()


def standing(session: Session, kinds: Collection[str] = ()) -> Sequence[Override]:
    """The changes that nobody undid, in the order in which they were made; of all kinds or of these."""
    query = select(Override).order_by(Override.id)
    rows = session.scalars(query.where(Override.kind.in_(kinds)) if kinds else query).all()
    undone: set[str] = set()
    for row in reversed(rows):  # what is undone itself undoes nothing
        if row.action == "undo" and row.key not in undone and row.undoes:
            undone.add(row.undoes)
    return [row for row in rows if row.action != "undo" and row.key not in undone]


def save(session: Session, changes: Sequence[tuple[Change, Author]], seen: int | None = None) -> int:
    """Add rows and raise the revision, in the caller's transaction; the new revision.

    seen: the revision on which they were decided; RevisionConflict where it is another by now. None: any.
    """
    session.execute(insert_for(session, KnowledgeRevision).values(id=1, number=0).on_conflict_do_nothing())
    raised = update(KnowledgeRevision).values(number=KnowledgeRevision.number + 1)
    if seen is not None:
        raised = raised.where(KnowledgeRevision.number == seen)
    number: int | None = session.scalar(raised.returning(KnowledgeRevision.number))
    if number is None:
        raise RevisionConflict(revision(session))
    for change, author in changes:
        row = Override(
            action=change.action,
            kind=change.kind,
            target=change.target,
            field=change.field,
            row=change.row,
            value=change.value,
            first_year=change.first_year,
            last_year=change.last_year,
            covers=change.covers,
            covered=change.covered,
            undoes=change.undoes,
            by=author.id,
            by_name=author.name,
            reason=author.reason,
            at=author.at,
            revision=number,
        )
        if change.key:
            row.key = change.key
        session.add(row)
    session.flush()  # in one go and in this order: five hundred schools are one save
    return number


def undo_of(row: Override) -> Change:
    """What undoes a change: a row that names it."""
    return Change(
        row.kind,
        row.target,
        row.field,
        row.row,
        "undo",
        first_year=row.first_year,
        last_year=row.last_year,
        undoes=row.key,
    )
