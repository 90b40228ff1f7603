"""Who had their data erased, by hashes: to erase it again where a backup brings it back."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models.base import Base
from db.models.consultations import ErasedPerson
from db.statements.upsert import insert_for

PEOPLE = ("person_id", "chat_id", "actor_id")
"""Columns in which a person's id may stand, besides the key of `people`."""


def hash_of(person: str) -> str:
    return hashlib.sha256(person.encode()).hexdigest()


def remember(session: Session, person: str, now: datetime) -> None:
    row = {"person_hash": hash_of(person), "at": now}
    statement = insert_for(session, ErasedPerson).values(row)
    session.execute(statement.on_conflict_do_update(index_elements=["person_hash"], set_=row))


def everybody(session: Session) -> Mapping[str, datetime]:
    """Moments by hash of the person."""
    return {row.person_hash: row.at for row in session.scalars(select(ErasedPerson))}


def known_among(session: Session, hashes: Mapping[str, datetime]) -> list[str]:
    """The ids of those people of whom something stands in the database."""
    columns = [table.c[name] for table in Base.metadata.sorted_tables for name in PEOPLE if name in table.c]
    columns.append(Base.metadata.tables["people"].c.id)
    found = {id for column in columns for id in session.scalars(select(column).distinct()) if id}
    return sorted(person for person in found if hash_of(person) in hashes)


def tidy(session: Session, before: datetime) -> None:
    """Backups older than that hold nobody's words that would still be kept."""
    session.execute(delete(ErasedPerson).where(ErasedPerson.at < before))
