"""The next thing said in a chat, with all that is needed to handle it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from sqlalchemy.orm import Session

from db import chats, code_tries, consultations, inbox, officers
from db.chat_snapshot import TALK_LASTS, Glance, glance
from db.models.inbox import InboxEvent
from db.privacy import edits
from handlers.contract.reply import Call, Chat, Desk, Reply, Said, Snapshot
from handlers.words import read
from handlers.words.wishes import Wish
from knowledge.facts.manual import Role
from knowledge.reading.reading import Talk
from services.inbound.events import Source, quoted_id, said_in, source_of, text_of
from services.inbound.fields import Event, field
from services.inbound.turns import Turn, next_turn, set_awaited_until
from services.snapshot import announced, announcements, console, given_answers, served
from services.snapshot import consultations as consult
from services.snapshot.talk import reading_from, talk_from


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
    pictures: bool = False
    """The events are pictures that were sent together."""

    @property
    def last(self) -> InboxEvent:
        return self.events[-1]

    def more_pictures_until(self, now: datetime) -> datetime | None:
        """Until when the rest of pictures that are sent together is waited for; None where it is not."""
        if not self.pictures or self.silent or self.followed:
            return None
        until = set_awaited_until(self.events)
        return until if until and until > now else None


def next_task(session: Session, chat: str, desk: Desk, now: datetime) -> Task | None:
    waiting = inbox.waiting_in(session, chat)
    turn = next_turn(waiting)
    if turn is None:
        return None
    first, payload = turn.events[0], _with_quote(turn)
    source = source_of(payload)
    at = _glance(session, first, source, now)
    said = _said(session, turn, source, desk, now)
    seen = _snapshot(session, source, first, said, at)
    if said.call in ("mention", "call-word", "quote"):
        seen = _after_announcement(session, seen, payload, first.occurred_at, desk)
    seen = consult.seen_by(session, seen, said, payload, at, now, _wish(turn, said))
    seen = announcements.seen_by(session, seen, said, desk, now)
    seen = served.seen_by(session, seen, said, now)
    seen = given_answers.seen_by(session, seen, said, now)
    seen = console.seen_by(session, seen, said, now)
    if turn.pictures and len(turn.events) > 1:
        said = replace(said, pictures=tuple(event.message_id or "" for event in turn.events))
    followed = len(waiting) > len(turn.events) + len(turn.superseded)
    if turn.pictures:  # in a group others may say something meanwhile
        ours = [event for event in waiting if event.person_id == first.person_id]
        followed = len(ours) > len(turn.events)
    return Task(said, seen, turn.events, turn.superseded, at.overtaken, followed, at.owed, turn.pictures)


def _with_quote(turn: Turn) -> Event:
    """An edit may leave out what its message quotes."""
    payload = turn.events[0].payload or {}
    quotes = (field(one.payload, "message.quotedMessageId", str) for one in turn.superseded)
    quoted = next((id for id in quotes if id), None)
    if quoted is None or not isinstance(payload.get("message"), dict):
        return payload
    return {**payload, "message": {"quotedMessageId": quoted, **payload["message"]}}


def _said(session: Session, turn: Turn, source: Source, desk: Desk, now: datetime) -> Said:
    event = turn.events[0]
    said = said_in(event.payload or {}, cast(Call, event.call), (desk.bot.name,))
    if said.what == "edited" and any(one.type == "message" for one in turn.superseded):
        said = replace(said, what="text")  # no earlier wording was heard: this is what was said
    code = said.words.code
    if code is None or source.kind == "none":
        return said
    if code_tries.is_paused(session, source.chat, now):
        return replace(said, codes_paused=code.sure)
    if source.kind == "group":
        role = cast(Role | None, chats.role_of_code(session, code.letters, now))
        over = role is None and chats.code_ran_out(session, code.letters, now)
        wrong = not role and not over
        return replace(
            said, code_role=role, code_ran_out=over, code_unknown=code.sure and wrong, code_wrong=wrong
        )
    name = officers.name_of_code(session, code.letters, now) or ""
    taken = officers.is_taken(session, name, but=source.person or "")
    over = officers.ran_out(session, code.letters, now)
    wrong = not name and not over
    said = replace(said, officer_name=name, officer_taken=taken, code_ran_out=over, code_wrong=wrong)
    return replace(said, code_unknown=code.sure and wrong)


def _wish(turn: Turn, said: Said) -> Wish | None:
    """What the person wishes, where one text says it or several that are one thing said."""
    words = [text_of(one.payload or {}) for one in turn.events]
    joined = [" ".join(words[: count + 1]) for count in range(1, len(words))]
    return said.words.wish or next((wish for one in joined if (wish := read(one).wish)), None)


def _snapshot(session: Session, source: Source, event: InboxEvent, said: Said, at: Glance) -> Snapshot:
    is_group = source.kind == "group"
    role = cast(Role | None, at.role) if is_group else None
    chat = Chat(source.chat, "group" if is_group else "user", source.person, role)
    if said.what != "edited" or not event.message_id:
        return Snapshot(chat, talk_from(at.talk))
    did = [one.what for one in consultations.of_message(session, event.message_id) if one.actor == "officer"]
    turns = edits.turns_of(session, event.message_id)
    if not turns:
        return Snapshot(chat, talk_from(at.talk), did=tuple(did))
    talk = talk_from(edits.talk_before(session, turns[0], TALK_LASTS))
    return Snapshot(chat, talk, reading_from(turns[-1].reading), did=tuple(did))


def _after_announcement(
    session: Session, seen: Snapshot, event: Event, asked_at: datetime, desk: Desk
) -> Snapshot:
    """In a group: the talk is about the announcement that is quoted, or that came before a question."""
    group, quoted = seen.chat.id, quoted_id(event)
    if seen.chat.kind != "group":
        return seen
    if quoted:
        talk = announced.talk_of_quoted(session, group, quoted, desk)
    else:
        talk = None if seen.talk != Talk() else announced.talk_of_last(session, group, asked_at, desk)
    return replace(seen, talk=talk) if talk else seen


def _glance(session: Session, event: InboxEvent, source: Source, now: datetime) -> Glance:
    message = event.message_id if event.type in ("message", "messageEdited") else None
    return glance(session, source.chat, source.person, now, message=message, said_at=event.occurred_at)


def bare_task(event: InboxEvent) -> Task | None:
    """What is needed to apologise, read from the event alone; None where even that fails."""
    payload = event.payload or {}
    try:
        source = source_of(payload)
        said = said_in(payload, cast(Call, event.call))
    except Exception:
        return None
    chat = Chat(source.chat, "group" if source.kind == "group" else "user", source.person)
    return Task(said, Snapshot(chat), (event,), ())


def must_blank(task: Task, reply: Reply) -> bool:
    """Group talk is kept only where it was a question to the bot; officers' talk not at all."""
    if task.silent:
        return True
    chat = task.seen.chat
    return chat.kind == "group" and (chat.role == "officers" or not (reply.changes or reply.messages))
