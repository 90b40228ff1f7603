"""Sending what is owed to LINE: no transaction is open meanwhile, and every end is recorded."""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

from sqlalchemy.orm import Session

from bot.settings import BANGKOK
from bot.undelivered import held_up, nobody_got, undelivered
from bot.window import Opens, keeps_back
from db import chats, deliveries, failed_deliveries
from db.engine import Database
from db.models import Delivery
from db.riding import ANSWER, QUESTION
from line.gateway import Outcome, Sent

log = logging.getLogger("planbot.delivery")

KEY_LASTS = timedelta(hours=24)
"""LINE knows a retry key this long; later the same key would send again."""

SAFETY = timedelta(minutes=10)
UNREACHABLE = Sent(Outcome.REFUSED, reason="the person cannot be reached")
QUOTA_PAUSE = timedelta(hours=1)
REPLY_PAUSES = (0.5, 1, 2, 4, 8, 8, 8, 8)
PUSH_PAUSES = (1, 5, 30, 120, 600, 1800, 3600)

Next = Literal["presumed", "refused", "unknown", "held", "again", "too-late", "afresh", "carried"]

BETWEEN_PEOPLE = (ANSWER, QUESTION)
"""Purposes of what somebody waits for, and must not be lost to an outage, however long."""


class Sender(Protocol):
    """The calls to LINE that deliveries need."""

    def reply(self, token: str, messages: list[dict[str, Any]]) -> Sent: ...

    def push(self, to: str, messages: list[dict[str, Any]], retry_key: str) -> Sent: ...

    def can_reach(self, person: str) -> bool: ...


@dataclass(frozen=True)
class Job:
    """A claimed delivery, detached from the database."""

    id: int
    chat_id: str
    kind: str
    messages: list[dict[str, Any]]
    reply_token: str
    retry_key: str
    owner: str
    expired: bool
    """Its reply token, or its retry key, can no longer be used."""
    is_answer: bool = False
    """An officer's: LINE would take it for somebody who blocked the bot, and deliver nothing."""


def job_of(delivery: Delivery, now: datetime) -> Job:
    if delivery.kind == "reply":
        expired = delivery.token_until is None or delivery.token_until <= now
    else:
        expired = delivery.first_try_at is not None and delivery.first_try_at + KEY_LASTS - SAFETY <= now
    return Job(
        delivery.id,
        delivery.chat_id,
        delivery.kind,
        list(delivery.messages or ()),
        delivery.reply_token or "",
        delivery.retry_key or "",
        delivery.owner or "",
        expired,
        delivery.purpose == ANSWER and not delivery.to_group,
    )


def next_of(delivery: Delivery, sent: Sent | None, now: datetime) -> Next:
    """What becomes of a delivery that LINE did not take; `sent` is None where it was too late to try."""
    if sent is None:
        return "too-late" if delivery.kind == "reply" else _past_its_key(delivery)
    if sent.outcome is Outcome.HOLD:
        return "held"
    if sent.outcome is Outcome.REFUSED:
        if not sent.token_invalid:
            return "refused"
        # The token works once: it was used by the try whose end we did not see.
        return "presumed" if delivery.doubtful else "too-late"
    pause = pause_after(delivery.kind, delivery.attempts)
    if delivery.kind == "reply" and (delivery.token_until is None or now + pause >= delivery.token_until):
        return "too-late"
    return "again"


def _past_its_key(delivery: Delivery) -> Next:
    """LINE no longer knows the retry key. What surely was not sent cannot go out twice under a new one."""
    if delivery.purpose not in BETWEEN_PEOPLE:
        return "unknown"
    return "carried" if delivery.doubtful else "afresh"


def pause_after(kind: str, attempts: int) -> timedelta:
    pauses = REPLY_PAUSES if kind == "reply" else PUSH_PAUSES
    return timedelta(seconds=pauses[min(max(attempts, 1), len(pauses)) - 1])


