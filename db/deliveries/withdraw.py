"""Deliveries taken back because what they say, or for whom it is, is gone."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from db.deliveries.contents import parts_of
from db.deliveries.states import end, end_where, holds_unsent_words
from db.models.deliveries import Delivery, SentMessage


def of_chat(session: Session, chat: str, now: datetime) -> None:
    """Whatever is owed to a chat goes no more."""
    end_where(session, (Delivery.chat_id == chat) & holds_unsent_words(), "withdrawn", now)


def answers(session: Session, ids: Select[Any], now: datetime) -> None:
    """Answers to what was unsent. One that is being sent cannot be called back, but is not sent again."""
    end_where(session, Delivery.id.in_(ids) & holds_unsent_words(), "withdrawn", now)
    forgotten = {"messages": None, "contents": None}
    session.execute(update(Delivery).where(Delivery.id.in_(ids)).values(**forgotten))


def pushes_with(session: Session, words: str, now: datetime) -> None:
    """Pushes about no consultation in whose messages these words stand: a draft's card by its button."""
    apart = holds_unsent_words() & (Delivery.kind == "push") & Delivery.consultation_id.is_(None)
    for owed in session.scalars(select(Delivery).where(apart)).all():
        if words in json.dumps([one.message for one in parts_of(owed)], ensure_ascii=False):
            end(owed, "withdrawn", now)


def unless_gone(session: Session, ids: Select[Any], now: datetime) -> bool:
    """Take these back, unless LINE has one of them or may have it; whether they were."""
    owed = session.scalars(select(Delivery).where(Delivery.id.in_(ids)).with_for_update()).all()
    if any(one.doubtful or one.state not in ("waiting", "held", "withdrawn") for one in owed):
        return False
    for one in owed:
        end(one, "withdrawn", now)
    return True


def drop_old(session: Session, before: datetime, now: datetime) -> None:
    """What still waits for somebody and is older than people's words are kept."""
    end_where(session, holds_unsent_words() & (Delivery.created_at < before), "dropped", now)


def forget_settled(session: Session, chats: Iterable[str]) -> None:
    """Erase what was sent to chats: the rows that have ended, and the ids of our messages."""
    for chat in chats:
        session.execute(delete(SentMessage).where(SentMessage.chat_id == chat))
        session.execute(delete(Delivery).where(Delivery.chat_id == chat, Delivery.settled_at.is_not(None)))
