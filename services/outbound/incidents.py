"""Tell somebody, once, when something is wrong with planbot as a whole, and once when it is over.

The message waits for a free reply into that chat; where none comes, it goes as one push, by day. What ends
before its message went out is told in one message, that it was and is over.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from db import deliveries
from db.deliveries import free_first
from db.engine import Database
from db.health import incidents
from db.models.incidents import Incident as Row
from db.staff import staff
from domain.ids import is_group
from domain.incidents import Incident
from domain.routing import everybody
from domain.time import BANGKOK
from line.messages import text
from line.texts import access_texts

log = logging.getLogger("planbot.incidents")

FROM, UNTIL = time(8), time(20)
"""Between these a push may go, on any day: what is wrong on a Saturday is worse on Monday."""

FREE_RIDE = timedelta(minutes=15)
"""How long a message waits for a reply that takes it along."""

NO_HURRY = timedelta(days=1)
"""The same for what leaves the office days of time, and how long that must last to be told at all."""

UNHURRIED = (Incident.FACTS,)

OVER_AFTER = timedelta(minutes=5)
"""Nothing of it must be seen for so long; LINE's refusal ends with LINE's word."""

Seen = Mapping[Incident, bool | None]
"""Whether each is there; None where that cannot be told at present."""


def tell(database: Database, seen: Seen, head: str | None, now: datetime) -> None:
    """Keep what was seen, and owe and hurry the messages on it. head: name or id of the officer to tell."""
    with database.read() as session:
        known, on_their_way = incidents.open_now(session), incidents.with_messages(session)
    if not on_their_way and not any(is_there or kind in known for kind, is_there in seen.items()):
        return
    with database.begin() as session:
        for kind, is_there in seen.items():
            if is_there:
                _is_there(session, kind, head, now)
            elif is_there is False and kind in known:
                _is_gone(session, kind, known[kind].well_since, head, now)
        for row in incidents.with_messages(session):
            _hurry(session, row, now)


def _is_there(session: Session, kind: Incident, head: str | None, now: datetime) -> None:
    if incidents.begin(session, kind, now):
        log.error("incident began", extra={"incident": kind.value})
    else:
        incidents.seen_again(session, kind)
    patience = NO_HURRY if kind in UNHURRIED else timedelta(0)
    if (row := incidents.to_tell(session, kind, now - patience, now)) is not None:
        row.owed = _owe(session, _whom(session, head, now), access_texts.began(kind, row.began_at), now)


def _is_gone(
    session: Session, kind: Incident, well_since: datetime | None, head: str | None, now: datetime
) -> None:
    incidents.seen_well(session, kind, now)
    if kind is not Incident.LINE and now - (well_since or now) < OVER_AFTER:
        return
    row = incidents.end(session, kind, now)
    if row is None:
        return
    log.warning("incident over", extra={"incident": kind.value, "since": row.began_at.isoformat()})
    if row.told_at is None:
        return
    free_first.take_back(session, row.owed, now)
    words = access_texts.over(kind, row.began_at, well_since or now)
    row.owed = _owe(session, _whom(session, head, now), words, now)


def _whom(session: Session, head: str | None, now: datetime) -> Sequence[str]:
    """The head, where one is registered and there; else the officers' group, else every officer."""
    there = staff(session, now)
    heads = [one.id for one in there.officers if head in (one.id, one.name) and not one.away]
    return heads[:1] or everybody(there)


def _owe(session: Session, chats: Sequence[str], words: str, now: datetime) -> list[int]:
    messages = [dict(text(words))]
    return [
        deliveries.owe_push(session, chat, messages, to_group=is_group(chat), now=now, carried=True).id
        for chat in dict.fromkeys(chats)
    ]


def _hurry(session: Session, row: Row, now: datetime) -> None:
    left = free_first.still_owed(session, row.owed)
    if left != row.owed:
        row.owed = left
    free_first.wait_for_quota(session, left)
    morning = _next_day_begins(now)
    if morning > now:
        free_first.wait_for_day(session, left, morning)
    else:
        ride = NO_HURRY if row.kind in UNHURRIED else FREE_RIDE
        free_first.push_now(session, left, now - ride, now)


def _next_day_begins(now: datetime) -> datetime:
    """`now` by day, else the next morning."""
    here = now.astimezone(BANGKOK)
    if FROM <= here.time() < UNTIL:
        return now
    on = here.date() if here.time() < FROM else here.date() + timedelta(days=1)
    return datetime.combine(on, FROM, BANGKOK)
