"""Taught entries: drafted from an answer, approved by a second officer, withdrawn when no longer true."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.consultations import Conflict
from db.models.consultations import Consultation, ConsultationEvent, TaughtEntry
from domain.consultation import IN_LINE, NO_ANSWER

LATER = timedelta(days=1)
"""Within which somebody says whether an answer was right."""


def draft(
    session: Session,
    phrasings: Sequence[str],
    answer: str,
    officer: tuple[str | None, str | None],
    now: datetime,
    consultation: int | None = None,
    answered: tuple[str | None, str | None] = (None, None),
    replaces: int | None = None,
) -> TaughtEntry:
    """officer, answered: id and name of who proposes it, and of whose answer it is.

    replaces: the entry that is withdrawn once this one is approved.
    """
    made = TaughtEntry(
        state="draft",
        phrasings=list(phrasings),
        answer=answer,
        consultation_id=consultation,
        answered_by=answered[0],
        answered_name=answered[1],
        drafted_by=officer[0],
        drafted_name=officer[1],
        drafted_at=now,
        replaces=replaces,
    )
    session.add(made)
    session.flush()
    return made


def get(session: Session, id: int) -> TaughtEntry | None:
    return session.get(TaughtEntry, id)


def of_consultation(session: Session, id: int) -> Sequence[TaughtEntry]:
    """Those made from a consultation that are not withdrawn."""
    made = (TaughtEntry.consultation_id == id) & (TaughtEntry.state != "withdrawn")
    return session.scalars(select(TaughtEntry).where(made).order_by(TaughtEntry.id)).all()


def lately(session: Session, state: str, limit: int) -> Sequence[TaughtEntry]:
    """Those of a state, newest first."""
    query = select(TaughtEntry).where(TaughtEntry.state == state).order_by(TaughtEntry.id.desc())
    return session.scalars(query.limit(limit)).all()


def count_drafts(session: Session) -> int:
    """Those that wait for another officer to approve them."""
    return session.scalar(select(func.count()).where(TaughtEntry.state == "draft")) or 0


def approve(session: Session, id: int, by: str, name: str, now: datetime) -> None:
    """Raises Conflict where it is no draft any more."""
    _move(session, id, "draft", state="approved", approved_by=by, approved_name=name, approved_at=now)
    replaced = select(TaughtEntry.replaces).where(TaughtEntry.id == id).scalar_subquery()
    gone = update(TaughtEntry).where(TaughtEntry.id == replaced, TaughtEntry.state == "approved")
    session.execute(gone.values(state="withdrawn", withdrawn_at=now))


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
    return [question for _, question in gaps(session, begins, ends)]


def gaps(session: Session, begins: datetime, ends: datetime) -> Sequence[tuple[int, str]]:
    """The same, each with its consultation."""
    query = select(Consultation.id, Consultation.question).where(
        Consultation.asked_at >= begins,
        Consultation.asked_at < ends,
        Consultation.question.is_not(None),
        Consultation.state.in_(NO_ANSWER) | Consultation.escalated_at.is_not(None),
        Consultation.channel.in_(IN_LINE),
    )
    return [
        (number, question)
        for number, question in session.execute(query.order_by(Consultation.id))
        if question
    ]


def marked_wrong(session: Session, begins: datetime, ends: datetime) -> Sequence[Consultation]:
    """Of that time, those whose asker said that planbot's answer was not to the question; newest first."""
    said = select(ConsultationEvent.id).where(
        ConsultationEvent.consultation_id == Consultation.id,
        ConsultationEvent.what == "wrong",
        ConsultationEvent.at >= begins,
        ConsultationEvent.at < ends,
    )
    query = select(Consultation).where(
        Consultation.asked_at >= begins - LATER,
        Consultation.asked_at < ends,
        Consultation.question.is_not(None),
        said.exists(),
    )
    return session.scalars(query.order_by(Consultation.id.desc())).all()


@dataclass(frozen=True)
class Given:
    """An entry as a file has it."""

    phrasings: tuple[str, ...]
    answer: str
    by: str
    """Whose answer it is."""
    key: str = ""
    id: int | None = None
    approved_by: str = ""
    approved_at: datetime | None = None


def take_up(session: Session, given: Given, now: datetime) -> bool:
    """An entry from a file, approved by whoever runs the office's planbot. Whether it changed anything."""
    found = _same(session, given)
    if found is None:
        found = draft(session, (), given.answer, (None, given.by or None), now)
        found.key = given.key or found.key
        found.approved_name, found.approved_at = given.approved_by or None, given.approved_at or now
    elif _is_as(found, given):
        return False
    else:
        found.approved_at = now  # from here on it is in these words
    found.phrasings, found.answer, found.answered_name = list(given.phrasings), given.answer, given.by or None
    found.state, found.withdrawn_at = "approved", None
    session.flush()
    return True


def would_change(session: Session, given: Given) -> bool:
    """Whether take_up would change anything."""
    found = _same(session, given)
    return found is None or not _is_as(found, given)


def _is_as(entry: TaughtEntry, given: Given) -> bool:
    words = (tuple(entry.phrasings), entry.answer, entry.answered_name or entry.drafted_name or "")
    return entry.state == "approved" and words == (given.phrasings, given.answer, given.by)


def _same(session: Session, given: Given) -> TaughtEntry | None:
    """The entry that a file means: by its key; by its id only where words of it agree, else by its questions.

    Another database gives the same ids to other entries.
    """
    if given.key:
        by_key = session.scalars(select(TaughtEntry).where(TaughtEntry.key == given.key)).first()
        if by_key is not None:
            return by_key
    by_id = session.get(TaughtEntry, given.id) if given.id is not None and not given.key else None
    if by_id is not None and (by_id.answer == given.answer or set(by_id.phrasings) & set(given.phrasings)):
        return by_id
    wanted = set(given.phrasings)
    return next((one for one in approved(session) if set(one.phrasings) == wanted), None)
