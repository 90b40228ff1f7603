"""Storing what somebody did to a consultation: its fields change, and its history grows."""

from datetime import datetime

from sqlalchemy.orm import Session

from db import consultations
from handlers.contract.case import Act


def store(session: Session, act: Act, person: str | None, now: datetime) -> None:
    """person: who spoke, where it was no officer. Raises Conflict where somebody was faster."""
    consultations.change(session, act.case, act.version, {**act.fields, "last_at": now})
    officer = act.officer
    consultations.note(
        session,
        act.case,
        now,
        act.actor,
        act.what,
        words=act.words,
        actor_id=(officer.id or None) if officer else person,
        actor_name=officer.name if officer else None,
        message_id=act.message_id,
    )
    for message, words in act.parts:
        consultations.note(session, act.case, now, act.actor, "part", words=words, message_id=message)
