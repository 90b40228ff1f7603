"""Store what an officer's act on a page comes to: no event of a chat stands behind it."""

from datetime import datetime

from sqlalchemy.orm import Session

from handlers.acts.answers import By, Done
from handlers.contract.case import NUMBER
from handlers.contract.given import Give, SendNow, Stop
from handlers.contract.reply import Chat
from services.outbound.pushes import owe
from services.store import consultations, given_answers
from services.store.pushes import Made, filled


def store(session: Session, done: Done, by: By, now: datetime) -> str:
    """In one transaction; what came of it in words to the officer. Raises Conflict where somebody was faster.

    The seconds of an answer begin now: it is shown by the page that follows, and by no reply.
    """
    chat = Chat(by.chat, "user", by.officer.id)
    stored: list[object] = []
    for change in done.changes:
        if isinstance(change, Give | Stop | SendNow):
            stored.append(given_answers.store(session, change, now))
        else:
            stored.append(consultations.store(session, change, chat, now))
    made = next((one for one in stored if isinstance(one, Made)), None)
    for push in filled(done.pushes, made) if made else done.pushes:
        owe(session, push, None, now)
    given_answers.begin_windows(session, stored, None, now)
    return done.told.replace(NUMBER, made.name) if made else done.told
