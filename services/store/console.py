"""Store what handlers want of the way into the office's pages."""

from datetime import datetime

from sqlalchemy.orm import Session

from db.console import sessions
from handlers.contract.console import ConsoleChange, EndSessions, MakeLink
from services.store.pushes import Link


def store(session: Session, change: ConsoleChange, now: datetime) -> Link | None:
    match change:
        case MakeLink(person=person):
            return Link(sessions.make_link(session, person, now))
        case EndSessions(person=person):
            sessions.end_everywhere(session, person, now)
    return None
