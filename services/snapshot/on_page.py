"""What an officer's act on a page has to know: the consultation, the answers that wait, the office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from db import consultations, entries
from db.deliveries import given_answers
from db.models.given_answers import GivenAnswer
from db.staff import staff
from handlers.acts.answers import By
from handlers.contract.case import Case, Drafted
from services.snapshot.case_rows import case_of, drafted_of
from services.snapshot.given_answers import given_of
from services.snapshot.target import within_reach


@dataclass(frozen=True)
class Seen:
    """A consultation as an officer is about to do something to it."""

    case: Case
    by: By
    given: Sequence[GivenAnswer]
    """Its answers, those that ended included."""


def seen(
    session: Session,
    number: int,
    person: str,
    now: datetime,
    *,
    undo_seconds: int = 0,
    opens_at: datetime | None = None,
) -> Seen | None:
    """None where there is no such consultation, or the person is no officer any more."""
    row, there = consultations.get(session, number), staff(session, now)
    officer, case = there.officer(person), within_reach(session, case_of(row)) if row else None
    if case is None or officer is None:
        return None
    rows = given_answers.of_consultation(session, number)
    given = tuple(given_of(session, one) for one in rows)
    return Seen(case, By(officer, person, there, given, undo_seconds, opens_at), rows)


@dataclass(frozen=True)
class EntrySeen:
    """A taught entry as an officer is about to do something to it, or to make one."""

    by: By
    entry: Drafted | None
    case: Case | None
    """The consultation that it is made from."""


def entry_seen(
    session: Session,
    person: str,
    now: datetime,
    *,
    entry: int | None = None,
    case: int | None = None,
    opens_at: datetime | None = None,
) -> EntrySeen | None:
    """entry, case: their numbers; `case` where there is no entry yet. None: the person is no officer."""
    there = staff(session, now)
    officer = there.officer(person)
    if officer is None:
        return None
    row = entries.get(session, entry) if entry is not None else None
    of = row.consultation_id if row else case
    found = consultations.get(session, of) if of is not None else None
    if row is None and found is not None:
        row = next(iter(entries.of_consultations(session, [found.id])), None)
    given = tuple(given_of(session, one) for one in given_answers.of_consultation(session, of or 0))
    return EntrySeen(
        By(officer, person, there, given, opens_at=opens_at),
        drafted_of(row) if row else None,
        case_of(found) if found else None,
    )
