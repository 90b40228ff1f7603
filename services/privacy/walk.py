"""The registry walked: what each row says is done when a message is unsent or edited, a person has their data
erased or asks for a copy of it, and when words have been kept long enough."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.models.consultations import Consultation
from db.privacy import edits, erased
from services.privacy.registry import ROWS
from services.privacy.row import Copied, Edited, Erasing, Goes, Stays, Times, Unsent

What = TypeVar("What")


def unsend(session: Session, gone: Unsent) -> None:
    _each(session, (row.unsent for row in ROWS), gone)


def edit(session: Session, changed: Edited) -> None:
    _each(session, (row.edited for row in ROWS), changed)


def edit_away(session: Session, message: str, newest: datetime, now: datetime) -> None:
    """The wording of that moment is for the bot no more: those before it are neither answered nor kept."""
    if edits.end_earlier(session, message, newest, now):
        edit(session, Edited(message, newest, None, None))


def erase(session: Session, person: str, now: datetime, not_before: datetime | None = None) -> None:
    """Take name, id, school and texts of a person out of everything; open questions are withdrawn.

    Counts stay. not_before: when officers may be told of it.
    """
    cases = session.scalars(select(Consultation).where(Consultation.person_id == person)).all()
    _each(session, (row.erased for row in ROWS), Erasing(person, cases, now, not_before))
    erased.remember(session, person, now)
    erased.begin(session, person, now)


def finish_erasing(session: Session, now: datetime) -> None:
    """Take away what erasing itself left behind of people: its own event, its own answer."""
    people = erased.over(session, now)
    for person in people:
        for left in dict.fromkeys(row.left for row in ROWS if row.left):
            left(session, person, now)
    erased.end(session, people)


def drop_outlived(session: Session, times: Times) -> None:
    """What has been kept long enough goes; after `finish_erasing`."""
    _each(session, (row.outlived for row in ROWS), times)


def copy(session: Session, person: str) -> Mapping[str, Any]:
    """What a person reads in the copy of their data, by the field of the snapshot that has it."""
    shown = [row.copied for row in ROWS if isinstance(row.copied, Copied)]
    return {one.field: one.load(session, person) for one in shown if one.load}


def known_among(session: Session, hashes: Mapping[str, datetime]) -> Sequence[str]:
    """The ids of those people of whom something is kept that erasing takes away.

    hashes: of their ids (`erased.hash_of`), with when they had their data erased.
    """
    columns: list[InstrumentedAttribute[Any]] = [
        getattr(row.model, name) for row in ROWS if isinstance(row.erased, Goes) for name in row.persons
    ]
    return erased.known_among(session, hashes, columns)


def _each(session: Session, rows: Iterable[Goes[What] | Stays], what: What) -> None:
    """In the order of the rows, each function once."""
    does: Iterable[Callable[[Session, What], None]] = (one.do for one in rows if isinstance(one, Goes))
    for do in dict.fromkeys(does):
        do(session, what)
