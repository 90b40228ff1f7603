"""A question tried: what a person in the 1:1 chat would get, and how it was read. Nothing is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from domain.time import BANGKOK
from handlers import respond
from handlers.contract.case import Staff
from handlers.contract.reply import Chat, Desk, Said, Snapshot
from knowledge.reading.reading import Reading, Talk
from knowledge.reading.understand import Understanding
from line.plain_text import as_text

NOBODY = Staff()
ENTRY = "entry:"
"""Before the id of the taught entry that answers, as a reading's topic."""


@dataclass(frozen=True)
class Tried:
    reading: Reading
    text: str
    """What the person reads on the cards."""
    entry: int | None = None
    """The taught entry that answers."""
    why: tuple[str, ...] = ()
    """The evidence, a line each."""


def tried(
    desk: Desk,
    text: str,
    now: datetime,
    context: Iterable[str] = (),
    *,
    staff: Staff = NOBODY,
    explain: bool = False,
) -> Tried:
    """context: earlier messages of the same person. staff: to whom a question could be passed."""
    today = now.astimezone(BANGKOK).date()
    talk = talk_after(desk.understanding, context, today)
    seen = Snapshot(Chat("ask", "user", "ask"), talk, staff=staff)
    reply = respond(Said("text", text=text), seen, desk, now, final=True)
    # What is declined unread (too long, no letters) is read all the same for the figures.
    reading = reply.reading or desk.understanding.read(text, talk, today=today)
    why = desk.understanding.read(text, talk, today=today).why if explain else ()
    topic = reading.topic or ""
    entry = int(topic.removeprefix(ENTRY)) if topic.startswith(ENTRY) else None
    return Tried(reading, as_text(reply.messages), entry, why)


def talk_after(understanding: Understanding, context: Iterable[str], today: date | None = None) -> Talk:
    """The talk after these earlier messages of the same person, on that day."""
    talk = Talk()
    for earlier in context:
        talk = understanding.follow(talk, understanding.read(earlier, talk, today=today))
    return talk
