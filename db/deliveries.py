"""Deliveries: requests owed to LINE, from the commit that owes them to their end."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Executable, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Session

from db import rows
from db.inbox import insert_of
from db.models import Delivery, Moment, SentMessage
from db.owed import forget_notice
from db.riding import QUESTION, Along, take_along

LEASE = timedelta(seconds=20)
"""Longer than one call to LINE can take."""

MOST_OBJECTS = 5
"""Messages that LINE takes in one request."""

CALENDAR, OWN, NOTICE = "calendar", "own", "notice"
"""Purposes of pushes that go out only while groups may be spoken to (`bot/window.py`): what the work calendar
says, what an officer wrote for a moment of their own choice, what officers are told about the announcing."""

CARD, CONFIRMATION = "card", "done"
"""What a message of ours is, where it is quoted: what an asker said, which can be answered; the word that an
answer is on its way, which can be corrected. Any other is neither."""

FINAL = ("sent", "presumed", "merged", "refused", "dropped", "unknown", "withdrawn")

Messages = Sequence[dict[str, Any]]


def owe_reply(
    session: Session,
    chat: str,
    messages: Messages,
    *,
    to_group: bool,
    token: str,
    token_until: datetime,
    now: datetime,
    owner: str | None = None,
    consultation: int | None = None,
    alone: bool = False,
    kind: str = "",
) -> Delivery:
    """Owe an answer to an event. What the chat is still owed free of charge goes along, oldest first.

    With an `owner` it is taken by them in the same breath, to be sent right after the commit.
    `alone`: nothing else is owed, and need not be looked for. `kind`: what the messages are.
    """
    along = Along() if alone else take_along(session, chat, MOST_OBJECTS - len(messages), now)
    delivery = Delivery(
        chat_id=chat,
        to_group=to_group,
        kind="reply",
        messages=[*along.messages, *messages],
        consultation_id=consultation,
        about=[*along.about, *([consultation] * len(messages))],
        kinds=[*along.kinds, *([kind] * len(messages))],
        reply_token=token,
        token_until=token_until,
        state="waiting",
        attempts=0,
        doubtful=False,
        next_try_at=now,
        created_at=now,
    )
    if owner:
        take(delivery, owner, now)
    rows.store(session, delivery)
    forget_notice(session, along.questions, now)
    return delivery


def owe_push(
    session: Session,
    chat: str,
    messages: Messages,
    *,
    to_group: bool,
    now: datetime,
    not_before: datetime | None = None,
    consultation: int | None = None,
    purpose: str = "",
) -> Delivery:
    """Owe a message that nobody's event answers; its retry key is kept before the first try."""
    delivery = Delivery(
        chat_id=chat,
        to_group=to_group,
        kind="push",
        messages=list(messages),
        retry_key=str(uuid.uuid4()),
        state="waiting",
        next_try_at=max(not_before or now, now),
        created_at=max(not_before or now, now),  # what is not yet due is not late
        consultation_id=consultation,
        about=[consultation] * len(messages),
        kinds=[CARD if purpose == QUESTION else ""] * len(messages),
        purpose=purpose,
    )
    session.add(delivery)
    session.flush()
    return delivery


_STILL_OURS = (
    select(Delivery)
    .where(Delivery.id == bindparam("id"), Delivery.owner == bindparam("mine"), Delivery.state == "sending")
    .with_for_update()
)


def take(delivery: Delivery, owner: str, now: datetime) -> None:
    """Mark a delivery as being sent by us; its key was kept in an earlier commit or is in this one."""
    delivery.doubtful = delivery.doubtful or delivery.state == "sending"
    delivery.state = "sending"
    delivery.owner = owner
    delivery.leased_until = now + LEASE
    delivery.first_try_at = delivery.first_try_at or now
    delivery.attempts += 1