class Courier:
    """Sends deliveries and records what became of them."""

    def __init__(
        self,
        database: Database,
        line: Sender,
        clock: Callable[[], datetime],
        late_pushes_a_day: int,
        opens: Opens = lambda now: now,
        office_opens: Opens = lambda now: now,
    ) -> None:
        """`opens`: when announcements may go out; `office_opens`: when officers may be written to."""
        self._database = database
        self._line = line
        self._clock = clock
        self._late_pushes_a_day = late_pushes_a_day
        self._opens = opens
        self._office_opens = office_opens

    def claim(self, owner: str, limit: int) -> list[Job]:
        now = self._clock()
        with self._database.begin() as session:
            claimed = deliveries.claim_due(session, owner, now, limit)
            opening = (self._opens, self._office_opens)
            return [job_of(one, now) for one in claimed if not keeps_back(session, one, now, *opening)]

    def send(self, job: Job, and_then: Callable[[Session], None] | None = None) -> None:
        """Try a claimed delivery once and record the end; `and_then` joins that commit."""
        sent = self._try(job)
        now = self._clock()
        with self._database.begin() as session:
            if sent and sent.outcome is Outcome.ACCEPTED:
                deliveries.sent(session, job.id, job.owner, sent.note, sent.message_ids, now)
            elif (delivery := deliveries.still_ours(session, job.id, job.owner)) is not None:
                self._record(session, delivery, sent, now)
            if and_then:
                and_then(session)

    def _try(self, job: Job) -> Sent | None:
        if job.expired or not job.messages:
            return None
        if job.kind == "reply":
            return self._line.reply(job.reply_token, job.messages)
        if job.is_answer and not self._reaches(job.chat_id):
            return UNREACHABLE
        return self._line.push(job.chat_id, job.messages, job.retry_key)

    def _reaches(self, person: str) -> bool:
        with self._database.read() as session:
            blocked = chats.has_unfollowed(session, person)
        return not blocked and self._line.can_reach(person)

    def _record(self, session: Session, delivery: Delivery, sent: Sent | None, now: datetime) -> None:
        """What LINE did not take."""
        delivery.owner = delivery.leased_until = None
        delivery.outcome = sent.note if sent else delivery.outcome
        if sent and (sent.outcome is Outcome.UNKNOWN or (sent.status or 0) >= 500):
            delivery.doubtful = True
        if delivery.messages is None:
            _settle(delivery, "withdrawn", now)  # unsent while it was on its way
            return
        after = next_of(delivery, sent, now)
        unreachable = sent is UNREACHABLE
        if after == "again":
            delivery.state = "waiting"
            delivery.next_try_at = now + pause_after(delivery.kind, delivery.attempts)
        elif after == "held":
            self._hold(delivery, now)
        elif after == "too-late":
            self._fall_back(session, delivery, now)
        elif after == "afresh":
            _begin_afresh(delivery, now)
        elif after == "carried" or unreachable:
            _begin_afresh(delivery, now, "carried")
        elif delivery.purpose == QUESTION and after == "refused":
            nobody_got(session, delivery, now)
            _settle(delivery, after, now)
        else:
            _settle(delivery, after, now)
        if delivery.purpose == QUESTION and after == "held":
            held_up(session, delivery, now)
        if delivery.purpose == ANSWER and after != "again":
            undelivered(session, delivery, "unreachable" if unreachable else after, now)
        if after in ("refused", "unknown") and not unreachable:
            log.error("delivery failed", extra={"delivery": delivery.id, "outcome": delivery.outcome})

    def _hold(self, delivery: Delivery, now: datetime) -> None:
        if delivery.late:
            delivery.state = "carried"
        else:
            delivery.state, delivery.next_try_at = "held", now + QUOTA_PAUSE
            if not delivery.doubtful:
                # LINE has not taken it under this key, so the key's 24 hours have not begun.
                delivery.first_try_at = None
        log.warning("monthly quota used up", extra={"delivery": delivery.id})

    def _fall_back(self, session: Session, delivery: Delivery, now: datetime) -> None:
        """The reply token is gone: a group no longer needs the answer, a person does."""
        if delivery.to_group:
            _settle(delivery, "dropped", now)
            return
        delivery.kind, delivery.reply_token, delivery.token_until = "push", None, None
        _begin_afresh(delivery, now)
        today = now.astimezone(BANGKOK).replace(hour=0, minute=0, second=0, microsecond=0)
        used = deliveries.count_late_pushes(session, today)
        if used >= self._late_pushes_a_day or chats.has_unfollowed(session, delivery.chat_id):
            delivery.state = "carried"
            return
        delivery.late = True


def _begin_afresh(delivery: Delivery, now: datetime, state: str = "waiting") -> None:
    """As if it had never been tried, under a key that LINE has not seen."""
    delivery.retry_key, delivery.first_try_at, delivery.doubtful = str(uuid.uuid4()), None, False
    delivery.state, delivery.next_try_at, delivery.attempts = state, now, 0


def _settle(delivery: Delivery, state: str, now: datetime) -> None:
    """An end: the messages are kept no longer."""
    delivery.state, delivery.settled_at = state, now
    if state not in failed_deliveries.STATES or not failed_deliveries.keeps_messages(delivery):
        delivery.messages = None
    delivery.reply_token = None
