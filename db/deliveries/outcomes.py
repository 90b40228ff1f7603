"""What became of a delivery that a worker had in hand."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Literal

from sqlalchemy import Executable, bindparam, update
from sqlalchemy.orm import Session

from db.deliveries import failed
from db.deliveries.claim import LEASE
from db.deliveries.consultation_deliveries import forget_notice
from db.deliveries.contents import Part, parts_of, put
from db.deliveries.states import end, ended
from db.models.base import Moment
from db.models.deliveries import Delivery, SentMessage
from db.statements.upsert import insert_of
from domain.purposes import Purpose

_SENT = (
    update(Delivery)
    .where(Delivery.id == bindparam("sent_id"), Delivery.owner == bindparam("mine"))
    .where(Delivery.state == "sending")
    .values(ended("sent", bindparam("at", type_=Moment)) | {"outcome": bindparam("note")})
    .returning(Delivery.chat_id, Delivery.purpose, Delivery.consultation_id)
)


def sent(
    session: Session,
    delivery_id: int,
    owner: str,
    note: str,
    message_ids: Sequence[str],
    now: datetime,
    parts: Sequence[Part] = (),
) -> None:
    """LINE took it, unless another worker took it over since: keep nothing but the ids of our messages.

    By them we know what is quoted later, and which consultation it is about. parts: what was sent.
    """
    ours = {"sent_id": delivery_id, "mine": owner, "at": now, "note": note}
    row = session.connection().execute(_SENT, ours).one_or_none()
    if row is None:
        return
    if row.purpose == Purpose.QUESTION:
        forget_notice(session, [row.consultation_id], now)
    if not message_ids:
        return
    ids = [
        {
            "message_id": message_id,
            "chat_id": row.chat_id,
            "delivery_id": delivery_id,
            "consultation_id": parts[at].about if at < len(parts) else None,
            "kind": parts[at].kind if at < len(parts) else None,
            "sent_at": now,
        }
        for at, message_id in enumerate(message_ids)
    ]
    session.connection().execute(_keeping_ids(session.get_bind().dialect.name), ids)


@cache
def _keeping_ids(dialect: str) -> Executable:
    keeping: Executable = insert_of(dialect)(SentMessage).on_conflict_do_nothing()
    return keeping


def put_back(delivery: Delivery, note: str | None, *, maybe_sent: bool) -> None:
    """Take a delivery out of the worker's hands; what becomes of it is said by one of those below."""
    delivery.owner = delivery.leased_until = None
    delivery.outcome = note or delivery.outcome
    delivery.doubtful = delivery.doubtful or maybe_sent


def settle(
    delivery: Delivery,
    state: Literal["presumed", "refused", "unknown", "dropped", "withdrawn"],
    now: datetime,
) -> None:
    """It has ended without LINE's word that it was taken."""
    kept = parts_of(delivery) if state in failed.STATES and failed.keeps_messages(delivery) else []
    end(delivery, state, now)
    if kept:
        put(delivery, kept)


def try_again(delivery: Delivery, at: datetime) -> None:
    delivery.state, delivery.next_try_at = "waiting", at


def hold(delivery: Delivery, until: datetime) -> None:
    """The month's quota is used up."""
    delivery.state, delivery.next_try_at = "held", until
    if not delivery.doubtful:
        # LINE has not taken it under this key, so the key's 24 hours have not begun.
        delivery.first_try_at = None


def carry(delivery: Delivery) -> None:
    """It waits for the next free reply there."""
    delivery.state, delivery.owner, delivery.leased_until = "carried", None, None


def begin_afresh(delivery: Delivery, now: datetime, state: Literal["waiting", "carried"] = "waiting") -> None:
    """As if it had never been tried, under a key that LINE has not seen."""
    delivery.retry_key, delivery.first_try_at, delivery.doubtful = str(uuid.uuid4()), None, False
    delivery.state, delivery.next_try_at, delivery.attempts = state, now, 0


def try_under_new_key(delivery: Delivery, now: datetime) -> str:
    """LINE refused it under its key; in other words it goes again at once, under the key that is returned."""
    key = str(uuid.uuid4())
    delivery.retry_key, delivery.first_try_at, delivery.leased_until = key, now, now + LEASE
    return key


def make_push(delivery: Delivery, now: datetime, *, late: bool) -> None:
    """A reply whose token is gone: pushed where `late` says that today's allowance reaches, else carried."""
    delivery.kind, delivery.reply_token, delivery.token_until = "push", None, None
    delivery.late = late
    begin_afresh(delivery, now, "waiting" if late else "carried")


def not_tried(delivery: Delivery, until: datetime, *, not_late: bool = False) -> None:
    """It was taken to be sent and must not go now; the try does not count.

    not_late: it waits for its hour, and counts from there.
    """
    delivery.owner = delivery.leased_until = None
    delivery.state, delivery.next_try_at = "waiting", until
    delivery.attempts -= 1
    if not_late:
        delivery.created_at = until
    if not delivery.doubtful:
        # Surely not sent, so a new key cannot send it twice, and its 24 hours begin with the next try.
        delivery.retry_key = str(uuid.uuid4()) if delivery.kind == "push" else None
        delivery.first_try_at = None
