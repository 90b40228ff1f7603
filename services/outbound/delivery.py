"""Sending what is owed to LINE: no transaction is open meanwhile, and every end is recorded."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

from sqlalchemy.orm import Session

from db import chats, deliveries
from db.deliveries import Part, outcomes, parts_of
from db.engine import Database
from db.models.deliveries import Delivery
from domain import trace
from domain.purposes import BETWEEN_PEOPLE, Purpose
from domain.routing import Duties
from domain.time import BANGKOK
from line.gateway import Outcome, Sent
from services.outbound.clock_check import ClockCheck
from services.outbound.given_answers import takes_effect
from services.outbound.line_gate import LineGate
from services.outbound.mentions import IsMember, Lead, Members, lead_of
from services.outbound.sending_hours import Opens, keeps_back
from services.outbound.undelivered import held_up, nobody_got, undelivered

log = logging.getLogger("planbot.delivery")

KEY_LASTS = timedelta(hours=24)
"""LINE knows a retry key this long; later the same key would send again."""

SAFETY = timedelta(minutes=10)
UNREACHABLE = Sent(Outcome.REFUSED, reason="the person cannot be reached")
QUOTA_PAUSE = timedelta(hours=1)
REPLY_PAUSES = (0.5, 1, 2, 4, 8, 8, 8, 8)
PUSH_PAUSES = (1, 5, 30, 120, 600, 1800, 3600)

Next = Literal["presumed", "refused", "unknown", "held", "again", "too-late", "afresh", "carried", "denied"]


class Sender(Protocol):
    """The calls to LINE that deliveries need."""

    def reply(self, token: str, messages: list[dict[str, Any]]) -> Sent: ...

    def push(self, to: str, messages: list[dict[str, Any]], retry_key: str) -> Sent: ...

    def can_reach(self, person: str) -> bool: ...

    def account(self) -> object: ...


@dataclass(frozen=True)
class Job:
    """A claimed delivery, detached from the database."""

    id: int
    chat_id: str
    kind: Literal["reply", "push"]
    parts: tuple[Part, ...]
    reply_token: str
    retry_key: str
    owner: str
    """Empty where nobody has claimed it."""
    expired: bool
    """LINE may have forgotten its retry key."""
    is_answer: bool = False
    """An officer's: LINE would take it for somebody who blocked the bot, and deliver nothing."""
    trace: str | None = None
    """LINE's id of the event that it was owed for, to be followed in the log."""
    lead: Lead | None = None
    """Goes before it in the same push, where LINE takes it."""

    @property
    def messages(self) -> list[dict[str, Any]]:
        return [part.message for part in self.parts]


def job_of(delivery: Delivery, now: datetime) -> Job:
    is_push = delivery.kind == "push"
    expired = (
        is_push and delivery.first_try_at is not None and delivery.first_try_at + KEY_LASTS - SAFETY <= now
    )
    return Job(
        delivery.id,
        delivery.chat_id,
        "push" if is_push else "reply",
        tuple(parts_of(delivery)),
        delivery.reply_token or "",
        delivery.retry_key or "",
        delivery.owner or "",
        expired,
        delivery.purpose == Purpose.ANSWER and not delivery.to_group,
        delivery.trace or trace.current(),  # a row just made does not know its column's default yet
    )


def next_of(delivery: Delivery, sent: Sent | None, now: datetime) -> Next:
    """What becomes of a delivery that LINE did not take; `sent` is None where it was too late to try."""
    if sent is None:
        return _past_its_key(delivery)
    if sent.outcome is Outcome.HOLD:
        return "held"
    if sent.outcome is Outcome.DENIED:
        return "denied"
    if sent.outcome is Outcome.REFUSED:
        if not sent.token_invalid:
            return "refused"
        # The token works once: it was used by the try whose end we did not see.
        return "presumed" if delivery.doubtful else "too-late"
    if delivery.kind == "reply" and (delivery.token_until is None or now >= delivery.token_until):
        return "too-late"  # one try is made after the token's time by our clock, which may be wrong
    return "again"


