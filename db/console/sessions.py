"""One-time links and the sessions that they begin. Tokens are handed out and known again by their hash."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from db.models.console import ConsoleDevice, ConsoleLink, ConsoleSession
from db.models.officers import Officer
from domain.ranks import Rank

TOKEN_BYTES = 24
"""192 bits, which nobody finds by trying."""
LINK_LASTS = timedelta(minutes=10)
MOST_LINKS = 5
"""That an officer may ask for within `LINK_LASTS`."""
IDLE, LONGEST = timedelta(hours=8), timedelta(days=7)
SEEN_EVERY = timedelta(minutes=5)
"""So seldom it is written down that a session is in use."""
LINKS_KEPT, SESSIONS_KEPT, DEVICES_KEPT = timedelta(days=1), timedelta(days=90), timedelta(days=400)


class Visit(NamedTuple):
    """An officer who is logged in, as she stands now."""

    id: int
    person: str
    name: str
    rank: Rank
    device: str
    began_at: datetime
    seen_at: datetime


class Begun(NamedTuple):
    """A session that has just begun."""

    token: str
    device_token: str
    person: str
    is_new_device: bool


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make_link(session: Session, person: str, now: datetime) -> str:
    """The token of a new link; earlier ones stay good, as LINE may show them in any order."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(ConsoleLink(token_hash=hash_of(token), person_id=person, made_at=now, until=now + LINK_LASTS))
    return token


def links_lately(session: Session, person: str, now: datetime) -> int:
    made = select(func.count()).select_from(ConsoleLink)
    made = made.where(ConsoleLink.person_id == person, ConsoleLink.made_at > now - LINK_LASTS)
    return session.scalar(made) or 0


def is_good(session: Session, token: str, now: datetime) -> bool:
    """Whether a link may still be spent; looking changes nothing."""
    good = select(ConsoleLink.person_id).join(Officer, Officer.person_id == ConsoleLink.person_id)
    good = good.where(ConsoleLink.token_hash == hash_of(token), ConsoleLink.until > now)
    return session.scalar(good.where(Officer.removed_at.is_(None))) is not None


def spend(
    session: Session, token: str, now: datetime, *, device: str, device_token: str = "", instead_of: str = ""
) -> Begun | None:
    """Begin a session; None where the link is spent, too old, or its officer is none any more.

    One conditional UPDATE decides between two who spend it at once. device_token: what this browser was
    given before. instead_of: the token of the session that this browser had, which ends.
    """
    spent = update(ConsoleLink).where(ConsoleLink.token_hash == hash_of(token), ConsoleLink.until > now)
    person = session.scalar(spent.values(until=now).returning(ConsoleLink.person_id))
    if person is None or _rank_of(session, person) is None:
        return None
    if instead_of:
        end_one(session, instead_of, now)
    begun = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        ConsoleSession(
            token_hash=hash_of(begun), person_id=person, device=device[:80], began_at=now, seen_at=now
        )
    )
    device_token, is_new = _met(session, person, device_token, now)
    return Begun(begun, device_token, person, is_new)


def _rank_of(session: Session, person: str) -> str | None:
    return session.scalar(
        select(Officer.rank).where(Officer.person_id == person, Officer.removed_at.is_(None))
    )


def _met(session: Session, person: str, device_token: str, now: datetime) -> tuple[str, bool]:
    """The token by which this browser is known again, and whether it was not known for this officer."""
    known = update(ConsoleDevice).where(
        ConsoleDevice.token_hash == hash_of(device_token), ConsoleDevice.person_id == person
    )
    if device_token and session.scalar(known.values(seen_at=now).returning(ConsoleDevice.person_id)):
        return device_token, False
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(ConsoleDevice(token_hash=hash_of(token), person_id=person, seen_at=now))
    return token, True


def visit(session: Session, token: str, now: datetime) -> Visit | None:
    """Whose session it is; None for one that is over, and for an officer who was removed."""
    row = session.execute(
        select(
            ConsoleSession.id,
            ConsoleSession.person_id,
            Officer.name,
            Officer.rank,
            ConsoleSession.device,
            ConsoleSession.began_at,
            ConsoleSession.seen_at,
        )
        .join(Officer, Officer.person_id == ConsoleSession.person_id)
        .where(ConsoleSession.token_hash == hash_of(token), *_alive(now))
        .where(Officer.removed_at.is_(None))
    ).one_or_none()
    return Visit(row[0], row[1], row[2], Rank(row[3]), row[4], row[5], row[6]) if row else None


def _alive(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        ConsoleSession.ended_at.is_(None),
        ConsoleSession.seen_at > now - IDLE,
        ConsoleSession.began_at > now - LONGEST,
    )


def seen(session: Session, number: int, now: datetime) -> None:
    """The session is in use."""
    session.execute(update(ConsoleSession).where(ConsoleSession.id == number).values(seen_at=now))


def of_person(session: Session, person: str, now: datetime) -> list[ConsoleSession]:
    """Where she is logged in, newest first."""
    found = select(ConsoleSession).where(ConsoleSession.person_id == person, *_alive(now))
    return list(session.scalars(found.order_by(ConsoleSession.began_at.desc(), ConsoleSession.id.desc())))


def end_one(session: Session, token: str, now: datetime) -> None:
    ends = update(ConsoleSession).where(ConsoleSession.token_hash == hash_of(token))
    session.execute(ends.where(ConsoleSession.ended_at.is_(None)).values(ended_at=now))


def end_all(session: Session, person: str, now: datetime) -> int:
    """Log an officer out everywhere; links not spent yet end too. How many sessions there were."""
    session.execute(
        update(ConsoleLink).where(ConsoleLink.person_id == person, ConsoleLink.until > now).values(until=now)
    )
    ends = update(ConsoleSession).where(ConsoleSession.person_id == person, *_alive(now))
    return len(session.scalars(ends.values(ended_at=now).returning(ConsoleSession.id)).all())


def end_everywhere(session: Session, person: str, now: datetime) -> None:
    """Log an officer out at her own wish. No browser is known any more: the next login is told by a push."""
    end_all(session, person, now)
    session.execute(delete(ConsoleDevice).where(ConsoleDevice.person_id == person))


def tidy(session: Session, now: datetime) -> None:
    """Drop what has been over for long enough."""
    session.execute(delete(ConsoleLink).where(ConsoleLink.until <= now - LINKS_KEPT))
    session.execute(delete(ConsoleSession).where(ConsoleSession.began_at <= now - SESSIONS_KEPT))
    session.execute(delete(ConsoleDevice).where(ConsoleDevice.seen_at <= now - DEVICES_KEPT))
