"""Store what an officer's act on a page comes to: no event of a chat stands behind it."""

from datetime import datetime

from sqlalchemy.orm import Session

from handlers.acts.answers import By, Done
from handlers.contract.given import Give, SendNow, Stop
from handlers.contract.reply import Chat
from services.outbound.pushes import owe
from services.store import consultations, given_answers


def store(session: Session, done: Done, by: By, now: datetime) -> None:
    """In one transaction. Raises Conflict where somebody was faster.

    The seconds of an answer begin now: it is shown by the page that follows, and by no reply.
    """
    chat = Chat(by.chat, "user", by.officer.id)
    stored: list[object] = []
    for change in done.changes:
        if isinstance(change, Give | Stop | SendNow):
            stored.append(given_answers.store(session, change, now))
        else:
            consultations.store(session, change, chat, now)
    for push in done.pushes:
        owe(session, push, None, now)
    given_answers.begin_windows(session, stored, None, now)
