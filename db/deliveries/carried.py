"""Deliveries that may be attached to the next free reply in their chat."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, exists, select
from sqlalchemy.orm import Session

from db.deliveries.contents import Part, parts_of, put
from db.deliveries.states import end
from db.models.deliveries import Delivery
from domain.purposes import BETWEEN_PEOPLE, Purpose


@dataclass
class Along:
    """Messages that ride along with a reply."""

    parts: list[Part] = field(default_factory=list)
    questions: list[int | None] = field(default_factory=list)
    """Consultations whose question now reaches officers."""


def rides_along() -> ColumnElement[bool]:
    """What waits for the person, and what waits for the month's quota and may go without it."""
    held = (Delivery.state == "held") & Delivery.purpose.in_(BETWEEN_PEOPLE)
    return (Delivery.state == "carried") | held


def concerns_next_reply(chat: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the next reply in a chat takes something along, or must wait for a reply before it."""
    before = (Delivery.kind == "reply") & Delivery.state.in_(("waiting", "sending"))
    return exists().where(Delivery.chat_id == chat, rides_along() | before)


_RIDING = (
    select(Delivery)
    .where(Delivery.chat_id == bindparam("chat"), rides_along())
    .order_by(Delivery.id)
    .with_for_update(skip_locked=True)
)


def take_along(session: Session, chat: str, room: int, now: datetime) -> Along:
    """As many messages as there is room for, oldest first. What is left of a delivery goes with the next
    answer: one that is too large for any would otherwise keep back all that came after it.
    """
    along = Along()
    if room <= 0:
        return along
    for delivery in session.scalars(_RIDING, {"chat": chat}):
        parts = parts_of(delivery)
        taken = parts[:room]
        along.parts += taken
        room -= len(taken)
        if delivery.purpose == Purpose.QUESTION:
            along.questions.append(delivery.consultation_id)
        if len(taken) == len(parts):
            end(delivery, "merged", now)
        else:
            _keep_rest(delivery, parts[len(taken) :])
        if room <= 0:
            break
    return along


def _keep_rest(delivery: Delivery, rest: list[Part]) -> None:
    put(delivery, rest)
    # Another body: LINE must not take it for the one it may have under the old key.
    delivery.retry_key, delivery.first_try_at, delivery.doubtful = str(uuid.uuid4()), None, False
