"""What has been kept long enough: words and persons go, and the counts stay."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from db.deliveries import withdraw
from db.models.chats import Person, Turn
from db.models.consultations import Consultation, ConsultationEvent, TaughtEntry


def tidy(session: Session, now: datetime, words_before: datetime) -> None:
    """Of what is older words, persons and schools go, and the counts stay."""
    old = select(Consultation.id).where(Consultation.last_at < words_before)
    gone = ("question", "answer", "person_id", "person_name", "school", "chat_id", "officer_chat")
    columns = [getattr(Consultation, name) for name in gone]
    stale = Consultation.id.in_(old) & or_(*(column.is_not(None) for column in columns))
    session.execute(update(Consultation).where(stale).values(dict.fromkeys(gone)))
    said = ("words", "actor_id", "actor_name", "message_id")
    columns = [getattr(ConsultationEvent, name) for name in said]
    stale = ConsultationEvent.consultation_id.in_(old) & or_(*(column.is_not(None) for column in columns))
    session.execute(update(ConsultationEvent).where(stale).values(dict.fromkeys(said)))
    withdraw.drop_old(session, words_before, now)
    # What is in use is the office's own; nobody's consultation leads to it any more.
    unused = TaughtEntry.state.in_(("draft", "withdrawn")) & (TaughtEntry.drafted_at < words_before)
    session.execute(delete(TaughtEntry).where(unused))
    session.execute(
        update(TaughtEntry).where(TaughtEntry.consultation_id.in_(old)).values(consultation_id=None)
    )
    session.execute(delete(Person).where(*_forgotten(words_before)))


def _forgotten(before: datetime) -> Sequence[ColumnElement[bool]]:
    """People of whom nothing is kept since then."""
    said = (~exists().where(table.person_id == Person.id) for table in (Consultation, Turn))
    return (*said, *(at.is_(None) | (at < before) for at in (Person.followed_at, Person.unfollowed_at)))
