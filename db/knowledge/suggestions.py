"""Questions out of the ledger that may become phrasings, and those that an officer declined."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.models.consultations import Consultation, ConsultationEvent
from db.models.overrides import DeclinedPhrasing
from db.statements.upsert import insert_for
from domain.consultation import IN_LINE

MOST = 3000
"""Consultations looked through, the newest first."""
TOLD = ("wrong", "moved", "asked", "answered")


@dataclass(frozen=True)
class Told:
    """A consultation in LINE with what was said in it, in order: what, and the words."""

    row: Consultation
    events: Sequence[tuple[str, str | None]]


def lately(session: Session, since: datetime) -> Sequence[Told]:
    """Those with a question still kept in which something hints at another way to ask; newest first."""
    query = select(Consultation).where(
        Consultation.asked_at >= since,
        Consultation.question.is_not(None),
        Consultation.channel.in_(IN_LINE),
        or_(Consultation.answered_by == "officer", Consultation.procedure.is_not(None)),
    )
    rows = session.scalars(query.order_by(Consultation.id.desc()).limit(MOST)).all()
    events = defaultdict[int, list[tuple[str, str | None]]](list)
    said = (
        select(ConsultationEvent.consultation_id, ConsultationEvent.what, ConsultationEvent.words)
        .where(
            ConsultationEvent.consultation_id >= min((row.id for row in rows), default=0),
            ConsultationEvent.what.in_(TOLD),
        )
        .order_by(ConsultationEvent.id)
    )
    for case, what, words in session.execute(said):
        events[case].append((what, words))
    return [Told(row, events[row.id]) for row in rows]


def declined(session: Session) -> frozenset[str]:
    return frozenset(session.scalars(select(DeclinedPhrasing.words_hash)))


def decline(session: Session, words_hash: str, by: str | None, name: str | None, now: datetime) -> None:
    row = {"words_hash": words_hash, "at": now, "by": by, "by_name": name}
    session.execute(insert_for(session, DeclinedPhrasing).values(row).on_conflict_do_nothing())
