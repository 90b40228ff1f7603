"""The ledger as it is counted: rows that planbot served itself, counts by the day, what most people ask."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, delete, distinct, func, select, update
from sqlalchemy.orm import Session

from db.consultations import Conflict
from db.models.announcements import Announcement, DigestQuestion
from db.models.base import Moment
from db.models.consultations import PAST_LIMIT, Consultation, ConsultationEvent, DailyCount
from db.models.officers import Officer
from db.statements.upsert import insert_for
from domain.consultation import CONTINUES, NOT_ASKED

Question = tuple[str, int]
"""A step: the procedure's id and its number."""

_SERVED_LATELY = (
    select(Consultation)
    .where(Consultation.person_id == bindparam("person"), Consultation.chat_id == bindparam("chat"))
    .where(Consultation.number.is_(None), Consultation.last_at > bindparam("since", type_=Moment))
    .order_by(Consultation.last_at.desc(), Consultation.id.desc())
)


def served_lately(session: Session, chat: str, person: str | None, now: datetime) -> Sequence[Consultation]:
    """What planbot served this person in this chat within 30 minutes, newest first."""
    if person is None:
        return ()
    here = {"person": person, "chat": chat, "since": now - CONTINUES}
    return session.scalars(_SERVED_LATELY, here).all()


def absorb(session: Session, gone: int, version: int, into: int) -> None:
    """Make a row part of another: its history moves there. Raises Conflict where somebody was faster."""
    events = update(ConsultationEvent).where(ConsultationEvent.consultation_id == gone)
    session.execute(events.values(consultation_id=into))
    same = (Consultation.id == gone) & (Consultation.version == version)
    ended = delete(Consultation).where(same).returning(Consultation.id)
    if session.scalar(ended.execution_options(synchronize_session=False)) is None:
        raise Conflict(gone)


def count_past_limit(session: Session, day: date) -> None:
    """Count a message beyond what a person may ask in a minute; day: in Bangkok."""
    statement = insert_for(session, DailyCount).values(day=day, what=PAST_LIMIT, count=1)
    session.execute(
        statement.on_conflict_do_update(index_elements=["day", "what"], set_={"count": DailyCount.count + 1})
    )


def past_limit(session: Session, begins: date, ends: date) -> int:
    """How many there were on the days from `begins` up to, not including, `ends`."""
    days = (DailyCount.what == PAST_LIMIT) & (DailyCount.day >= begins) & (DailyCount.day < ends)
    return session.scalar(select(func.coalesce(func.sum(DailyCount.count), 0)).where(days)) or 0


def most_asked(session: Session, since: datetime, until: datetime, people: int) -> Sequence[Question]:
    """Steps asked about by `people` or more in LINE, officers not counted; the one with most people first."""
    askers = func.count(distinct(Consultation.person_id))
    query = (
        select(Consultation.procedure, Consultation.step)
        .where(Consultation.asked_at >= since, Consultation.asked_at < until)
        .where(Consultation.procedure.is_not(None), Consultation.step.is_not(None))
        .where(Consultation.state.not_in(NOT_ASKED))
        .where(Consultation.person_id.not_in(select(Officer.person_id)))
        .group_by(Consultation.procedure, Consultation.step)
        .having(askers >= people)
        .order_by(askers.desc(), func.count().desc(), Consultation.procedure, Consultation.step)
    )
    return [(procedure, step) for procedure, step in session.execute(query) if procedure and step]


def questions_said(session: Session, digests: Mapping[str, str]) -> set[Question]:
    """The questions that digests which went out have answered. digests: by month, their occasion's name."""
    sent = select(Announcement.occasion).where(
        Announcement.occasion.in_(digests.values()), Announcement.state == "sent"
    )
    names = set(session.scalars(sent))
    months = [month for month, name in digests.items() if name in names]
    return {found for found in questions_settled(session, months).values() if found}


def questions_settled(session: Session, months: Collection[str]) -> Mapping[str, Question | None]:
    """What is settled for these months; None where it is settled that there is none."""
    query = select(DigestQuestion).where(DigestQuestion.month.in_(months))
    return {
        row.month: (row.procedure, row.step) if row.procedure and row.step else None
        for row in session.scalars(query)
    }


def settle_question(session: Session, month: str, question: Question | None, now: datetime) -> None:
    """Settle the question of a month, unless that is done."""
    procedure, step = question or (None, None)
    values = {"month": month, "procedure": procedure, "step": step, "frozen_at": now}
    session.execute(insert_for(session, DigestQuestion).values(values).on_conflict_do_nothing())
