"""Pictures and files of consultations: asked for, fetched, served, and erased with the texts around them."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from db.models.attachments import Attachment
from db.models.consultations import Consultation
from db.statements.upsert import insert_for

LEASE = timedelta(seconds=60)
"""Longer than fetching one can take."""
UNUSED_KEPT = timedelta(days=1)
"""What was never passed on is kept no longer than what it was to be part of."""


@dataclass(frozen=True)
class Wanted:
    """One to fetch, detached from the database."""

    id: int
    message_id: str
    kind: str
    attempts: int
    together: str | None = None


@dataclass(frozen=True)
class Fetched:
    content: bytes
    preview: bytes | None
    media_type: str
    is_picture: bool


@dataclass(frozen=True)
class Served:
    """What stands at an address."""

    content: bytes
    media_type: str
    name: str


def add(session: Session, now: datetime, **fields: object) -> None:
    """Take one up, once: a message that is handled again changes nothing."""
    row = {
        "token": secrets.token_urlsafe(32),
        "is_picture": False,
        "attempts": 0,
        "next_try_at": now,
        "created_at": now,
        **fields,
    }
    session.execute(insert_for(session, Attachment).values(row).on_conflict_do_nothing())


def of_messages(session: Session, messages: Sequence[str], chat: str) -> Sequence[Attachment]:
    """Those that came with these messages of a chat."""
    query = select(Attachment).where(Attachment.message_id.in_(messages), Attachment.chat_id == chat)
    return session.scalars(query).all()


def uploaded(session: Session, tokens: Sequence[str], consultation: int, chat: str) -> Sequence[Attachment]:
    """Those that an officer chose on a page for an answer to it, in the order of the tokens."""
    query = select(Attachment).where(
        Attachment.token.in_(tokens),
        Attachment.consultation_id == consultation,
        Attachment.chat_id == chat,
        Attachment.state == "kept",
        Attachment.message_id.like("page:%"),
    )
    found = {one.token: one for one in session.scalars(query)}
    return [found[token] for token in tokens if token in found]


def want(
    session: Session, message: str, consultation: int, to_chat: str, now: datetime, given: int | None = None
) -> None:
    """One that was offered is to be fetched and to go there; one that goes already is left alone.

    given: the officer's answer that it goes as, once its undo window is over.
    """
    offered = (Attachment.message_id == message) & (Attachment.state == "offered")
    values = {
        "state": "wanted",
        "consultation_id": consultation,
        "to_chat": to_chat,
        "next_try_at": now,
        "attempts": 0,
        "given_id": given,
    }
    session.execute(update(Attachment).where(offered).values(**values))


def wanted_for(session: Session, chat: str) -> Sequence[Attachment]:
    """What askers sent to officers in this chat, and LINE has not handed out yet."""
    wanted = (Attachment.state == "wanted") & Attachment.from_officer.is_(False)
    return session.scalars(select(Attachment).where(wanted, Attachment.to_chat == chat)).all()


def passed(session: Session, messages: Sequence[str], now: datetime) -> None:
    """These went out, as parts of an answer."""
    went = Attachment.message_id.in_(messages) & Attachment.passed_at.is_(None)
    session.execute(update(Attachment).where(went).values(passed_at=now))


def not_passed(session: Session, messages: Sequence[str]) -> None:
    """The answer that these were parts of was stopped: they went out after all to nobody."""
    named = Attachment.message_id.in_(messages)
    session.execute(update(Attachment).where(named).values(passed_at=None))


def claim_wanted(session: Session, now: datetime, limit: int = 4) -> list[Wanted]:
    """Take some that are due; another worker does not get them while the lease lasts."""
    due = select(Attachment.id).where(Attachment.state == "wanted", Attachment.next_try_at <= now)
    due = due.order_by(Attachment.next_try_at).limit(limit).with_for_update(skip_locked=True)
    claim = (
        update(Attachment)
        .where(Attachment.id.in_(session.scalars(due).all()), Attachment.state == "wanted")
        .values(next_try_at=now + LEASE, attempts=Attachment.attempts + 1)
        .returning(
            Attachment.id, Attachment.message_id, Attachment.kind, Attachment.attempts, Attachment.together
        )
    )
    return [Wanted(*row) for row in session.execute(claim)]


def something_wanted(session: Session, now: datetime) -> bool:
    query = select(Attachment.id).where(Attachment.state == "wanted", Attachment.next_try_at <= now)
    return session.scalar(query.limit(1)) is not None


def keep(session: Session, id: int, fetched: Fetched, now: datetime) -> Attachment | None:
    """The content is here; None where it is wanted no more."""
    found = _wanted(session, id)
    if found is None:
        return None
    found.state, found.content, found.preview = "kept", fetched.content, fetched.preview
    found.media_type, found.is_picture, found.size = (
        fetched.media_type,
        fetched.is_picture,
        len(fetched.content),
    )
    found.passed_at = now if found.to_chat and not found.together else None
    return found


def fail(session: Session, id: int) -> Attachment | None:
    """It cannot be had; None where it is wanted no more."""
    found = _wanted(session, id)
    if found is not None:
        found.state = "failed"
    return found


def try_again(session: Session, id: int, at: datetime) -> None:
    session.execute(update(Attachment).where(Attachment.id == id).values(next_try_at=at))


def _wanted(session: Session, id: int) -> Attachment | None:
    query = select(Attachment).where(Attachment.id == id, Attachment.state == "wanted")
    return session.scalars(query.with_for_update()).first()


def served(session: Session, token: str, *, preview: bool = False) -> Served | None:
    """What stands at the address of this token; None where nothing does, or no more."""
    what = func.coalesce(Attachment.preview, Attachment.content) if preview else Attachment.content
    query = select(what, Attachment.media_type, Attachment.name).where(
        Attachment.token == token, Attachment.state == "kept"
    )
    if preview:
        query = query.where(Attachment.is_picture)
    row = session.execute(query).first()
    return Served(bytes(row[0]), row[1] or "", row[2] or "") if row and row[0] is not None else None


# Passed on as an officer's answer
def of_given(session: Session, given: int, *, locked: bool = False) -> Sequence[Attachment]:
    """What is passed on as that answer, in order. locked: before its deliveries and itself are touched."""
    query = select(Attachment).where(Attachment.given_id == given)
    query = query.order_by(Attachment.place, Attachment.id)
    return session.scalars(query.with_for_update() if locked else query).all()


def offer_again(rows: Sequence[Attachment]) -> None:
    """An answer was stopped: what it was to bring goes only once that is said anew, and is fetched anew."""
    for row in rows:
        if row.state in ("wanted", "kept"):
            row.state, row.content, row.preview = "offered", None, None
            row.passed_at = row.delivery_id = row.given_id = row.to_chat = row.consultation_id = None


# Pictures that were sent together
SET_TRIES = 3
"""Tries after which one that LINE does not hand out is waited for no more: it follows on its own."""
_OTHER = aliased(Attachment)
_IN_A_SET = (
    Attachment.together.is_not(None) & Attachment.passed_at.is_(None) & Attachment.to_chat.is_not(None)
)
_AWAITED = exists().where(
    _OTHER.together == Attachment.together,
    _OTHER.state == "wanted",
    _OTHER.to_chat.is_not(None),
    _OTHER.attempts < SET_TRIES,
)


def lock_set(session: Session, together: str | None) -> None:
    """Before anything of a set changes, so that two workers see one after the other what is left of it."""
    if together is not None:
        members = select(Attachment.id).where(Attachment.together == together).order_by(Attachment.id)
        session.execute(members.with_for_update())


def sets_to_pass(session: Session) -> Sequence[str]:
    """Sets of which something is here and nothing more is waited for."""
    ready = select(Attachment.together).where(_IN_A_SET, Attachment.state == "kept", ~_AWAITED)
    return [together for together in session.scalars(ready.distinct().limit(20)) if together]


def to_pass(session: Session, together: str) -> Sequence[Attachment]:
    """The pictures of a set that are to go out now, in their order; locked, so that they go once."""
    lock_set(session, together)
    ready = select(Attachment).where(_IN_A_SET, Attachment.together == together)
    ready = ready.where(Attachment.state == "kept", ~_AWAITED).order_by(Attachment.place, Attachment.id)
    return session.scalars(ready.execution_options(populate_existing=True)).all()


def sent_with(session: Session, messages: Sequence[str], chat: str) -> Sequence[Attachment]:
    """Those that came with these messages of a chat, and what was sent together with them, in order."""
    sets = select(Attachment.together).where(Attachment.message_id.in_(messages))
    query = select(Attachment).where(
        Attachment.message_id.in_(messages) | Attachment.together.in_(sets), Attachment.chat_id == chat
    )
    return session.scalars(query.order_by(Attachment.place, Attachment.id)).all()


def failed_of_set(session: Session, together: str) -> int | None:
    """How many of a set cannot be had, once none of it is waited for; None before that."""
    session.flush()
    states = session.scalars(select(Attachment.state).where(Attachment.together == together)).all()
    return None if "wanted" in states else states.count("failed")


def in_a_push(session: Session, message: str) -> Attachment | None:
    """A picture of a set that a push was made for, its set locked; None where it is no such one."""
    row = session.scalars(select(Attachment).where(Attachment.message_id == message)).first()
    if row is None or row.together is None or row.delivery_id is None:
        return None
    lock_set(session, row.together)
    return row


def pass_again(session: Session, delivery: int) -> None:
    """The push that these went out in was taken back: they go anew."""
    again = (Attachment.delivery_id == delivery) & (Attachment.state == "kept")
    session.execute(update(Attachment).where(again).values(passed_at=None, delivery_id=None))


GONE = {"state": "erased", "content": None, "preview": None, "name": None, "chat_id": "-", "to_chat": None}


def erase_message(session: Session, message: str) -> None:
    """Its sender took it back: what was not yet passed on goes nowhere, and the address is empty."""
    session.execute(update(Attachment).where(Attachment.message_id == message).values(**GONE))


def erase_consultation(session: Session, consultation: int) -> None:
    session.execute(update(Attachment).where(Attachment.consultation_id == consultation).values(**GONE))


def erase_chat(session: Session, chat: str) -> None:
    """What came from a person's own chat, whether or not it was passed on."""
    session.execute(update(Attachment).where(Attachment.chat_id == chat).values(**GONE))


def tidy(session: Session, now: datetime, words_before: datetime) -> None:
    """Erase those whose consultation's words are too old to be kept; drop what was never passed on."""
    old = select(Consultation.id).where(Consultation.last_at < words_before)
    stale = Attachment.consultation_id.in_(old) & (Attachment.state != "erased")
    session.execute(update(Attachment).where(stale).values(**GONE))
    unused = Attachment.passed_at.is_(None) & (Attachment.state != "wanted")
    unused &= Attachment.created_at < now - UNUSED_KEPT
    session.execute(delete(Attachment).where(unused))
