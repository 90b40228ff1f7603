"""Who had their data erased, by hashes: to erase it again where a backup brings it back."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.models.consultations import ErasedPerson, Erasure
from db.statements.upsert import insert_for

LEFT_BEHIND = timedelta(hours=1)
"""After it, nothing of the erasing itself is under way any more."""


def hash_of(person: str) -> str:
    return hashlib.sha256(person.encode()).hexdigest()


def remember(session: Session, person: str, now: datetime) -> None:
    row = {"person_hash": hash_of(person), "at": now}
    statement = insert_for(session, ErasedPerson).values(row)
    session.execute(statement.on_conflict_do_update(index_elements=["person_hash"], set_=row))


def everybody(session: Session) -> Mapping[str, datetime]:
    """Moments by hash of the person."""
    return {row.person_hash: row.at for row in session.scalars(select(ErasedPerson))}


def known_among(
    session: Session, hashes: Mapping[str, datetime], columns: Iterable[InstrumentedAttribute[Any]]
) -> list[str]:
    """The ids of those people that stand in one of the columns."""
    found = {id for column in columns for id in session.scalars(select(column).distinct()) if id}
    return sorted(person for person in found if hash_of(person) in hashes)


def begin(session: Session, person: str, now: datetime) -> None:
    """Note that what the erasing itself leaves behind is still to go."""
    session.execute(insert_for(session, Erasure).values(person_id=person, at=now).on_conflict_do_nothing())


def over(session: Session, now: datetime) -> list[str]:
    """People whose erasing leaves nothing more behind."""
    return list(session.scalars(select(Erasure.person_id).where(Erasure.at < now - LEFT_BEHIND)))


def end(session: Session, people: Collection[str]) -> None:
    session.execute(delete(Erasure).where(Erasure.person_id.in_(people)))


def tidy(session: Session, before: datetime) -> None:
    """Backups older than that hold nobody's words that would still be kept."""
    session.execute(delete(ErasedPerson).where(ErasedPerson.at < before))
