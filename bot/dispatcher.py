"""From a waiting event to what it changes and owes: claim a chat, handle, store in one commit, send."""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, cast

from sqlalchemy.exc import IntegrityError, SQLAlchemyError, StatementError
from sqlalchemy.orm import Session

import handlers
from bot import announcing, consult
from bot.delivery import Courier, Job, job_of
from bot.events import Source, said_in, source_of
from bot.log import place_of
from bot.made import Made, owe, rendered
from bot.mask import keep_masked
from bot.remember import reading_from, store, talk_from
from bot.turns import next_turn, patience_ends
from db import chats, deliveries, inbox, officers, wordings
from db.consultations import Conflict
from db.engine import Database, is_lasting
from db.glance import Glance, glance
from db.models import Delivery, InboxEvent
from handlers.failed import apology
from handlers.reply import Call, Chat, Desk, Reply, Said, Snapshot
from knowledge.model import Role

log = logging.getLogger("planbot.dispatcher")

TOKEN_LASTS = timedelta(seconds=55)
"""LINE takes a reply token for a minute after delivering its event; some of it is lost on the way."""

TOKEN_ENDS = timedelta(minutes=20)
"""After the event, whatever redelivery did."""

TOO_MANY_ATTEMPTS = 20

TRIES = 3
"""How often a handler runs on a fresh snapshot, where another chat was faster to change a consultation."""


class Responder(Protocol):
    def __call__(
        self, said: Said, seen: Snapshot, desk: Desk, now: datetime, *, final: bool = False
    ) -> Reply: ...


@dataclass(frozen=True)
class Task:
    """One thing said, and all that is needed to handle it."""

    said: Said
    seen: Snapshot
    events: tuple[InboxEvent, ...]
    superseded: tuple[InboxEvent, ...]
    silent: bool = False
    """Unsent, or an older wording: to be marked done without an answer."""
    followed: bool = False
    """Something else waits behind it, that is no part of it: no more is to come."""
    owed: bool = False
    """Something waits to go along with the answer."""

    @property
    def last(self) -> InboxEvent:
        return self.events[-1]


