"""Owing the pushes that a handler wants sent."""

from datetime import datetime

from sqlalchemy.orm import Session

from db import deliveries
from db.deliveries import consultation_deliveries
from domain.purposes import Purpose
from handlers.contract.case import Push


def owe(session: Session, push: Push, source: str | None, now: datetime, given: int | None = None) -> None:
    """source: LINE's id of the message that it comes of. given: the answer kept back that it is a part of."""
    if push.if_told and not consultation_deliveries.knows(session, push.case or 0, push.to):
        return
    purpose = Purpose.ANSWER if push.answer else Purpose.QUESTION if push.question else Purpose.NONE
    if push.note and push.case is not None:
        if not consultation_deliveries.stands_in(session, push.case, push.to):
            return
        consultation_deliveries.forget_note(session, push.case, push.to, now)
        purpose = Purpose.NOTE
    not_before = push.not_before
    if not_before and push.question and not_before - now > deliveries.MOMENT:  # a burst keeps its order
        not_before = consultation_deliveries.goes_at(session, push.to, not_before)
    deliveries.owe_push(
        session,
        push.to,
        [dict(message) for message in push.messages],
        to_group=push.to_group,
        now=now,
        not_before=not_before,
        consultation=push.case,
        purpose=purpose,
        source=source,
        carried=push.rides,
        given=given,
    )
