"""Events with people's identity and phone numbers made unreadable."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from db import inbox
from db.models.inbox import InboxEvent
from handlers.contract.mask import masked
from services.inbound.events import MASKED
from services.inbound.fields import Event, field

WORDS = ("text", "fileName", "title", "address")


def masked_event(event: Event) -> Event:
    """The event with the words of its message masked; itself where there is nothing to mask."""
    typed = {name: words for name in WORDS if (words := field(event, f"message.{name}", str)) is not None}
    safe = {name: masked(words) for name, words in typed.items()}
    if safe == typed:
        return event
    return {**event, "message": {**event["message"], **safe}, MASKED: True}


def keep_masked(session: Session, events: Iterable[InboxEvent]) -> None:
    """An officer's words came as they stand, as they might have been an answer: that is over now."""
    for event in events:
        payload = event.payload or {}
        if (safe := masked_event(payload)) is not payload:
            inbox.reword(session, event.id, safe)
