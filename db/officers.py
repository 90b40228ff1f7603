"""Officers: who they are, and the codes by which they register."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from db import code_tries
from db.console import sessions
from db.deliveries.reassign import hand_on
from db.models.consultations import Consultation
from db.models.officers import Officer, OfficerCode
from db.statements.upsert import insert_for
from domain.codes import CODE_KNOWN, CODE_LASTS, is_code, new_code
from domain.ranks import Rank
from domain.routing import NO_DUTIES, Duties
from domain.time import CLOCKS_AGREE

_NAME = select(Officer.name).where(Officer.person_id == bindparam("person"), Officer.removed_at.is_(None))


def name_of(session: Session, person: str) -> str | None:
    """The name of an officer; None for anybody else, and for one who was removed."""
    return session.scalar(_NAME, {"person": person})


_CURRENT = (
    select(
        Officer.person_id,
        Officer.name,
        Officer.away_until,
        Officer.substitute_id,
        Officer.rank,
        Officer.away_from,
    )
    .where(Officer.removed_at.is_(None))
    .order_by(Officer.name, Officer.person_id)
)


class Current(NamedTuple):
    """One who is an officer now."""

    person_id: str
    name: str
    away_until: datetime | None
    substitute_id: str | None
    rank: str = Rank.OFFICER
    away_from: datetime | None = None


class Removed(NamedTuple):
    name: str
    waiting: Sequence[Consultation]
    """What they had taken, which waits for somebody else."""


def current(session: Session) -> list[Current]:
    return [Current(*row) for row in session.connection().execute(_CURRENT)]


def was_removed(session: Session, person: str) -> bool:
    """Whether somebody was an officer, and is none any more."""
    query = select(Officer.person_id).where(Officer.person_id == person, Officer.removed_at.is_not(None))
    return session.scalar(query) is not None


def is_taken(session: Session, name: str, but: str = "") -> bool:
    """Whether an officer (but this one) has this name, however it is spaced or written large."""
    wanted = _plain(name)
    return any(_plain(one.name) == wanted and one.person_id != but for one in current(session))


def add(session: Session, person: str, name: str, now: datetime, rank: str | None = None) -> None:
    """Make an officer of a person; one who was removed comes back, as a mere officer.

    rank: None leaves that of one who is an officer as it is.
    """
    if was_removed(session, person):
        rank = rank or Rank.OFFICER
    row = {"person_id": person, "name": name, "added_at": now, "removed_at": None}
    statement = insert_for(session, Officer).values({**row, "rank": rank or Rank.OFFICER})
    changed = {"name": name, "removed_at": None, **({"rank": rank} if rank else {})}
    session.execute(statement.on_conflict_do_update(index_elements=["person_id"], set_=changed))


def remove(session: Session, person: str, now: datetime, duties: Duties = NO_DUTIES) -> Removed | None:
    """End an officer's office, and her sessions; None where there is no such officer."""
    found = session.get(Officer, person)
    if found is None or found.removed_at is not None:
        return None
    found.removed_at = now
    sessions.end_all(session, person, now)
    session.flush()
    return Removed(found.name, hand_on(session, person, now, duties))


def make_code(session: Session, name: str, now: datetime, rank: str | None = None) -> str:
    """A code of eight letters, good once within ten minutes."""
    code = new_code()
    session.add(OfficerCode(code=code, name=name, until=now + CODE_LASTS, rank=rank))
    return code


def rank_of_code(session: Session, code: str) -> str | None:
    return session.scalar(select(OfficerCode.rank).where(OfficerCode.code == code))


def name_of_code(session: Session, code: str, now: datetime) -> str | None:
    """The officer's name that this code stands for, while it is good. `code`: in capitals."""
    if not is_code(code):
        return None
    return session.scalar(select(OfficerCode.name).where(OfficerCode.code == code, OfficerCode.until > now))


def ran_out(session: Session, code: str, now: datetime) -> bool:
    """Whether it was an officer's code until lately, and ran out or was used."""
    if not is_code(code):
        return False
    over = select(OfficerCode.code).where(OfficerCode.code == code, OfficerCode.until <= now)
    return session.scalar(over) is not None


def use_code(session: Session, code: str, now: datetime) -> bool:
    """Use a code up; False where it is none that is good. It stays known for a day.

    It ends before `now`, so that it is used up by the clock of every other process as well.
    """
    good = update(OfficerCode).where(OfficerCode.code == code, OfficerCode.until > now)
    used = good.values(until=now - CLOCKS_AGREE).returning(OfficerCode.code)
    return session.scalar(used) is not None


def tidy(session: Session, now: datetime) -> None:
    """Drop codes that ran out a day ago; until then whoever types one is told that it did."""
    session.execute(delete(OfficerCode).where(OfficerCode.until <= now - CODE_KNOWN))
    code_tries.tidy(session, now)


def away(
    session: Session,
    person: str,
    until: datetime | None,
    substitute: str | None,
    begins: datetime | None = None,
) -> None:
    """Away until that moment, with somebody standing in; None: back. begins: None where she is already."""
    found = session.get(Officer, person)
    if found:
        found.away_from, found.away_until, found.substitute_id = begins, until, substitute


def rename(session: Session, person: str, name: str) -> None:
    session.execute(update(Officer).where(Officer.person_id == person).values(name=name))


def set_rank(session: Session, person: str, rank: str) -> None:
    session.execute(update(Officer).where(Officer.person_id == person).values(rank=rank))


def hold(session: Session) -> None:
    """Until the transaction ends nobody else changes who is an officer: two could each leave the other last.

    SQLite writes one at a time in any case.
    """
    session.execute(select(Officer.person_id).order_by(Officer.person_id).with_for_update()).all()


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
