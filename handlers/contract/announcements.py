"""What officers' announcements are to the conversation: what is seen of them, and what may become of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from knowledge.facts.manual import Role


@dataclass(frozen=True)
class Order:
    """What officers want of an occasion, as it stands."""

    wish: Literal["send", "stop", "edit"]
    at: datetime
    text: str = ""
    """An officer's words in place of ours; of a stopped one, what would be said if it were sent after all."""
    reason: str = ""
    by: str | None = None
    """The officer's id."""
    message_id: str | None = None

    @property
    def version(self) -> str:
        """The same for the same order: what somebody saw can be held against what is there."""
        shown = "\0".join((self.wish, self.text, self.reason, self.at.isoformat()))
        return hashlib.sha256(shown.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Planned:
    """An occasion that a group will hear of, or what an officer wrote."""

    id: str
    role: Role
    at: datetime
    title: str
    stopped: bool = False
    order: Order | None = None

    @property
    def version(self) -> str:
        """Of its order; empty where officers have ordered nothing."""
        return self.order.version if self.order else ""


@dataclass(frozen=True)
class DraftedAnnouncement:
    """What an officer wrote to be announced. message_id: of the message it was written in."""

    message_id: str
    text: str
    open: bool
    """Neither confirmed nor cancelled."""


@dataclass(frozen=True)
class Announcing:
    """What an officer who announces must know; only loaded when that is what they speak of."""

    members: Mapping[Role, int] = field(default_factory=dict)
    """Of the groups of each role, as last counted: what a push there costs."""
    planned: tuple[Planned, ...] = ()
    """Not announced yet, of the days to come."""
    own: tuple[Planned, ...] = ()
    draft: DraftedAnnouncement | None = None


@dataclass(frozen=True)
class OrderAnnouncement:
    """An officer lets an occasion be sent, stopped, or said in other words."""

    occasion: str
    role: Role
    wish: Literal["send", "stop", "edit"]
    text: str | None = None
    message_id: str | None = None
    """Of the message that `text` was written in."""
    reason: str = ""
    """Of stopping it."""
    seen: str | None = None
    """The version it was decided on; on another nothing is stored. None: whatever is there."""


@dataclass(frozen=True)
class WriteAnnouncement:
    """An officer's own, sure at once. Those with a key that is there already are stored no second time."""

    key: str
    text: str
    role: Role
    at: datetime


@dataclass(frozen=True)
class DraftAnnouncement:
    message_id: str
    text: str


@dataclass(frozen=True)
class ConfirmAnnouncement:
    message_id: str
    role: Role
    at: datetime


@dataclass(frozen=True)
class CancelAnnouncement:
    """What an officer wrote: by its message, or by its number where it waits.

    Where it waits no more, a cancelling by number stores nothing.
    """

    message_id: str = ""
    number: int = 0


AnnouncementChange = (
    OrderAnnouncement | WriteAnnouncement | DraftAnnouncement | ConfirmAnnouncement | CancelAnnouncement
)