def _past_its_key(delivery: Delivery) -> Next:
    """LINE no longer knows the retry key. What surely was not sent cannot go out twice under a new one."""
    if not delivery.doubtful:
        return "afresh"
    return "carried" if delivery.purpose in BETWEEN_PEOPLE else "unknown"


def _as_sent(parts: tuple[Part, ...], sent: Sent) -> tuple[Part, ...]:
    """What stands behind each id that LINE gave: a mention, where one went before, is about what follows."""
    before = len(sent.message_ids) - len(parts)
    return (*parts[:1] * before, *parts) if before > 0 else parts


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
        duties: Callable[[], Duties] = dict,
        is_member: IsMember = lambda group, person: False,
    ) -> None:
        """`opens`: when announcements may go out; `office_opens`: when officers may be written to."""
        self._database = database
        self._line = line
        self._clock = clock
        self._late_pushes_a_day = late_pushes_a_day
        self._opens = opens
        self._office_opens, self._duties = office_opens, duties
        self._members = Members(is_member, clock)
        self.gate = LineGate(database, line, clock)
        self.clock_check = ClockCheck(database)

    def claim(self, owner: str, limit: int) -> list[Job]:
        with self._database.begin() as session:
            return self._claimed(session, owner, limit) if self.gate.is_open(session) else []

    def _claimed(self, session: Session, owner: str, limit: int) -> list[Job]:
        now, opening = self._clock(), (self._opens, self._office_opens)
        claimed = deliveries.claim_due(session, owner, now, limit)
        goes = [one for one in claimed if not keeps_back(session, one, now, *opening)]
        return [self._job(session, one, now) for one in goes if _takes_effect(session, one, now)]

    def _job(self, session: Session, delivery: Delivery, now: datetime) -> Job:
        deliveries.take_burst(session, delivery, now)
        return replace(job_of(delivery, now), lead=lead_of(session, delivery, self._duties(), now))

    def probe(self, owner: str) -> None:
        """While LINE refuses us, try once a minute whether it still does."""
        self.gate.probe(lambda: self._send_one(owner))

    def _send_one(self, owner: str) -> bool:
        with self._database.begin() as session:
            jobs = self._claimed(session, owner, 1)
        for job in jobs:
            self.send(job)
        return bool(jobs)

    def send(self, job: Job, and_then: Callable[[Session], None] | None = None) -> None:
        """Try a claimed delivery once and record the end; `and_then` joins that commit."""
        with trace.tracing(job.trace):
            self._send(job, and_then)

    def _send(self, job: Job, and_then: Callable[[Session], None] | None) -> None:
        sent = self._try(job)
        now = self._clock()
        if sent and sent.served_at:
            self.clock_check.saw_answer(sent.served_at, now)
        with self._database.begin() as session:
            if sent and sent.outcome is Outcome.DENIED:
                self.gate.refused("any" if sent.status == 401 else job.kind, session)
            if sent and sent.outcome is Outcome.ACCEPTED:
                self.gate.accepted(job.kind, session)
                parts = _as_sent(job.parts, sent)
                deliveries.sent(session, job.id, job.owner, sent.note, sent.message_ids, now, parts)
            elif (delivery := deliveries.still_ours(session, job.id, job.owner)) is not None:
                self._record(session, delivery, sent, now)
            if and_then:
                and_then(session)
        told = {"delivery": job.id, "kind": job.kind, "outcome": sent.outcome.value if sent else "not tried"}
        log.info("delivery tried", extra=told)

    def _try(self, job: Job) -> Sent | None:
        if job.expired or not job.messages:
            return None
        if job.kind == "reply":
            return self._line.reply(job.reply_token, job.messages)
        if job.is_answer and not self._reaches(job.chat_id):
            return UNREACHABLE
        if job.lead is not None and self._members.has(job.chat_id, job.lead.person):
            return self._push_mentioning(job, job.lead)
        return self._line.push(job.chat_id, job.messages, job.retry_key)

    def _push_mentioning(self, job: Job, lead: Lead) -> Sent:
        """Where LINE refuses it, at once without the mention, under a key that is kept before it is used."""
        sent = self._line.push(job.chat_id, [lead.part.message, *job.messages], job.retry_key)
        if sent.outcome is not Outcome.REFUSED or sent.status != 400:
            return sent
        self._members.refused(job.chat_id, lead.person)
        with self._database.begin() as session:
            delivery = deliveries.still_ours(session, job.id, job.owner)
            if delivery is None or delivery.messages is None:
                return sent
            key = outcomes.try_under_new_key(delivery, self._clock())
        return self._line.push(job.chat_id, job.messages, key)

    def _reaches(self, person: str) -> bool:
        with self._database.read() as session:
            blocked = chats.has_unfollowed(session, person)
        return not blocked and self._line.can_reach(person)

    def _record(self, session: Session, delivery: Delivery, sent: Sent | None, now: datetime) -> None:
        """What LINE did not take."""
        maybe = sent is not None and (sent.outcome is Outcome.UNKNOWN or (sent.status or 0) >= 500)
        outcomes.put_back(delivery, sent.note if sent else None, maybe_sent=maybe)
        if delivery.messages is None:
            outcomes.settle(delivery, "withdrawn", now)  # unsent while it was on its way
            return
        after = next_of(delivery, sent, now)
        if sent is UNREACHABLE:
            outcomes.begin_afresh(delivery, now, "carried")
            undelivered(session, delivery, "unreachable", now)
            return
        if after == "refused" and delivery.purpose == Purpose.QUESTION:
            nobody_got(session, delivery, self._duties(), now)
        self._dispose(session, delivery, after, now)
        if after == "held" and delivery.purpose == Purpose.QUESTION:
            held_up(session, delivery, now)
        if after not in ("again", "denied") and delivery.purpose == Purpose.ANSWER:
            undelivered(session, delivery, after, now)
        if after in ("refused", "unknown"):
            log.error("delivery failed", extra={"delivery": delivery.id, "outcome": delivery.outcome})

    def _dispose(self, session: Session, delivery: Delivery, after: Next, now: datetime) -> None:
        match after:
            case "again":
                outcomes.try_again(delivery, now + pause_after(delivery.kind, delivery.attempts))
            case "denied":
                outcomes.try_again(delivery, now)  # nothing is claimed until LINE lets us in again
            case "held" if delivery.late:
                outcomes.carry(delivery)
            case "held":
                outcomes.hold(delivery, now + QUOTA_PAUSE)
                log.warning("monthly quota used up", extra={"delivery": delivery.id})
            case "too-late":
                self._fall_back(session, delivery, now)
            case "afresh":
                outcomes.begin_afresh(delivery, now)
            case "carried":
                outcomes.begin_afresh(delivery, now, "carried")
            case _:
                outcomes.settle(delivery, after, now)

    def _fall_back(self, session: Session, delivery: Delivery, now: datetime) -> None:
        """The reply token is gone: a group no longer needs the answer, a person does.

        What shows officers where an answer goes must reach them: in their group it waits for the next reply.
        """
        if delivery.to_group and delivery.purpose != Purpose.SHOWN:
            outcomes.settle(delivery, "dropped", now)
            return
        today = now.astimezone(BANGKOK).replace(hour=0, minute=0, second=0, microsecond=0)
        used = deliveries.count_late_pushes(session, today)
        late = not delivery.to_group and used < self._late_pushes_a_day
        outcomes.make_push(delivery, now, late=late and not chats.has_unfollowed(session, delivery.chat_id))


def _takes_effect(session: Session, delivery: Delivery, now: datetime) -> bool:
    """As the officer's answer it is; what follows from that belongs to the event it was given in."""
    with trace.tracing(delivery.trace):
        return takes_effect(session, delivery, now)
