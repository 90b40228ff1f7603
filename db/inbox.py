"""The inbox: events that LINE delivered, and the leases under which chats are handled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Executable, bindparam, case, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from db.deliveries import failed, withdraw
from db.models.base import Moment
from db.models.chats import Turn
from db.models.inbox import ChatLease, InboxEvent, Tombstone
from db.statements.literals import equals
from db.statements.upsert import insert_for, insert_of

LEASE = timedelta(seconds=20)
"""Longer than handling one event and one call to LINE; short enough that the chats of a worker that died
are taken up while their reply tokens still live."""

UNSENT_KEPT = timedelta(hours=24)

TOO_OLD = "received too late to be acted on"

IDS_KEPT = timedelta(days=7)
"""At least: an event whose id is gone would be acted on again if it came again."""

CLAIMING = 7_203_112
"""An arbitrary number of ours, PostgreSQL's name for the lock."""


class LeaseLost(Exception):
    """Another worker took the chat over; nothing of this handling may be stored."""


@dataclass(frozen=True)
class Arrived:
    """An event as it is to be kept."""

    webhook_event_id: str
    type: str
    occurred_at: datetime
    chat_id: str | None = None
    person_id: str | None = None
    message_id: str | None = None
    call: str = "none"
    payload: dict[str, Any] | None = None
    """None for what is not for the bot: such an event is done on arrival."""
    too_old: bool = False
    """Kept, and not acted on."""


def keep(session: Session, events: Iterable[Arrived], now: datetime) -> None:
    """Store events. A repeat of one that waits refreshes its reply token; of one handled, nothing."""
    rows = [_row(event, now) for event in events]
    if rows:
        session.connection().execute(_keeping(session.get_bind().dialect.name), rows)


@cache
def _keeping(dialect: str) -> Executable:
    # Made once: every webhook call waits for this statement.
    statement = insert_of(dialect)(InboxEvent)
    kept: Executable = statement.on_conflict_do_update(
        index_elements=["webhook_event_id"],
        set_={"received_at": statement.excluded.received_at},
        # An old event that was received in time waits still; its reply token lives no more.
        where=equals(InboxEvent.state, "waiting") & (statement.excluded.state == "waiting"),
    )
    return kept


def _row(event: Arrived, now: datetime) -> dict[str, Any]:
    waits = event.payload is not None and not event.too_old
    return {
        "webhook_event_id": event.webhook_event_id,
        "type": event.type,
        "chat_id": event.chat_id,
        "person_id": event.person_id,
        "message_id": event.message_id,
        "call": event.call,
        "payload": event.payload,
        "state": "waiting" if waits else "done",
        "attempts": 0,
        "occurred_at": event.occurred_at,
        "received_at": now,
        "ready_at": now,
        "handled_at": None if waits else now,
        "error": TOO_OLD if event.too_old else None,
    }


def claim_chats(session: Session, owner: str, now: datetime, limit: int) -> list[str]:
    """Lease chats with an event that is ready, the longest waiting first; two workers never share one."""
    if session.get_bind().dialect.name == "postgresql":
        # One claim at a time: two that lease several chats each could wait for one another for ever.
        session.execute(select(func.pg_advisory_xact_lock(CLAIMING)))
    heads = session.connection().execute(_HEADS, {"now": now, "most": limit * 4})
    chats = list(dict.fromkeys(row.chat_id for row in heads))[:limit]
    return [chat for chat in chats if _lease(session, chat, owner, now)]


def _lease(session: Session, chat: str, owner: str, now: datetime) -> bool:
    leasing = _leasing(session.get_bind().dialect.name)
    ours = {"chat": chat, "mine": owner, "later": now + LEASE, "now": now}
    return session.connection().execute(leasing, ours).scalar() is not None


@cache
def _leasing(dialect: str) -> Executable:
    ours = {"owner": bindparam("mine"), "until": bindparam("later", type_=Moment)}
    statement = insert_of(dialect)(ChatLease).values(chat_id=bindparam("chat"), **ours)
    leasing: Executable = statement.on_conflict_do_update(
        index_elements=["chat_id"], set_=ours, where=ChatLease.until <= _NOW
    ).returning(ChatLease.chat_id)
    return leasing


