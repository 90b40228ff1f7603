"""Which of a chat's waiting events are handled next, and together. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from db.models.inbox import InboxEvent
from handlers.contract.reply import Said
from knowledge.reading.reading import Reading
from services.inbound.events import MEDIA, is_active, source_of
from services.inbound.fields import field

PATIENCE = timedelta(seconds=2)
"""How long a fragment waits for the rest of the question."""

SET_PAUSE = timedelta(seconds=3)
"""How long the next picture of a set is waited for."""
SET_PATIENCE = timedelta(seconds=10)
"""How long a set is waited for at most: reply tokens live for a minute."""
AT_ONCE = timedelta(seconds=0.5)
"""What comes within it has come together."""
MOST_PICTURES = 1_000
"""More than LINE sends together."""


@dataclass(frozen=True)
class Turn:
    """Events that are one thing said; `superseded` are older wordings, not to be answered."""

    events: tuple[InboxEvent, ...]
    superseded: tuple[InboxEvent, ...] = ()
    pictures: bool = False
    """They are pictures that were sent together, in their order."""


def next_turn(waiting: Sequence[InboxEvent]) -> Turn | None:
    """The oldest event that waits, with the texts right behind it that may belong to it.

    `waiting` is in the order things happened. A message that was unsent is known before it is read;
    one that was edited is read in its newest wording.
    """
    if not waiting:
        return None
    unsent = next((event for event in waiting if event.type == "unsend"), None)
    if unsent is not None:
        return Turn((unsent,))
    head = waiting[0]
    edits = [event for event in waiting if event.type == "messageEdited" and _same(event, head)]
    if edits and edits[-1] is not head:
        older = tuple(event for event in waiting if _same(event, head) and event is not edits[-1])
        return Turn((edits[-1],), older)
    if together := _sent_together(head, waiting):
        return Turn(together, pictures=True)
    return Turn((head, *_following(head, waiting[1:])))


def _same(one: InboxEvent, other: InboxEvent) -> bool:
    return one.message_id is not None and one.message_id == other.message_id


def _following(head: InboxEvent, rest: Sequence[InboxEvent]) -> Iterator[InboxEvent]:
    if not _is_private_text(head):
        return
    for event in rest:
        edited_later = any(_same(event, other) and other is not event for other in rest)
        if not _is_private_text(event) or edited_later:
            return
        yield event


def _sent_together(head: InboxEvent, waiting: Sequence[InboxEvent]) -> tuple[InboxEvent, ...]:
    """The pictures of the head's set: by their index where each has one, else in the order of arrival."""
    name = _set_of(head)
    if name is None:
        return ()
    found = [event for event in waiting if _set_of(event) == name and event.person_id == head.person_id]
    places = [_whole(event, "index") for event in found]
    if all(places):
        return tuple(sorted(found, key=lambda event: (_whole(event, "index") or 0, event.id or 0)))
    return tuple(sorted(found, key=lambda event: (event.received_at, event.occurred_at, event.id or 0)))


def _set_of(event: InboxEvent) -> str | None:
    payload = event.payload or {}
    if event.type != "message" or field(payload, "message.type", str) != "image" or not is_active(payload):
        return None
    return field(payload, "message.imageSet.id", str) or None


def _whole(event: InboxEvent, name: str) -> int | None:
    """None where LINE left it out, or where it makes no sense."""
    value = field(event.payload or {}, f"message.imageSet.{name}", int)
    return value if value is not None and 0 < value <= MOST_PICTURES else None


def set_awaited_until(events: Sequence[InboxEvent]) -> datetime | None:
    """Until when more pictures of a set are waited for; None where all are here."""
    total = max((_whole(event, "total") or 0 for event in events), default=0)
    if total and len(events) >= total:
        return None
    came = [event.received_at for event in events]
    return min(max(came) + SET_PAUSE, min(came) + SET_PATIENCE)


def _is_private_text(event: InboxEvent) -> bool:
    payload = event.payload or {}
    return (
        event.type == "message"
        and is_active(payload)
        and field(payload, "message.type", str) not in (None, *MEDIA)
        and field(payload, "message.quotedMessageId", str) is None
        and source_of(payload).kind == "user"
    )


def together(before: Said, said: Said) -> Said:
    """Several messages as one thing said."""
    return replace(
        before,
        text=f"{before.text} {said.text}",
        message_id=said.message_id,
        masked=before.masked or said.masked,
    )


def stands_apart(before: Reading | None, said: Said, alone: Reading | None) -> bool:
    """Whether a text is a matter of its own, though what came before it may be half of a question.

    A subject is the half of a question that names none; one that names another subject is whole.
    """
    if before is None or before.half is None:
        return False
    if said.words.wish or said.words.code:
        return True
    if before.half != "subject" or alone is None or alone.half or not alone.complete:
        return False
    return alone.kind in ("answer", "calendar") and alone.named and alone.procedure != before.procedure


def newest_token(events: Sequence[InboxEvent]) -> InboxEvent:
    """The event whose reply token is used: the last that was said, unless another came well after it."""
    last = events[-1]
    newest = max(events, key=lambda event: event.received_at)
    return newest if newest.received_at - last.received_at > AT_ONCE else last


def patience_ends(event: InboxEvent) -> datetime:
    return event.received_at + PATIENCE
