"""From a waiting event to what it changes and owes: claim a chat, handle, store in one commit, send."""

import logging
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol, cast

from sqlalchemy.exc import IntegrityError, SQLAlchemyError, StatementError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

import handlers
from db import chats, code_tries, deliveries, inbox
from db.consultations import Conflict
from db.engine import Database, is_lasting
from db.models.inbox import InboxEvent
from domain import trace
from domain.error_place import place_of
from domain.routing import Duties
from handlers.answers.apology import apology
from handlers.contract.reply import Call, Desk, Reply, Said, Snapshot
from services import metrics
from services.inbound.events import field, is_active, said_in
from services.inbound.fields import plain
from services.inbound.masked import keep_masked
from services.inbound.reply_tokens import token_until
from services.inbound.turns import (
    newest_token,
    patience_ends,
    stands_apart,
    together,
)
from services.outbound.delivery import Courier, Job, job_of
from services.privacy import walk
from services.privacy.row import Edited
from services.snapshot.task import Task, bare_task, must_blank, next_task
from services.store.changes import store
from services.store.given_answers import begin_windows
from services.store.pushes import owe_all, rendered

log = logging.getLogger("planbot.dispatcher")

TOO_MANY_ATTEMPTS = 20
"""Claims counted, so that an event which kills its worker does not do so for ever."""

FAILURE_COUNTS = 6
"""Attempts that a failure which is not the database's counts for: an event is set aside after three."""

FAILURE_PAUSE = timedelta(seconds=3)

MOST_TOKEN = 255
"""Letters of a reply token; one that no column takes is none of LINE's."""

TRIES = 3
"""How often a handler runs on a fresh snapshot, where another chat was faster to change a consultation."""


class Responder(Protocol):
    def __call__(
        self, said: Said, seen: Snapshot, desk: Desk, now: datetime, *, final: bool = False
    ) -> Reply: ...


