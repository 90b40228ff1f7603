"""What a handler must know of the way into the office's pages."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from db.console import sessions
from handlers.contract.reply import Said, Snapshot


def seen_by(session: Session, seen: Snapshot, said: Said, now: datetime) -> Snapshot:
    """How many links an officer asked for lately, where she asks for one now."""
    command = said.words.command
    if seen.officer is None or seen.chat.kind != "user" or command is None or command.name != "log-in":
        return seen
    return replace(seen, links_lately=sessions.links_lately(session, seen.officer.id, now))