_NOW = bindparam("now", type_=Moment)
_DUE = (
    select(Delivery)
    .where(
        or_(
            Delivery.state.in_(("waiting", "held")) & (Delivery.next_try_at <= _NOW),
            (Delivery.state == "sending") & (Delivery.leased_until <= _NOW),
        )
    )
    .order_by(Delivery.next_try_at, Delivery.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


def claim_due(session: Session, owner: str, now: datetime, limit: int) -> list[Delivery]:
    """Take deliveries that are due, or that a worker took and never came back from."""
    claimed = list(session.scalars(_DUE, {"now": now, "most": limit}))
    for delivery in claimed:
        take(delivery, owner, now)
    return claimed


def still_ours(session: Session, delivery_id: int, owner: str) -> Delivery | None:
    """The delivery, locked, if no other worker has taken it over since."""
    return session.scalars(_STILL_OURS, {"id": delivery_id, "mine": owner}).first()


_SENT = (
    update(Delivery)
    .where(Delivery.id == bindparam("sent_id"), Delivery.owner == bindparam("mine"))
    .where(Delivery.state == "sending")
    .values(
        state="sent",
        messages=None,
        reply_token=None,
        owner=None,
        leased_until=None,
        settled_at=bindparam("now"),
        outcome=bindparam("note"),
    )
    .returning(Delivery.chat_id, Delivery.about, Delivery.kinds, Delivery.purpose, Delivery.consultation_id)
)


def sent(
    session: Session, delivery_id: int, owner: str, note: str, message_ids: Sequence[str], now: datetime
) -> None:
    """LINE took it, unless another worker took it over since: keep nothing but the ids of our messages.

    By them we know what is quoted later, and which consultation it is about.
    """
    ours = {"sent_id": delivery_id, "mine": owner, "now": now, "note": note}
    row = session.connection().execute(_SENT, ours).one_or_none()
    if row is None:
        return
    if row.purpose == QUESTION:
        forget_notice(session, [row.consultation_id], now)
    if not message_ids:
        return
    about, kinds = row.about or [], row.kinds or []
    ids = [
        {
            "message_id": id,
            "chat_id": row.chat_id,
            "delivery_id": delivery_id,
            "consultation_id": about[at] if at < len(about) else None,
            "kind": kinds[at] if at < len(kinds) else None,
            "sent_at": now,
        }
        for at, id in enumerate(message_ids)
    ]
    session.connection().execute(_keeping_ids(session.get_bind().dialect.name), ids)


@cache
def _keeping_ids(dialect: str) -> Executable:
    keeping: Executable = insert_of(dialect)(SentMessage).on_conflict_do_nothing()
    return keeping


def is_ours(session: Session, message_id: str, chat: str) -> bool:
    """Whether a quoted message is one that we sent to this chat."""
    found = select(SentMessage.message_id).where(
        SentMessage.message_id == message_id, SentMessage.chat_id == chat
    )
    return session.scalar(found) is not None


def count_late_pushes(session: Session, since: datetime) -> int:
    """Answers pushed because their reply token had run out."""
    late = select(func.count()).where(Delivery.late, Delivery.created_at >= since)
    return session.scalar(late) or 0


_NEXT = select(
    select(func.min(Delivery.next_try_at)).where(Delivery.state.in_(("waiting", "held"))).scalar_subquery(),
    select(func.min(Delivery.leased_until)).where(Delivery.state == "sending").scalar_subquery(),
)


def next_due_at(session: Session) -> datetime | None:
    row = session.connection().execute(_NEXT).one()
    return min((moment for moment in row if moment), default=None)


def oldest_owed_at(session: Session) -> datetime | None:
    """Of deliveries that should be out by now; what waits for a quota or for the person is not late."""
    owed = select(func.min(Delivery.created_at)).where(Delivery.state.in_(("waiting", "sending")))
    return session.scalar(owed)


def count_by_state(session: Session) -> dict[str, int]:
    query = select(Delivery.state, func.count()).group_by(Delivery.state)
    return {state: count for state, count in session.execute(query)}


def tidy(session: Session, before: datetime) -> None:
    """Drop settled deliveries and message ids older than that."""
    session.execute(delete(SentMessage).where(SentMessage.sent_at < before))
    session.execute(delete(Delivery).where(Delivery.state.in_(FINAL), Delivery.created_at < before))


def release_stale(session: Session) -> None:
    """Where only one worker can be: what a dead one was sending may have gone out; try it at once."""
    stale = update(Delivery).where(Delivery.state == "sending")
    session.execute(stale.values(state="waiting", leased_until=None, doubtful=True))
