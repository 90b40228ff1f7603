"""What goes along, free of charge, with the next answer in its chat."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import Session

from db.models import Delivery

T = TypeVar("T")

QUESTION = "question"
"""Purpose of what brings an asker's question to officers."""

ANSWER = "answer"
"""Purpose of an officer's answer on its way to its asker."""


@dataclass
class Along:
    """Messages that ride along, and of each the consultation it is about and what it is."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    about: list[int | None] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    questions: list[int | None] = field(default_factory=list)
    """Consultations whose question now reaches officers."""


def rides_along() -> ColumnElement[bool]:
    """What waits for the person, and what waits for the month's quota and may go without it."""
    held = (Delivery.state == "held") & Delivery.purpose.in_((QUESTION, ANSWER))
    return (Delivery.state == "carried") | held


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
        messages = list(delivery.messages or ())
        taken = messages[:room]
        along.messages += taken
        along.about += _of_each(delivery.about, messages, None)[: len(taken)]
        along.kinds += _of_each(delivery.kinds, messages, "")[: len(taken)]
        room -= len(taken)
        if delivery.purpose == QUESTION:
            along.questions.append(delivery.consultation_id)
        if len(taken) == len(messages):
            delivery.state, delivery.messages, delivery.settled_at = "merged", None, now
        else:
            _keep_rest(delivery, messages, len(taken))
        if room <= 0:
            break
    return along


def _keep_rest(delivery: Delivery, messages: list[dict[str, Any]], gone: int) -> None:
    delivery.about = _of_each(delivery.about, messages, None)[gone:]
    delivery.kinds = _of_each(delivery.kinds, messages, "")[gone:]
    delivery.messages = messages[gone:]
    # Another body: LINE must not take it for the one it may have under the old key.
    delivery.retry_key, delivery.first_try_at, delivery.doubtful = str(uuid.uuid4()), None, False


def _of_each(kept: list[T] | None, messages: list[dict[str, Any]], without: T) -> list[T]:
    return list(kept) if kept else [without] * len(messages)
