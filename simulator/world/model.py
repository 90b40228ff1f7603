"""What the platform keeps: people, groups, messages, and a record of every call and webhook."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Json = dict[str, Any]
"""A JSON object as it goes over the wire."""

Via = Literal["person", "tap", "reply", "push"]
Outcome = Literal["waiting", "ok", "bad status", "timeout", "no connection", "webhook off"]


@dataclass(frozen=True)
class BotAccount:
    """The Official Account that the platform hosts."""

    user_id: str = "U" + "b07" * 10 + "b0"
    basic_id: str = "@000planb"
    name: str = "planbot"


@dataclass
class Person:
    id: str
    name: str
    about: str = ""
    """For the page only, never told to the bot."""
    friend: bool = True
    blocked: bool = False
    wrote_at: datetime | None = None
    """When they last wrote to the bot in 1:1."""

    @property
    def reachable(self) -> bool:
        return self.friend and not self.blocked


@dataclass
class Group:
    id: str
    name: str
    members: list[str] = field(default_factory=list)
    others: int = 0
    """Members who never speak here: they only count."""
    bot: bool = True
    """The bot is in it."""

    @property
    def count(self) -> int:
        """Members without the bot, as LINE counts them."""
        return len(self.members) + self.others


@dataclass
class Message:
    """One message as it stands in a chat."""

    id: str
    chat: str
    """The person's id in 1:1, else the group's."""
    sender: str | None
    """None is the bot."""
    at: datetime
    content: Json
    """A message object of LINE's (for the bot's), or a webhook's message content without ids and tokens."""
    via: Via
    version: int
    quote_token: str | None = None
    quotes: str | None = None
    """Id of the quoted message."""
    edited: bool = False
    unsent: bool = False
    event: str | None = None
    """webhookEventId of the last event told about it."""
    read_token: str | None = None
    """Of a person's: with which the bot marks it, and what was written before it, as read."""
    read: bool = False
    reply_token: str | None = None
    """Of the bot's: the token it was sent with. Of a person's: the token given with its event."""


@dataclass
class Request:
    """One call of the API, with what was answered."""

    id: str
    """X-Line-Request-Id."""
    at: datetime
    method: str
    path: str
    headers: dict[str, str]
    """Names in lower case; the authorization is left out."""
    body: Any
    """Parsed JSON, or the number of bytes of anything else."""
    status: int = 0
    answer: Any = None
    done: bool = False
    """It was accepted, whatever the caller came to hear."""


@dataclass
class Delivery:
    """One try to bring events to the bot."""

    events: tuple[Json, ...]
    url: str
    attempt: int
    """1 is the first."""
    at: datetime
    outcome: Outcome = "waiting"
    status: int | None = None
    seconds: float = 0.0


@dataclass(eq=False)
class Refusal(Exception):
    """What LINE answers instead of doing what was asked."""

    status: int
    message: str
    details: list[Json] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    extra: Json = field(default_factory=dict)

    def body(self) -> Json:
        body: Json = {"message": self.message}
        if self.details:
            body["details"] = self.details
        return body | self.extra