class Dispatcher:
    def __init__(
        self,
        database: Database,
        courier: Courier,
        desk: Callable[[], Desk],
        clock: Callable[[], datetime],
        joined: Callable[[str], None] = lambda group: None,
        respond: Responder = handlers.respond,
        met: Callable[[str], None] = lambda person: None,
    ) -> None:
        """`joined` is told of each group that the bot was brought into, `met` of each person to be named."""
        self._database = database
        self._courier = courier
        self._desk = desk
        self._clock = clock
        self._joined = joined
        self._respond = respond
        self._met = met

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
        except SQLAlchemyError as error:
            # The lease runs out by itself, and the chat is tried again.
            log.error("database failed while handling", extra={"error": type(error).__name__})

    def _handle_next(self, chat: str, owner: str) -> bool:
        """Handle one thing said; False when the chat was given back."""
        for _ in range(TRIES - 1):
            try:
                return self._try_next(chat, owner)
            except (Conflict, IntegrityError):
                log.info("consultation changed meanwhile, handling again")
        try:
            return self._try_next(chat, owner)
        except (Conflict, IntegrityError) as error:
            task = self._next_task(chat)
            return task is not None and not self._set_aside(task, place_of(error), owner)

    def _try_next(self, chat: str, owner: str) -> bool:
        task = self._next_task(chat)
        if task is None:
            with self._database.begin() as session:
                inbox.release(session, chat, owner)
            return False
        if task.last.attempts >= TOO_MANY_ATTEMPTS:
            return not self._set_aside(task, "gave up after many attempts", owner)
        try:
            task, reply = self._ask(task)
        except Exception as error:  # whatever a handler does, the others' messages go on
            first = replace(task, events=task.events[:1])
            return not self._set_aside(first, place_of(error), owner)
        if reply.wait:
            with self._database.begin() as session:
                inbox.hold_lease(session, chat, owner, self._clock())
                waiting = [event.id for event in task.events]
                inbox.postpone(session, waiting, patience_ends(task.events[0]))
                inbox.release(session, chat, owner)
            return False
        try:
            return not self._finish(task, reply, owner)
        except StatementError as error:
            waits = self._next_task(chat) if is_lasting(error) else None
            if waits is None or waits.last.id != task.last.id:
                raise
            return not self._set_aside(task, place_of(error), owner)

    def _next_task(self, chat: str) -> Task | None:
        now = self._clock()
        with self._database.read() as session:
            waiting = inbox.waiting_in(session, chat)
            turn = next_turn(waiting)
            if turn is None:
                return None
            first = turn.events[0]
            source = source_of(first.payload or {})
            at = _glance(session, first, source, now)
            seen = self._snapshot(session, source, first, at)
            said = self._said(session, first, source, now)
            seen = consult.seen_by(session, seen, said, first.payload or {}, at, now)
            seen = announcing.seen_by(session, seen, said, self._desk(), now)
            followed = len(waiting) > len(turn.events) + len(turn.superseded)
            return Task(said, seen, turn.events, turn.superseded, at.overtaken, followed, at.owed)

    def _said(self, session: Session, event: InboxEvent, source: Source, now: datetime) -> Said:
        said = said_in(event.payload or {}, cast(Call, event.call), (self._desk().bot.name,))
        if source.kind == "group":
            role = chats.role_of_code(session, said.text, now)
            return replace(said, code_role=cast(Role | None, role))
        if source.kind == "user" and chats.looks_like_code(said.text.strip().upper()):
            return replace(said, officer_name=officers.name_of_code(session, said.text, now) or "")
        return said

    def _snapshot(self, session: Session, source: Source, event: InboxEvent, at: Glance) -> Snapshot:
        is_group = source.kind == "group"
        role = cast(Role | None, at.role) if is_group else None
        chat = Chat(source.chat, "group" if is_group else "user", source.person, role)
        before = None
        if event.type == "messageEdited" and event.message_id:
            turn = inbox.turn_of(session, event.message_id)
            before = reading_from(turn.reading) if turn else None
        return Snapshot(chat, talk_from(at.talk), before)

    def _ask(self, task: Task) -> tuple[Task, Reply]:
        """Let the handlers answer; a fragment is read with what was said right after it."""
        if task.silent:
            return task, Reply()
        now = self._clock()
        overdue = task.followed or now >= patience_ends(task.events[0])
        words: list[str] = []
        hidden = False
        for count, event in enumerate(task.events, start=1):
            said = said_in(event.payload or {}, cast(Call, event.call)) if count > 1 else task.said
            words.append(said.text)
            hidden = hidden or said.masked
            joined = replace(task.said, text=" ".join(words), message_id=said.message_id, masked=hidden)
            final = count == len(task.events) and overdue
            reply = self._respond(joined, task.seen, self._desk(), now, final=final)
            if not reply.wait:
                return replace(task, said=joined, events=task.events[:count]), reply
        return task, reply

    def _finish(self, task: Task, reply: Reply, owner: str) -> bool:
        """Store changes, what is owed and the events' end in one commit; then send. True: given back."""
        now = self._clock()
        chat = task.seen.chat
        with self._database.begin() as session:
            inbox.hold_lease(session, task.last.chat_id or "", owner, now)
            stored = [store(session, change, chat, task.said, now) for change in reply.changes]
            turn = next((one for one in stored if isinstance(one, int)), None)
            reply = rendered(reply, next((one for one in stored if isinstance(one, Made)), None))
            for push in reply.pushes:
                owe(session, push, now)
            job = self._owe(session, task, reply, now)
            inbox.finish(
                session,
                [event.id for event in task.events],
                now,
                turn_id=turn,
                delivery_id=job.id if job else None,
                blank=_must_blank(task, reply),
            )
            if task.seen.officer and chat.kind == "user":
                keep_masked(session, task.events)
            if task.superseded:
                inbox.finish(session, [event.id for event in task.superseded], now, blank=True)
            if task.said.what == "edited" and task.said.message_id:
                wordings.forget_earlier(session, task.said.message_id, task.last.occurred_at)
        given_back = self._send_and_give_back(job, task, owner)
        if task.said.what == "join":
            self._joined(chat.id)  # asks LINE, so only after the greeting went out
        if reply.meets:
            self._met(reply.meets)
        return given_back

    def _send_and_give_back(self, job: Job | None, task: Task, owner: str) -> bool:
        """Send what is owed; the commit that records its end gives the chat back if nothing waits there."""
        given_back = False

        def give_back(session: Session) -> None:
            nonlocal given_back
            given_back = inbox.release_if_idle(session, task.last.chat_id or "", owner)

        if job:
            self._courier.send(job, and_then=give_back)
        else:
            with self._database.begin() as session:
                give_back(session)
        return given_back

    def _owe(self, session: Session, task: Task, reply: Reply, now: datetime) -> Job | None:
        token = (task.last.payload or {}).get("replyToken")
        if not reply.messages or not isinstance(token, str):
            return None
        delivery: Delivery = deliveries.owe_reply(
            session,
            task.seen.chat.id,
            [dict(message) for message in reply.messages],
            to_group=task.seen.chat.kind == "group",
            token=token,
            token_until=min(task.last.received_at + TOKEN_LASTS, task.last.occurred_at + TOKEN_ENDS),
            now=now,
            owner=f"now-{uuid.uuid4().hex[:12]}",
            consultation=reply.about,
            alone=not task.owed,
        )
        return job_of(delivery, now)

    def _set_aside(self, task: Task, error: str, owner: str) -> bool:
        """A handler failed: one apology, and the event waits for an operator. True: given back."""
        now = self._clock()
        events = [event.id for event in task.events]
        log.error("event set aside", extra={"event": events[0], "error": error})
        reply = apology(task.said, task.seen)
        with self._database.begin() as session:
            inbox.hold_lease(session, task.last.chat_id or "", owner, now)
            job = self._owe(session, task, reply, now)
            keep_masked(session, task.events)
            inbox.set_aside(session, events, error, now, blank=task.seen.chat.role == "officers")
            if task.superseded:
                inbox.finish(session, [event.id for event in task.superseded], now, blank=True)
        return self._send_and_give_back(job, task, owner)


def _glance(session: Session, event: InboxEvent, source: Source, now: datetime) -> Glance:
    message = event.message_id if event.type in ("message", "messageEdited") else None
    return glance(session, source.chat, source.person, now, message=message, said_at=event.occurred_at)


def _must_blank(task: Task, reply: Reply) -> bool:
    """Group talk is kept only where it was a question to the bot; officers' talk not at all."""
    if task.silent:
        return True
    chat = task.seen.chat
    return chat.kind == "group" and (chat.role == "officers" or not (reply.changes or reply.messages))
