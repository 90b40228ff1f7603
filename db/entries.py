"""Taught entries: drafted from an answer, approved by a second officer, withdrawn when no longer true."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.consultation_models import Consultation, TaughtEntry
from db.consultations import Conflict
from db.models import Delivery


def draft(
    session: Session,
    phrasings: Sequence[str],
    answer: str,
    officer: tuple[str | None, str | None],
    now: datetime,
    consultation: int | None = None,
) -> TaughtEntry:
    made = TaughtEntry(
        state="draft",
        phrasings=list(phrasings),
        answer=answer,
        consultation_id=consultation,
        drafted_by=officer[0],
        drafted_name=officer[1],
        drafted_at=now,
    )
    session.add(made)
    session.flush()
    return made


def get(session: Session, id: int) -> TaughtEntry | None:
    return session.get(TaughtEntry, id)


def approve(session: Session, id: int, by: str, name: str, now: datetime) -> None:
    """Raises Conflict where it is no draft any more."""
    _move(session, id, "draft", state="approved", approved_by=by, approved_name=name, approved_at=now)


def withdraw(session: Session, id: int, before: str, now: datetime) -> None:
    _move(session, id, before, state="withdrawn", withdrawn_at=now)


def _move(session: Session, id: int, before: str, **values: object) -> None:
    moved = update(TaughtEntry).where(TaughtEntry.id == id, TaughtEntry.state == before).values(**values)
    if session.scalar(moved.returning(TaughtEntry.id)) is None:
        raise Conflict(id)


def approved(session: Session) -> Sequence[TaughtEntry]:
    return session.scalars(
        select(TaughtEntry).where(TaughtEntry.state == "approved").order_by(TaughtEntry.id)
    ).all()


def of_consultations(session: Session, ids: Collection[int]) -> Sequence[TaughtEntry]:
    """What was learned from consultations, newest first."""
    query = select(TaughtEntry).where(TaughtEntry.consultation_id.in_(ids))
    return session.scalars(query.order_by(TaughtEntry.id.desc())).all()


def owed_apart(session: Session) -> Sequence[Delivery]:
    """Pushes that have not gone and are about no consultation: a draft's card among them."""
    owed = Delivery.state.in_(("waiting", "held", "carried")) & (Delivery.kind == "push")
    return session.scalars(select(Delivery).where(owed, Delivery.consultation_id.is_(None))).all()


def stamp(session: Session) -> tuple[int, datetime | None, datetime | None]:
    """Changes whenever an approved entry comes or goes."""
    query = select(
        func.count(TaughtEntry.approved_at),
        func.max(TaughtEntry.approved_at),
        func.max(TaughtEntry.withdrawn_at),
    )
    count, newest, gone = session.execute(query).one()
    return count, newest, gone


def unanswered(session: Session, begins: datetime, ends: datetime) -> Sequence[str]:
    """Questions of that time that planbot had no answer to, in people's words."""
    query = select(Consultation.question).where(
        Consultation.asked_at >= begins,
        Consultation.asked_at < ends,
        Consultation.question.is_not(None),
        (Consultation.state == "unanswered") | Consultation.escalated_at.is_not(None),
        Consultation.channel.in_(("line", "line-group")),
    )
    return [question for question in session.scalars(query.order_by(Consultation.id)) if question]


def take_up(
    session: Session, id: int | None, phrasings: Sequence[str], answer: str, by: str, now: datetime
) -> None:
    """An entry from a file, approved by whoever runs the office's planbot."""
    found = session.get(TaughtEntry, id) if id is not None else None
    if found is None:
        found = draft(session, phrasings, answer, (None, by or None), now)
    found.phrasings, found.answer = list(phrasings), answer
    found.state, found.approved_at, found.withdrawn_at = "approved", now, None
