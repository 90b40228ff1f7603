"""What an officer may do with announcements: stop one, let it go, reword it, write one, cancel it.

As in `answers`: nothing here knows an event or a chat.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.acts.answers import Refused
from handlers.contract.announcements import (
    AnnouncementChange,
    CancelAnnouncement,
    ConfirmAnnouncement,
    DraftAnnouncement,
    DraftedAnnouncement,
    OrderAnnouncement,
    Planned,
    WriteAnnouncement,
)
from handlers.words.fold import shows
from knowledge.facts.manual import Role
from line.cards import officer_announce_cards as words
from line.limits import utf16_length

Members = Mapping[Role, int]

LONGEST = 4_500
"""UTF-16 units; a heading is still to be added."""
LONGEST_REASON = 200
"""Letters."""
GRACE = timedelta(hours=1)
"""So much later than the chosen moment it may still be confirmed."""
FARTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Done:
    """What is to be stored, and what the officer reads of it."""

    changes: tuple[AnnouncementChange, ...]
    told: str = ""


# Of the calendar
def stop(planned: Planned | None, reason: str = "", *, seen: str | None = None) -> Done | Refused:
    """It is not sent. What it would say is kept, for who wants it sent after all.

    planned: None where it is not to come any more, or never was. seen: its version that was decided on.
    """
    if planned is None:
        return Refused(words.TOO_LATE)
    order = planned.order
    kept = (order.text or None, order.message_id) if order else (None, None)
    change = OrderAnnouncement(planned.id, planned.role, "stop", *kept, reason[:LONGEST_REASON], seen)
    return Done((change,), words.will_not_send(planned.title, planned.role, planned.at))


def send(planned: Planned | None, *, seen: str | None = None) -> Done | Refused:
    """It is sent in the words of the calendar."""
    if planned is None:
        return Refused(words.TOO_LATE)
    change = OrderAnnouncement(planned.id, planned.role, "send", seen=seen)
    return Done((change,), words.will_send(planned.title, planned.role, planned.at))


def unstop(planned: Planned | None, *, seen: str | None = None) -> Done | Refused:
    """It is sent after all, in the words that it had before it was stopped."""
    if planned is None or planned.order is None or not planned.order.text:
        return send(planned, seen=seen)
    order = planned.order
    change = OrderAnnouncement(planned.id, planned.role, "edit", order.text, order.message_id, seen=seen)
    return Done((change,), words.will_send(planned.title, planned.role, planned.at))


def reword(
    planned: Planned | None, written: str, message: str | None = None, *, seen: str | None = None
) -> Done | Refused:
    """message: LINE's id of the one that the words came in."""
    if planned is None:
        return Refused(words.TOO_LATE)
    if (wrong := _wrong(written)) is not None:
        return wrong
    change = OrderAnnouncement(planned.id, planned.role, "edit", written, message, seen=seen)
    return Done((change,), words.edited(planned.role, planned.at, written))


# An officer's own
def draft(written: str, message: str, members: Members) -> Done | Refused:
    """Kept until its group and moment are chosen."""
    wrong = _wrong(written) or (None if members else Refused(words.NO_GROUPS))
    return wrong or Done((DraftAnnouncement(message, written),))


def cannot_go(
    role: Role | None, at: datetime | None, members: Members, now: datetime, grace: timedelta = GRACE
) -> Refused | None:
    """Why nothing can be announced there and then; None where it can. at: None where it is no moment."""
    if role is not None and role not in members:
        return Refused(words.no_group(role))
    if at is None or at < now - grace:
        return Refused(words.MOMENT_GONE)
    return Refused(words.TOO_FAR) if at > now + FARTHEST else None


def confirm(
    drafted: DraftedAnnouncement, role: Role, at: datetime | None, members: Members, now: datetime
) -> Done | Refused:
    """at: `now` itself where it is to go at once."""
    refused = cannot_go(role, at, members, now)
    if refused is not None or at is None:
        return refused or Refused(words.MOMENT_GONE)
    change = ConfirmAnnouncement(drafted.message_id, role, at)
    return Done((change,), words.confirmed(role, at, at == now))


def write(
    written: str,
    roles: Sequence[Role],
    at: datetime | None,
    now: datetime,
    members: Members,
    *,
    key: str,
    grace: timedelta = GRACE,
) -> Done | Refused:
    """One for each of the groups. key: names this writing, so that it is stored once."""
    wrong = _wrong(written) or (None if roles else Refused(words.NO_ROLE))
    for role in roles:
        wrong = wrong or cannot_go(role, at, members, now, grace)
    if wrong is not None or at is None:
        return wrong or Refused(words.MOMENT_GONE)
    changes = tuple(WriteAnnouncement(f"page:{key}:{role}", written, role, at) for role in roles)
    return Done(changes, "\n".join(words.confirmed(role, at, at == now) for role in roles))


def cancel(own: Planned | None) -> Done | Refused:
    """own: one that waits; None where it does not, or not any more."""
    number = own.id.rpartition(":")[2] if own else ""
    if not number.isdigit():
        return Refused(words.TOO_LATE)
    return Done((CancelAnnouncement(number=int(number)),), words.CANCELLED)


def cancel_draft(drafted: DraftedAnnouncement) -> Done:
    return Done((CancelAnnouncement(drafted.message_id),), words.CANCELLED)


def _wrong(written: str) -> Refused | None:
    if not shows(written):
        return Refused(words.NO_WORDS)
    return Refused(words.TOO_LONG) if utf16_length(written) > LONGEST else None
