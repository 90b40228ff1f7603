"""Store a handler's changes: each becomes rows."""

from datetime import datetime

from sqlalchemy.orm import Session

from db import attachments, chats, counted_rows, drafts, inbox, officers
from db.privacy import edits
from domain.time import BANGKOK
from handlers.contract.announcements import (
    CancelAnnouncement,
    ConfirmAnnouncement,
    DraftAnnouncement,
    OrderAnnouncement,
)
from handlers.contract.reply import (
    BindGroup,
    Blank,
    Change,
    Chat,
    Followed,
    Joined,
    Left,
    PastLimit,
    QuietGroup,
    Rate,
    RegisterOfficer,
    Remember,
    Said,
    Unfollowed,
)
from services.privacy import unsend
from services.snapshot.talk import READING, TALK
from services.store import announcements, consultations, ledger
from services.store.pushes import Made


def store(session: Session, change: Change, chat: Chat, said: Said, now: datetime) -> int | Made | None:
    """Store one change; the id of the turn where it is one, the consultation where it makes one."""
    match change:
        case Remember(text=text, reading=reading, talk=talk):
            stored = READING.dump_python(reading, mode="json", exclude={"why"})
            kept = TALK.dump_python(talk, mode="json")
            turn = chats.add_turn(session, chat.id, chat.person, text, stored, kept, now)
            ledger.serve(session, change, chat, now, edited=said.what == "edited")
            return turn.id
        case PastLimit():
            counted_rows.count_past_limit(session, now.astimezone(BANGKOK).date())
        case OrderAnnouncement() | DraftAnnouncement() | ConfirmAnnouncement() | CancelAnnouncement():
            announcements.store(session, change, chat.person, now)
        case Followed(person=person):
            chats.follow(session, person, now)
        case Unfollowed(person=person):
            chats.unfollow(session, person, now)
        case Joined() | Left() | QuietGroup():
            _store_group(session, change, chat, now)
        case BindGroup(group=group, role=role):
            if said.words.code and chats.use_code(session, said.words.code.letters, now):
                chats.bind_group(session, group, role, now)
        case RegisterOfficer(person=person, name=name):
            if said.words.code and officers.use_code(session, said.words.code.letters, now):
                officers.add(session, person, name, now)
        case Blank(message_id=message_id, told_from=told_from):
            together = edits.said_together(session, message_id)
            inbox.unsend(session, message_id, now)
            attachments.erase_message(session, message_id)
            unsend.unsend(session, chat.id, together, now, told_from)
            drafts.take_back(session, chat.id, together)
            announcements.unsend(session, message_id, chat, now)
        case Rate(procedure=procedure, step=step, facet=facet, right=right, month=month):
            chats.rate(session, procedure or None, step, facet, month, right, now)
            ledger.rate(session, change, chat, now)
        case _:
            return consultations.store(session, change, chat, now)
    return None


def _store_group(session: Session, change: Joined | Left | QuietGroup, chat: Chat, now: datetime) -> None:
    match change:
        case Joined(group=group):
            chats.group_joined(session, group, now)
        case Left(group=group):
            chats.group_left(session, group, now)
        case QuietGroup(until=until):
            chats.quiet_group(session, chat.id, until)
