"""The rows of the ledger that planbot served itself, as counting needs them; and counts by the day."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from db.consultations import Conflict
from db.models.base import Moment
from db.models.consultations import PAST_LIMIT, Consultation, ConsultationEvent, DailyCount
from db.statements.upsert import insert_for
from domain.consultation import CONTINUES

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
