"""What LINE's answers mean, in types of our own."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"
    """LINE will never take it as it is."""
    RETRY = "retry"
    """Surely not sent, or sent under a key that makes a repeat harmless."""
    HOLD = "hold"
    """The month's quota is used up."""
    DENIED = "denied"
    """LINE does not accept our token, or not for this: nothing was sent, nor will be until that is mended."""
    UNKNOWN = "unknown"
    """It may have gone out, and nothing makes a repeat harmless."""


@dataclass(frozen=True)
class Sent:
    """The outcome of one request."""

    outcome: Outcome
    message_ids: tuple[str, ...] = ()
    token_invalid: bool = False
    """LINE said `Invalid reply token`: used before, or too old."""
    status: int | None = None
    request_id: str | None = None
    reason: str = ""
    """LINE's words or the error's class; never the messages sent."""
    served_at: datetime | None = None
    """The date of LINE's answer, in whole seconds."""

    @property
    def note(self) -> str:
        return f"{self.outcome} {self.status or '-'} {self.request_id or '-'} {self.reason}".strip()[:120]


@dataclass(frozen=True)
class AccountInfo:
    user_id: str
    basic_id: str
    name: str
    served_at: datetime | None = None
    """The date of LINE's answer, in whole seconds."""
    marks_read_by_hand: bool = False
    """Chat is on in OA Manager: a message counts as read when it is marked so, not by itself."""


@dataclass(frozen=True)
class Quota:
    limit: int | None
    """Messages of this month; None where the plan has no limit."""
    used: int


@dataclass(frozen=True)
class Content:
    """The content of a picture, video, sound or file that somebody sent."""

    data: bytes
    media_type: str


class TooLarge(Exception):
    """The content has more bytes than allowed."""


class LineError(Exception):
    """A question to LINE that got no answer; the message says why, `status` what LINE answered if it did."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status