class Dispatcher:
    def __init__(
        self,
        database: Database,
        courier: Courier,
        desk: Callable[[], Desk],
        clock: Callable[[], datetime],
        joined: Callable[[str], None] = lambda group: None,
        respond: Responder = handlers.respond,
        met: Callable[[str, str | None], None] = lambda person, group: None,
        handled: Callable[[Sequence[InboxEvent]], None] = lambda events: None,
    ) -> None:
        """`joined` is told of each group that the bot was brought into, `met` of each person to be named,
        and of the group where that is known from, `handled` of events, once what answers them was sent."""
        self._database = database
        self._courier = courier
        self._desk = desk
        self._clock = clock
        self._joined = joined
        self._respond = respond
        self._met, self._handled = met, handled

    def claim(self, owner: str, limit: int) -> list[str]:
        """Lease chats in which something waits."""
        with self._database.begin() as session:
            claimed = inbox.claim_chats(session, owner, self._clock(), limit)
            inbox.count_attempt(session, claimed)
            return claimed

    def handle_chat(self, chat: str, owner: str) -> None:
        """Handle what waits in a leased chat, one thing said after the other, and give it back."""
        try:
            while self._handle_next(chat, owner):
                pass
        except inbox.LeaseLost:
            log.warning("chat was taken over", extra={"owner": owner})
        except Exception as error:
            self._count_failure(chat, owner, error)

    def _count_failure(self, chat: str, owner: str, error: Exception) -> None:
        """Count a failure that nothing else caught against the event at the head of the chat.

        It is tried again a little later, and set aside after a few tries, with an apology where even that can
        be made; what waits behind it is handled then.
        """
        passing = isinstance(error, SQLAlchemyError) and not (
            isinstance(error, StatementError) and is_lasting(error)
        )
        log.error("handling failed", extra={"error": place_of(error)})
        try:
            with self._database.begin() as session:
                now = self._clock()
                inbox.hold_lease(session, chat, owner, now)
                head = inbox.head_of(session, chat)
                if head is None:
                    return
                attempts = head.attempts + (0 if passing else FAILURE_COUNTS)
                if not passing:
                    inbox.count_failure(session, head.id, FAILURE_COUNTS, now + FAILURE_PAUSE)
                    inbox.release(session, chat, owner)
            if attempts >= TOO_MANY_ATTEMPTS:
                self._give_up(chat, head.id, place_of(error))
        except (SQLAlchemyError, inbox.LeaseLost) as second:
            # The lease runs out by itself, and the chat is tried again.
            log.error("failure not counted", extra={"error": place_of(second)})

    def _give_up(self, chat: str, event: int, error: str) -> None:
        """Set an event aside that could not even be looked at, and count afresh for what waits behind it."""
        now = self._clock()
        metrics.event_handled("unread", "aside")
        log.error("event set aside", extra={"number": event, "error": error})
        with self._database.begin() as session:
            blank = chats.role_of(session, chat) == "officers"
            row = inbox.waiting_event(session, event)
            if row is None:
                return
            payload = row.payload or {}
            inbox.set_aside(session, [event], error, now, blank=blank)
            inbox.count_afresh(session, chat, now)
        if (task := bare_task(row)) is not None and plain(payload, "replyToken", MOST_TOKEN):
            job = self._owe_apology(task, now)
            if job:
                self._courier.send(job)

    def _owe_apology(self, task: Task, now: datetime) -> Job | None:
        try:
            with self._database.begin() as session:
                return self._owe(session, task, apology(task.said, task.seen), now)
        except Exception as error:  # its reply token may be what could not be stored
            log.error("apology not stored", extra={"error": place_of(error)})
            return None

    def _handle_next(self, chat: str, owner: str) -> bool:
        """Handle one thing said; False when the chat was given back."""
        for _ in range(TRIES - 1):
            try:
                return self._try_next(chat, owner)
            except (Conflict, StaleDataError, IntegrityError):
                log.info("consultation changed meanwhile, handling again")
        try:
            return self._try_next(chat, owner)
        except (Conflict, StaleDataError, IntegrityError) as error:
            task = self._next_task(chat)
            return task is not None and not self._set_aside(task, place_of(error), owner)

    def _try_next(self, chat: str, owner: str) -> bool:
        task = self._next_task(chat)
        if task is None:
            with self._database.begin() as session:
                inbox.release(session, chat, owner)
            return False
        with trace.tracing(task.last.webhook_event_id):
            return self._handle(task, chat, owner)

    def _handle(self, task: Task, chat: str, owner: str) -> bool:
        if task.last.attempts >= TOO_MANY_ATTEMPTS:
            return not self._set_aside(task, "gave up after many attempts", owner)
        if (until := task.more_pictures_until(self._clock())) is not None:
            return self._wait(task, chat, owner, until)
        try:
            task, reply = self._ask(task)
        except Exception as error:  # whatever a handler does, the others' messages go on
            return not self._set_aside(replace(task, events=task.events[:1]), place_of(error), owner)
        if reply.wait_until:
            with self._database.begin() as session:
                inbox.hold_lease(session, chat, owner, self._clock())
                inbox.postpone_chat(session, chat, reply.wait_until)
                inbox.release(session, chat, owner)
            return False
        if reply.wait:
            return self._wait(task, chat, owner, patience_ends(task.events[0]))
        try:
            return not self._finish(task, reply, owner)
        except StatementError as error:
            waits = self._next_task(chat) if is_lasting(error) else None
            if waits is None or waits.last.id != task.last.id:
                raise
            return not self._set_aside(task, place_of(error), owner)

    def _wait(self, task: Task, chat: str, owner: str, until: datetime) -> bool:
        """Look again then, or when something else comes; the chat is given back."""
        with self._database.begin() as session:
            inbox.hold_lease(session, chat, owner, self._clock())
            inbox.postpone(session, [event.id for event in task.events], until)
            inbox.release(session, chat, owner)
        return False

    def _next_task(self, chat: str) -> Task | None:
        with self._database.read() as session:
            return next_task(session, chat, self._desk(), self._clock())

    def _ask(self, task: Task) -> tuple[Task, Reply]:
        """Let the handlers answer; a fragment is read with what was said right after it."""
        if task.silent:
            return task, Reply()
        now = self._clock()
        overdue = task.followed or now >= patience_ends(task.events[0])
        joined, alone_here = task.said, task.pictures or len(task.events) == 1
        reply = self._respond(joined, task.seen, self._desk(), now, final=overdue and alone_here)
        if alone_here:
            return task, reply
        for count, event in enumerate(task.events[1:], start=2):
            if not reply.wait:
                return replace(task, said=joined, events=task.events[: count - 1]), reply
            said = said_in(event.payload or {}, cast(Call, event.call))
            alone = self._respond(replace(task.said, text=said.text), task.seen, self._desk(), now)
            if stands_apart(reply.reading, said, alone.reading):
                reply = self._respond(joined, task.seen, self._desk(), now, final=True)
                return replace(task, said=joined, events=task.events[: count - 1]), reply
            joined = together(joined, said)
            final = count == len(task.events) and overdue
            reply = self._respond(joined, task.seen, self._desk(), now, final=final)
        return task if reply.wait else replace(task, said=joined), reply

    def _duties(self) -> Duties:
        return self._desk().manual.duty.duties

    def _finish(self, task: Task, reply: Reply, owner: str) -> bool:
        """Store changes, what is owed and the events' end in one commit; then send. True: given back."""
        now = self._clock()
        if not field(task.last.payload or {}, "deliveryContext.isRedelivery", bool):
            self._courier.clock_check.saw_event(task.last.occurred_at, task.last.received_at)
        chat = task.seen.chat
        with self._database.begin() as session:
            inbox.hold_lease(session, task.last.chat_id or "", owner, now)
            stored = [store(session, change, chat, task.said, now, self._duties) for change in reply.changes]
            turn = next((one for one in stored if isinstance(one, int)), None)
            reply = rendered(reply, stored)
            owe_all(session, reply, now)
            job = self._owe(session, task, reply, now)
            begin_windows(session, stored, job.id if job else None, now)
            inbox.finish(
                session,
                [event.id for event in task.events],
                now,
                turn_id=turn,
                delivery_id=job.id if job else None,
                blank=must_blank(task, reply),
            )
            if task.seen.officer and chat.kind == "user":
                keep_masked(session, task.events)
            if task.said.code_wrong and task.said.call != "none":  # those were counted when they arrived
                code_tries.count_wrong(session, chat.id, now)
            if task.superseded:
                inbox.finish(session, [event.id for event in task.superseded], now, blank=True)
            if task.said.what == "edited" and task.said.message_id and not task.silent:
                newest, words = task.last.occurred_at, task.said.text or None
                walk.edit(session, Edited(task.said.message_id, newest, words, chat.id))
        metrics.event_handled(task.said.what, "answered" if job else "silent")
        log.info("event handled", extra={"kind": task.said.what, "delivery": job.id if job else "none"})
        given_back = self._send_and_give_back(job, task, owner)
        if task.said.what == "join":
            self._joined(chat.id)  # asks LINE, so only after the greeting went out
        self._handled(task.events)
        if reply.meets:
            self._met(reply.meets, chat.id if chat.kind == "group" else None)
        return given_back

    def _send_and_give_back(self, job: Job | None, task: Task, owner: str) -> bool:
        """Send what is owed; the commit that records its end gives the chat back if nothing waits there."""
        given_back = False

        def give_back(session: Session) -> None:
            nonlocal given_back
            given_back = inbox.release_if_idle(session, task.last.chat_id or "", owner)

        if job and job.owner:
            self._courier.send(job, and_then=give_back)
            metrics.answered((self._clock() - task.last.received_at).total_seconds())
        else:
            with self._database.begin() as session:
                give_back(session)
        return given_back

    def _owe(self, session: Session, task: Task, reply: Reply, now: datetime) -> Job | None:
        newest = newest_token(task.events)
        payload = newest.payload or {}
        token = plain(payload, "replyToken", MOST_TOKEN)
        if not reply.messages or token is None or not is_active(payload):
            return None
        delivery = deliveries.owe_reply(
            session,
            task.seen.chat.id,
            [dict(message) for message in reply.messages],
            to_group=task.seen.chat.kind == "group",
            token=token,
            token_until=token_until(newest, payload),
            now=now,
            owner=f"now-{uuid.uuid4().hex[:12]}",
            consultation=reply.about,
            alone=not task.owed,
            kind=deliveries.CONFIRMATION if reply.confirms else "",
        )
        return job_of(delivery, now)

    def _set_aside(self, task: Task, error: str, owner: str) -> bool:
        """A handler failed: one apology, and the event waits for an operator. True: given back."""
        now = self._clock()
        events = [event.id for event in task.events]
        metrics.event_handled(task.said.what, "aside")
        log.error("event set aside", extra={"number": events[0], "error": error})
        with self._database.begin() as session:
            inbox.hold_lease(session, task.last.chat_id or "", owner, now)
            job = self._owe(session, task, apology(task.said, task.seen), now)
            keep_masked(session, task.events)
            inbox.set_aside(session, events, error, now, blank=task.seen.chat.role == "officers")
            if task.superseded:
                inbox.finish(session, [event.id for event in task.superseded], now, blank=True)
        return self._send_and_give_back(job, task, owner)
