"""What is known of a chat and of who speaks in it, in one look: every event begins with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.deliveries.carried import concerns_next_reply
from db.models.base import Moment
from db.models.chats import Group, Person, Turn
from db.models.consultations import Consultation, Draft
from db.models.inbox import InboxEvent, Tombstone
from db.staff import OFFICERS_GROUP

TALK_LASTS = timedelta(minutes=30)


LATELY = timedelta(minutes=1)


@dataclass(frozen=True)
class Glance:
    role: str | None
    """Of the group; None in 1:1."""
    talk: dict[str, Any] | None
    """What this person and the bot were last about here, unless 30 minutes have passed."""
    overtaken: bool
    """The message was unsent, or a later wording of it was handled already."""
    officers_group: str | None
    name: str | None
    school: str | None
    asked_lately: int
    """Questions of this person here within a minute."""
    draft: bool
    """The person is in the middle of something, or was until it ran out."""
    known: bool
    """The person has asked something before, here or elsewhere."""
    owed: bool
    """Something waits to go along with the next answer here, or is a reply that must go before it."""


_CHAT, _PERSON = bindparam("chat", type_=String()), bindparam("person", type_=String())


_MESSAGE = bindparam("message", type_=String())


_NOW, _AT = bindparam("now", type_=Moment), bindparam("at", type_=Moment)


_NEWER = aliased(InboxEvent)


_LAST_TALK = (
    select(Turn.talk)
    .where(Turn.chat_id == _CHAT, Turn.at > bindparam("talk_since", type_=Moment))
    .where(Turn.person_id.is_not_distinct_from(_PERSON))
    .order_by(Turn.at.desc(), Turn.id.desc())
    .limit(1)
)


_OVERTAKEN = or_(
    exists().where(Tombstone.message_id == _MESSAGE, Tombstone.until > _NOW),
    exists().where(
        _NEWER.message_id == _MESSAGE,
        _NEWER.type.in_(("message", "messageEdited")),
        _NEWER.state == "done",
        _NEWER.occurred_at > _AT,
    ),
)


_ASKED_LATELY = (
    select(func.count())
    .select_from(Turn)
    .where(Turn.chat_id == _CHAT, Turn.person_id == _PERSON)
    .where(Turn.at > bindparam("lately_since", type_=Moment))
)


_DRAFT = exists().where(Draft.chat_id == _CHAT, Draft.person_id == _PERSON)


_GLANCE = select(
    select(Group.role).where(Group.id == _CHAT).scalar_subquery(),
    _LAST_TALK.scalar_subquery(),
    _OVERTAKEN,
    OFFICERS_GROUP.scalar_subquery(),
    select(Person.name).where(Person.id == _PERSON).scalar_subquery(),
    select(Person.school).where(Person.id == _PERSON).scalar_subquery(),
    _ASKED_LATELY.scalar_subquery(),
    _DRAFT,
    exists().where(Consultation.person_id == _PERSON),
    concerns_next_reply(_CHAT),
)


def glance(
    session: Session,
    chat: str,
    person: str | None,
    now: datetime,
    *,
    message: str | None = None,
    said_at: datetime | None = None,
) -> Glance:
    """`message` and `said_at`: of a message with words, which may have been taken back or said anew."""
    row = session.connection().execute(
        _GLANCE,
        {
            "chat": chat,
            "person": person,
            "message": message,
            "now": now,
            "at": said_at or now,
            "talk_since": now - TALK_LASTS,
            "lately_since": now - LATELY,
        },
    )
    return Glance(*row.one())
