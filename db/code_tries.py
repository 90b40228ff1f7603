"""Wrong one-time codes: after a few of them a chat must pause, so that nobody can try them all."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models.inbox import CodeTries
from db.statements.upsert import insert_for

MOST_WRONG = 5
PAUSE = timedelta(minutes=10)
"""From the first wrong code on; also the time within which wrong ones are counted together."""


def is_paused(session: Session, chat: str, now: datetime) -> bool:
    """Whether so many wrong codes were typed in this chat that none is looked at for a while."""
    many = select(CodeTries.chat_id).where(
        CodeTries.chat_id == chat, CodeTries.wrong >= MOST_WRONG, CodeTries.since > now - PAUSE
    )
    return session.scalar(many) is not None


def count_wrong(session: Session, chat: str, now: datetime) -> None:
    """Count a wrong code; the pause begins at the last one that was allowed."""
    session.execute(delete(CodeTries).where(CodeTries.chat_id == chat, CodeTries.since <= now - PAUSE))
    statement = insert_for(session, CodeTries).values(chat_id=chat, wrong=1, since=now)
    again = {"wrong": CodeTries.wrong + 1, "since": now}
    session.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_=again))


def forget(session: Session, chat: str) -> None:
    session.execute(delete(CodeTries).where(CodeTries.chat_id == chat))


def tidy(session: Session, now: datetime) -> None:
    session.execute(delete(CodeTries).where(CodeTries.since <= now - PAUSE))
