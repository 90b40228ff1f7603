"""What has been kept long enough: words and persons go, and the counts stay."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from db.models.chats import Person, Turn
from db.models.consultations import Consultation, ConsultationEvent, TaughtEntry


def consultations(session: Session, words_before: datetime) -> None:
    gone = ("question", "answer", "person_id", "person_name", "school", "chat_id", "officer_chat")
    columns = [getattr(Consultation, name) for name in gone]
    stale = Consultation.id.in_(_old(words_before)) & or_(*(column.is_not(None) for column in columns))
    session.execute(update(Consultation).where(stale).values(dict.fromkeys(gone)))


def history(session: Session, words_before: datetime) -> None:
    """What was said on the way of a consultation, and by whom."""
    said = ("words", "actor_id", "actor_name", "message_id")
    columns = [getattr(ConsultationEvent, name) for name in said]
    old = ConsultationEvent.consultation_id.in_(_old(words_before))
    stale = old & or_(*(column.is_not(None) for column in columns))
    session.execute(update(ConsultationEvent).where(stale).values(dict.fromkeys(said)))


def taught(session: Session, words_before: datetime) -> None:
    """What is in use is the office's own; nobody's consultation leads to it any more."""
    unused = TaughtEntry.state.in_(("draft", "withdrawn")) & (TaughtEntry.drafted_at < words_before)
    session.execute(delete(TaughtEntry).where(unused))
    of_old = TaughtEntry.consultation_id.in_(_old(words_before))
    session.execute(update(TaughtEntry).where(of_old).values(consultation_id=None))


def people(session: Session, words_before: datetime) -> None:
    """Those of whom nothing is kept since then; after turns and consultations."""
    session.execute(delete(Person).where(*_forgotten(words_before)))


def _old(words_before: datetime) -> Select[Any]:
    return select(Consultation.id).where(Consultation.last_at < words_before)


def _forgotten(before: datetime) -> Sequence[ColumnElement[bool]]:
    said = (~exists().where(table.person_id == Person.id) for table in (Consultation, Turn))
    return (*said, *(at.is_(None) | (at < before) for at in (Person.followed_at, Person.unfollowed_at)))