# Statements that every question runs are made once: building them costs more than running them.
_NOW = bindparam("now", type_=Moment)
_TAKEN = select(ChatLease.chat_id).where(ChatLease.until > _NOW)
_HEADS = (
    select(InboxEvent.id, InboxEvent.chat_id)
    .where(
        equals(InboxEvent.state, "waiting"), InboxEvent.ready_at <= _NOW, InboxEvent.chat_id.not_in(_TAKEN)
    )
    .order_by(InboxEvent.received_at, InboxEvent.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_NEXT = select(func.min(InboxEvent.ready_at)).where(
    equals(InboxEvent.state, "waiting"), InboxEvent.chat_id.not_in(_TAKEN)
)
_WAITING = (
    select(InboxEvent)
    .where(InboxEvent.chat_id == bindparam("chat"), equals(InboxEvent.state, "waiting"))
    .order_by(InboxEvent.occurred_at, InboxEvent.id)
    .limit(50)
)
_OURS = (ChatLease.chat_id == bindparam("chat")) & (ChatLease.owner == bindparam("mine"))
_HOLD = update(ChatLease).where(_OURS).values(until=bindparam("later")).returning(ChatLease.chat_id)
_RELEASE = delete(ChatLease).where(_OURS)
_RELEASE_IF_IDLE = _RELEASE.where(
    ~exists().where(InboxEvent.chat_id == bindparam("chat"), equals(InboxEvent.state, "waiting"))
).returning(ChatLease.chat_id)
_THESE = InboxEvent.id.in_(bindparam("events", expanding=True))
_DONE = (
    update(InboxEvent)
    .where(_THESE)
    .values(
        state="done",
        handled_at=_NOW,
        turn_id=bindparam("turn"),
        delivery_id=bindparam("delivery"),
    )
)
_DONE_AND_BLANK = _DONE.values(payload=None)
_TRIED = (
    update(InboxEvent)
    .where(InboxEvent.chat_id.in_(bindparam("chats", expanding=True)), equals(InboxEvent.state, "waiting"))
    .values(attempts=InboxEvent.attempts + 1)
)


def waiting_in(session: Session, chat: str) -> Sequence[InboxEvent]:
    """Events of a chat that wait, in the order they happened."""
    return session.scalars(_WAITING, {"chat": chat}).all()


def hold_lease(session: Session, chat: str, owner: str, now: datetime) -> None:
    """Make sure that the chat is still ours before storing; raises LeaseLost."""
    ours = {"chat": chat, "mine": owner, "later": now + LEASE}
    if session.connection().execute(_HOLD, ours).scalar() is None:
        raise LeaseLost(chat)


def release(session: Session, chat: str, owner: str) -> None:
    session.connection().execute(_RELEASE, {"chat": chat, "mine": owner})


def release_if_idle(session: Session, chat: str, owner: str) -> bool:
    """Give the chat back if nothing waits in it; False where something does, or it is not ours."""
    gone = session.connection().execute(_RELEASE_IF_IDLE, {"chat": chat, "mine": owner})
    return gone.scalar() is not None


def release_all(session: Session) -> None:
    """Where only one worker can be: what a dead one held is free at once."""
    session.execute(delete(ChatLease))


def count_attempt(session: Session, chats: Sequence[str]) -> None:
    """Count that these chats were taken up: an event that kills its worker must not do so for ever."""
    if chats:
        session.connection().execute(_TRIED, {"chats": chats})


def finish(
    session: Session,
    events: Iterable[int],
    now: datetime,
    *,
    turn_id: int | None = None,
    delivery_id: int | None = None,
    blank: bool = False,
) -> None:
    """Mark events handled; `blank` where nothing of them may be kept."""
    done = {"events": list(events), "now": now, "turn": turn_id, "delivery": delivery_id}
    session.connection().execute(_DONE_AND_BLANK if blank else _DONE, done)


def reword(session: Session, id: int, payload: dict[str, Any]) -> None:
    """Keep an event in other words than it came in."""
    session.execute(update(InboxEvent).where(InboxEvent.id == id).values(payload=payload))


def set_aside(
    session: Session, events: Iterable[int], error: str, now: datetime, *, blank: bool = False
) -> None:
    """Keep events that could not be handled for an operator to see; `error` is a class and a place."""
    values: dict[str, Any] = {"state": "aside", "handled_at": now, "error": error[:200]}
    if blank:
        values["payload"] = None
    session.execute(update(InboxEvent).where(InboxEvent.id.in_(list(events))).values(**values))


def head_of(session: Session, chat: str) -> InboxEvent | None:
    """The event that is handled next in a chat: an unsend goes before what it is about."""
    waiting = waiting_in(session, chat)
    return next((event for event in waiting if event.type == "unsend"), waiting[0] if waiting else None)


def waiting_event(session: Session, id: int) -> InboxEvent | None:
    return session.scalar(select(InboxEvent).where(InboxEvent.id == id, equals(InboxEvent.state, "waiting")))


def count_failure(session: Session, id: int, weight: int, again_at: datetime) -> None:
    """Count a failed try of an event as so many attempts, and leave its chat alone until that moment."""
    failed = update(InboxEvent).where(InboxEvent.id == id, equals(InboxEvent.state, "waiting"))
    session.execute(failed.values(attempts=InboxEvent.attempts + weight))
    chat = select(InboxEvent.chat_id).where(InboxEvent.id == id).scalar_subquery()
    waiting = (InboxEvent.chat_id == chat) & (equals(InboxEvent.state, "waiting"))
    session.execute(update(InboxEvent).where(waiting).values(ready_at=again_at))


def count_afresh(session: Session, chat: str, now: datetime) -> None:
    """What waits in a chat is innocent of what stood before it: tried at once, as if for the first time."""
    waiting = (InboxEvent.chat_id == chat) & (equals(InboxEvent.state, "waiting"))
    session.execute(update(InboxEvent).where(waiting).values(attempts=0, ready_at=now))


def postpone(session: Session, events: Sequence[int], until: datetime) -> None:
    session.execute(update(InboxEvent).where(InboxEvent.id.in_(events)).values(ready_at=until))


def postpone_chat(session: Session, chat: str, until: datetime) -> None:
    """All that waits in a chat is looked at again then; the attempt does not count."""
    waiting = (InboxEvent.chat_id == chat) & (equals(InboxEvent.state, "waiting"))
    values = {"ready_at": until, "attempts": InboxEvent.attempts - 1}
    session.execute(update(InboxEvent).where(waiting).values(**values))


def was_said_in(session: Session, message_id: str, chat: str) -> bool:
    """Whether it is a message of somebody in that chat; of those whose words are gone the id stays."""
    query = select(InboxEvent.id).where(InboxEvent.message_id == message_id, InboxEvent.chat_id == chat)
    return session.scalar(query.limit(1)) is not None


def unsend(session: Session, message_id: str, now: datetime) -> None:
    """Blank a message everywhere it is kept, and remember for a day that it is gone."""
    stone = insert_for(session, Tombstone).values(message_id=message_id, until=now + UNSENT_KEPT)
    session.execute(stone.on_conflict_do_nothing())
    mentioned = InboxEvent.message_id == message_id
    turns = select(InboxEvent.turn_id).where(mentioned, InboxEvent.turn_id.is_not(None))
    session.execute(update(Turn).where(Turn.id.in_(turns)).values(text=None))
    owed = select(InboxEvent.delivery_id).where(mentioned, InboxEvent.delivery_id.is_not(None))
    withdraw.answers(session, owed, now)
    failed.forget_message(session, message_id)
    session.execute(update(InboxEvent).where(mentioned, InboxEvent.state != "waiting").values(payload=None))
    waiting = update(InboxEvent).where(
        mentioned, equals(InboxEvent.state, "waiting"), InboxEvent.type != "unsend"
    )
    session.execute(waiting.values(state="done", handled_at=now, payload=None))


def next_ready_at(session: Session, now: datetime) -> datetime | None:
    """When the next waiting event becomes ready, chats that are being handled left out."""
    return session.connection().execute(_NEXT, {"now": now}).scalar()


def oldest_waiting_at(session: Session) -> datetime | None:
    oldest = select(func.min(InboxEvent.received_at)).where(equals(InboxEvent.state, "waiting"))
    return session.scalar(oldest)


def count_late_chats(session: Session, before: datetime) -> tuple[int, int]:
    """Chats in which something has been ready since before that moment: never taken up, and tried already."""
    late = equals(InboxEvent.state, "waiting") & (InboxEvent.received_at < before)
    late &= InboxEvent.ready_at < before
    untried = case((InboxEvent.attempts == 0, InboxEvent.chat_id))
    tried = case((InboxEvent.attempts > 0, InboxEvent.chat_id))
    query = select(func.count(untried.distinct()), func.count(tried.distinct())).where(late)
    never, again = session.execute(query).one()
    return never, again


def count_waiting(session: Session) -> int:
    return session.scalar(select(func.count()).where(equals(InboxEvent.state, "waiting"))) or 0


def count_aside(session: Session) -> int:
    return session.scalar(select(func.count()).where(equals(InboxEvent.state, "aside"))) or 0


def tidy(session: Session, now: datetime, keep_raw: timedelta) -> None:
    """Drop what has outlived its use: raw events, tombstones, leases of the dead."""
    settled = InboxEvent.state != "waiting"
    blank = {"payload": None, "chat_id": None, "person_id": None, "message_id": None}
    shown = or_(*(getattr(InboxEvent, name).is_not(None) for name in blank))
    old = settled & (InboxEvent.received_at < now - keep_raw)
    session.execute(update(InboxEvent).where(old, shown).values(**blank))
    forgotten = settled & (InboxEvent.received_at < now - max(keep_raw, IDS_KEPT))
    session.execute(delete(InboxEvent).where(forgotten))
    session.execute(delete(Tombstone).where(Tombstone.until <= now))
    session.execute(delete(ChatLease).where(ChatLease.until < now - timedelta(days=1)))


def aside(session: Session) -> Sequence[InboxEvent]:
    """Events that were set aside, oldest first."""
    query = select(InboxEvent).where(equals(InboxEvent.state, "aside"))
    return session.scalars(query.order_by(InboxEvent.received_at, InboxEvent.id)).all()


def find(session: Session, number: int) -> InboxEvent | None:
    return session.get(InboxEvent, number)


def try_again(session: Session, number: int, now: datetime) -> None:
    """Let an event that was set aside wait again, as if it had never been tried.

    Its reply token is as old as the event: what is answered now goes as an answer that is late.
    """
    failed = update(InboxEvent).where(InboxEvent.id == number, equals(InboxEvent.state, "aside"))
    session.execute(failed.values(state="waiting", attempts=0, error=None, ready_at=now, handled_at=None))
