"""A consultation as handlers see it, and a person's own where she wishes to see them."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from db import consultations
from db.deliveries import consultation_deliveries
from db.models.consultations import Consultation, TaughtEntry
from domain.consultation import State
from handlers.contract.case import Case, Drafted, Happened
from handlers.contract.reply import Addition
from handlers.words.wishes import Wish
from services.inbound.fields import named
from services.privacy import walk
from services.privacy.consultations import GONE


def seen(session: Session, person: str, wish: Wish | None, now: datetime) -> dict[str, Any]:
    """What a person's wish to see her own needs, which is not read for every message."""
    if wish and (wish.name == "questions" or (wish.name == "withdraw" and wish.number is None)):
        return {"all_mine": tuple(map(case_of, consultations.numbered_of_person(session, person, now)))}
    if wish and wish.name == "copy":
        kept = walk.copy(session, person)
        return {**kept, "all_mine": tuple(map(case_of, kept["all_mine"]))}
    return {}


def case_of(row: Consultation) -> Case:
    gone = row.channel.startswith("line") and row.chat_id in (None, GONE)
    return Case(
        row.id,
        row.version,
        State(row.state),
        row.number,
        row.fiscal_year,
        row.person_id,
        None if gone else row.chat_id,
        named(row.person_name or ""),
        row.school or "",
        row.procedure,
        row.step,
        row.question or "",
        row.answer or "",
        row.officer_id,
        row.officer_name or "",
        row.officer_chat,
        row.asked_at,
        row.answered_at,
        row.live_until,
        row.last_at,
        gone,
        row.subject,
        row.reopened_at or row.escalated_at,
        _due(row),
    )


def _due(row: Consultation) -> datetime | None:
    """What was told to the asker holds for the first answer alone."""
    again = row.reopened_at and row.expected_at and row.expected_at < row.reopened_at
    return None if again else row.expected_at


def history_of(session: Session, case: Case) -> tuple[Happened, ...]:
    """Parts of an answer stand in the answer as well."""
    return tuple(
        Happened(one.at, one.actor, one.actor_name or "", one.what, one.words or "")
        for one in consultations.history(session, case.id)
        if one.what != "part"
    )


def additions(session: Session, data: str, case: Case | None) -> tuple[Addition, ...]:
    """What its asker added and no officer has got yet, where she says with a tap that it is answered."""
    if case is None or not data.startswith("a=got"):
        return ()
    waits = consultation_deliveries.unsent_sources(session, case.id)
    said = [
        one
        for one in consultations.of_messages(session, waits)
        if one.consultation_id == case.id and one.actor == "asker" and one.what in ("added", "attached")
    ]
    return tuple(Addition(one.message_id or "", one.words, one.what == "added") for one in said if one.words)


def drafted_of(row: TaughtEntry) -> Drafted:
    """A taught entry as an act on it sees it."""
    return Drafted(
        row.id, row.state, row.drafted_by, row.answered_by, row.answered_name or "", tuple(row.phrasings),
        row.answer, row.replaces,
    )  # fmt: skip
