"""Which of a chat's waiting events are handled next, and together. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.models.inbox import InboxEvent
from services.inbound.events import MEDIA, is_active, source_of
from services.inbound.fields import field

PATIENCE = timedelta(seconds=2)
"""How long a fragment waits for the rest of the question."""


@dataclass(frozen=True)
class Turn:
    """Events that are one thing said; `superseded` are older wordings, not to be answered."""

    events: tuple[InboxEvent, ...]
    superseded: tuple[InboxEvent, ...] = ()


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


def _is_private_text(event: InboxEvent) -> bool:
    payload = event.payload or {}
    return (
        event.type == "message"
        and is_active(payload)
        and field(payload, "message.type", str) not in (None, *MEDIA)
        and field(payload, "message.quotedMessageId", str) is None
        and source_of(payload).kind == "user"
    )


def patience_ends(event: InboxEvent) -> datetime:
    return event.received_at + PATIENCE
