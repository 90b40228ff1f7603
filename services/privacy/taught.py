"""Knowledge taught from the consultations of a person who has their data erased."""

from collections.abc import Set
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import entries
from db.deliveries import withdraw
from db.models.consultations import ConsultationEvent, TaughtEntry
from handlers.words.command_rows import BY_NAME
from services.privacy.row import Erasing


def erased(session: Session, who: Erasing) -> None:
    query = select(ConsultationEvent.words).where(
        ConsultationEvent.consultation_id.in_(who.case_ids), ConsultationEvent.actor == "asker"
    )
    said = {*session.scalars(query), *(case.question for case in who.cases)}
    for entry in entries.of_consultations(session, who.case_ids):
        _forget(session, entry, said, who.now)


def _forget(session: Session, entry: TaughtEntry, said: Set[str | None], now: datetime) -> None:
    """An entry lives on in words of others alone; what a second officer has not approved goes whole."""
    others = [words for words in entry.phrasings if words not in said]
    if entry.state == "draft":
        card = f'"{BY_NAME["approve"].word} {entry.id}"'
        withdraw.pushes_with(session, card, now)
    entry.consultation_id = None
    if entry.state == "approved" and others:
        entry.phrasings, entry.approved_at = others, now
        return
    entry.phrasings, entry.answer = [], ""
    entry.state, entry.withdrawn_at = "withdrawn", now
