"""What an asker adds in a burst goes to officers in one push: each is owed alone, and waits a moment."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from db.deliveries.contents import parts_of, put
from db.deliveries.states import end
from db.models.deliveries import Delivery
from domain.purposes import Purpose

MOMENT = timedelta(seconds=5)
"""What was owed for so soon after waits for no hour: it is one of a burst."""
MOST = 5
"""Messages that LINE takes in one request."""

_BEHIND = (
    select(Delivery)
    .where(Delivery.chat_id == bindparam("chat"), Delivery.consultation_id == bindparam("consultation"))
    .where(Delivery.kind == "push", Delivery.purpose == Purpose.QUESTION, Delivery.state == "waiting")
    .where(Delivery.id > bindparam("first"))
    .order_by(Delivery.id)
    .with_for_update(skip_locked=True)
)


def take_burst(session: Session, delivery: Delivery, now: datetime) -> None:
    """Let a delivery that was claimed bring what was said right behind it, in order, while there is room.

    In a group one place is left for a mention. What may have gone out already keeps its body.
    """
    if not _is_of_burst(delivery) or delivery.attempts > 1 or delivery.doubtful:
        return
    parts, most = parts_of(delivery), MOST - delivery.to_group
    about = {
        "chat": delivery.chat_id,
        "consultation": delivery.consultation_id,
        "first": delivery.id,
    }
    for other in session.scalars(_BEHIND, about).all():
        more = parts_of(other)
        if not _is_of_burst(other) or other.attempts or len(parts) + len(more) > most:
            break
        parts += more
        end(other, "merged", now)
    put(delivery, parts)


def _is_of_burst(delivery: Delivery) -> bool:
    if delivery.purpose != Purpose.QUESTION or delivery.consultation_id is None or not delivery.message_id:
        return False
    owed_at = delivery.owed_at or delivery.created_at
    return timedelta() < delivery.created_at - owed_at <= MOMENT


def without_words(delivery: Delivery, messages: Sequence[str]) -> bool:
    """Take what these messages brought out of a delivery of several; False where nothing would be left."""
    rest = [part for part in parts_of(delivery) if part.source not in messages]
    if not any(part.source for part in rest):
        return False
    put(delivery, rest)
    if delivery.message_id in messages:
        delivery.message_id = next(part.source for part in rest if part.source)
    return True
