"""Store a handler's changes: each becomes rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from db import chats, counted_rows, officers
from db.privacy import edits
from domain.routing import Duties
from domain.time import BANGKOK
from handlers.contract.announcements import AnnouncementChange
from handlers.contract.console import EndSessions, MakeLink
from handlers.contract.given import Give, SendNow, Stop
from handlers.contract.reply import (
    BindGroup,
    Blank,
    Change,
    Chat,
    Followed,
    Joined,
    Left,
    QuietGroup,
    RegisterOfficer,
    Said,
    Unfollowed,
)
from handlers.contract.turn import PastLimit, Rate, Remember
from knowledge.reading.reading import Reading, Talk
from services.privacy import walk
from services.privacy.row import Unsent
from services.snapshot.talk import READING, TALK
from services.store import announcements, console, consultations, given_answers, ledger
from services.store.given_answers import Held
from services.store.pushes import Link, Made


def store(
    session: Session,
    change: Change,
    chat: Chat,
    said: Said,
    now: datetime,
    duties: Callable[[], Duties] = dict,
) -> int | Made | Link | Held | None:
    """Store one change; the id of the turn where it is one, what it makes or keeps back."""
    match change:
        case Remember(text=text, reading=reading, talk=talk):
            turn = chats.add_turn(session, chat.id, chat.person, text, *_kept(reading, talk), now)
            ledger.serve(session, change, chat, now, edited=said.what == "edited")
            return turn.id
        case PastLimit():
            counted_rows.count_past_limit(session, now.astimezone(BANGKOK).date())
        case _ if isinstance(change, AnnouncementChange):
            announcements.store(session, change, chat.person, now)
        case Give() | Stop() | SendNow():
            return given_answers.store(session, change, now)
        case Followed() | Unfollowed() | Joined() | Left() | QuietGroup():
            _store_chat(session, change, chat, now, duties)
        case BindGroup() | RegisterOfficer():
            _use_code(session, change, said, now, duties)
        case Blank(message_id=message_id, told_from=told_from):
            together = edits.said_together(session, message_id)
            walk.unsend(session, Unsent(chat, message_id, together, now, told_from))
        case Rate(procedure=procedure, step=step, facet=facet, right=right, month=month):
            chats.rate(session, procedure or None, step, facet, month, right, now)
            ledger.rate(session, change, chat, now)
        case MakeLink() | EndSessions():
            return console.store(session, change, now)
        case _:
            return consultations.store(session, change, chat, now)
    return None


def _kept(reading: Reading, talk: Talk) -> tuple[dict[str, Any], dict[str, Any]]:
    """A reading and a talk as JSON; why it was read so is not kept: it holds the words themselves."""
    bare = replace(
        reading, why=(), left=(), more=tuple(replace(one, why=(), more=()) for one in reading.more)
    )
    return READING.dump_python(bare, mode="json", exclude={"why"}), TALK.dump_python(talk, mode="json")


def _use_code(
    session: Session,
    change: BindGroup | RegisterOfficer,
    said: Said,
    now: datetime,
    duties: Callable[[], Duties],
) -> None:
    code = said.words.code.letters if said.words.code else ""
    match change:
        case BindGroup(group=group, role=role):
            if code and chats.use_code(session, code, now):
                chats.bind_group(session, group, role, now, duties())
        case RegisterOfficer(person=person, name=name):
            if code and officers.use_code(session, code, now):
                officers.add(session, person, name, now, officers.rank_of_code(session, code))


def _store_chat(
    session: Session,
    change: Followed | Unfollowed | Joined | Left | QuietGroup,
    chat: Chat,
    now: datetime,
    duties: Callable[[], Duties],
) -> None:
    match change:
        case Followed(person=person):
            chats.follow(session, person, now)
        case Unfollowed(person=person):
            chats.unfollow(session, person, now)
        case Joined(group=group):
            chats.group_joined(session, group, now)
        case Left(group=group):
            chats.group_left(session, group, now, duties())
        case QuietGroup(until=until):
            chats.quiet_group(session, chat.id, until)
