"""Pictures and files of consultations: asked for, fetched, served, and erased with the texts around them."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

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


def want(session: Session, message: str, consultation: int, to_chat: str, now: datetime) -> None:
    """One that was offered is to be fetched and to go there; one that goes already is left alone."""
    offered = (Attachment.message_id == message) & (Attachment.state == "offered")
    values = {"state": "wanted", "consultation_id": consultation, "to_chat": to_chat, "next_try_at": now}
    session.execute(update(Attachment).where(offered).values(**values))


def wanted_for(session: Session, chat: str) -> Sequence[Attachment]:
    """What askers sent to officers in this chat, and LINE has not handed out yet."""
    wanted = (Attachment.state == "wanted") & Attachment.from_officer.is_(False)
    return session.scalars(select(Attachment).where(wanted, Attachment.to_chat == chat)).all()


def passed(session: Session, messages: Sequence[str], now: datetime) -> None:
    """These went out, as parts of an answer."""
    went = Attachment.message_id.in_(messages) & Attachment.passed_at.is_(None)
    session.execute(update(Attachment).where(went).values(passed_at=now))


def claim_wanted(session: Session, now: datetime, limit: int = 4) -> list[Wanted]:
    """Take some that are due; another worker does not get them while the lease lasts."""
    due = select(Attachment.id).where(Attachment.state == "wanted", Attachment.next_try_at <= now)
    due = due.order_by(Attachment.next_try_at).limit(limit).with_for_update(skip_locked=True)
    claim = (
        update(Attachment)
        .where(Attachment.id.in_(session.scalars(due).all()), Attachment.state == "wanted")
        .values(next_try_at=now + LEASE, attempts=Attachment.attempts + 1)
        .returning(Attachment.id, Attachment.message_id, Attachment.kind, Attachment.attempts)
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
    found.passed_at = now if found.to_chat else None
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
    unused = Attachment.passed_at.is_(None) & (Attachment.created_at < now - UNUSED_KEPT)
    session.execute(delete(Attachment).where(unused))
