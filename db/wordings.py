"""Earlier wordings of messages that were edited: what somebody took back is kept no longer."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.models import InboxEvent, Turn


def forget_earlier(session: Session, message_id: str, newest: datetime) -> None:
    """Blank what a message said before the wording of that moment; how it was read and answered stays."""
    earlier = (
        (InboxEvent.message_id == message_id)
        & (InboxEvent.state != "waiting")
        & (InboxEvent.occurred_at < newest)
    )
    turns = select(InboxEvent.turn_id).where(earlier, InboxEvent.turn_id.is_not(None))
    session.execute(update(Turn).where(Turn.id.in_(turns)).values(text=None))
    session.execute(update(InboxEvent).where(earlier).values(payload=None))
