"""Storing what a handler wished: its changes become rows."""

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from bot import announcing, consult, served
from bot.made import Made
from db import attachments, chats, counted_rows, drafts, inbox, officers, wordings
from handlers.announced import CancelAnnouncement, ConfirmAnnouncement, DraftAnnouncement, OrderAnnouncement
from handlers.ask import BANGKOK
from handlers.reply import (
    BindGroup,
    Blank,
    Change,
    Chat,
    Followed,
    Joined,
    Left,
    PastLimit,
    Rate,
    RegisterOfficer,
    Remember,
    Said,
    Unfollowed,
)
from knowledge.reading import Reading, Talk

_TALK = TypeAdapter(Talk)
_READING = TypeAdapter(Reading)


def talk_from(stored: dict[str, Any] | None) -> Talk:
    """The talk as it was kept; empty where there is none or an older version kept it differently."""
    try:
        return _TALK.validate_python(stored) if stored else Talk()
    except ValidationError:
        return Talk()


def reading_from(stored: dict[str, Any]) -> Reading | None:
    try:
        return _READING.validate_python(stored)
    except ValidationError:
        return None


def store(session: Session, change: Change, chat: Chat, said: Said, now: datetime) -> int | Made | None:
    """Store one change; the id of the turn where it is one, the consultation where it makes one."""
    match change:
        case Remember(text=text, reading=reading, talk=talk):
            stored = _READING.dump_python(reading, mode="json", exclude={"why"})
            kept = _TALK.dump_python(talk, mode="json")
            turn = chats.add_turn(session, chat.id, chat.person, text, stored, kept, now)
            served.serve(session, change, chat, now, edited=said.what == "edited")
            return turn.id
        case PastLimit():
            counted_rows.count_past_limit(session, now.astimezone(BANGKOK).date())
        case OrderAnnouncement() | DraftAnnouncement() | ConfirmAnnouncement() | CancelAnnouncement():
            announcing.store(session, change, chat.person, now)
        case Followed(person=person):
            chats.follow(session, person, now)
        case Unfollowed(person=person):
            chats.unfollow(session, person, now)
        case Joined(group=group):
            chats.group_joined(session, group, now)
        case Left(group=group):
            chats.group_left(session, group, now)
        case BindGroup(group=group, role=role):
            if said.words.code and chats.use_code(session, said.words.code.letters, now):
                chats.bind_group(session, group, role, now)
        case RegisterOfficer(person=person, name=name):
            if said.words.code and officers.use_code(session, said.words.code.letters, now):
                officers.add(session, person, name, now)
        case Blank(message_id=message_id, told_from=told_from):
            together = wordings.said_together(session, message_id)
            inbox.unsend(session, message_id, now)
            attachments.erase_message(session, message_id)
            served.unsend(session, chat.id, together, now, told_from)
            drafts.take_back(session, chat.id, together)
            announcing.unsend(session, message_id, chat, now)
        case Rate(procedure=procedure, step=step, facet=facet, right=right, month=month):
            chats.rate(session, procedure or None, step, facet, month, right, now)
            served.rate(session, change, chat, now)
        case _:
            return consult.store(session, change, chat, now)
    return None
