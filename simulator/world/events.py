"""Webhook events as LINE writes them."""

from dataclasses import dataclass
from datetime import datetime

from simulator.world import ids
from simulator.world.model import Json, Message
from simulator.world.state import State
from simulator.world.units import utf16_units


@dataclass(frozen=True)
class Where:
    """The chat of an event, and who did it where the event tells."""

    chat: str
    group: bool
    person: str | None = None

    def source(self) -> Json:
        if not self.group:
            return {"type": "user", "userId": self.person or self.chat}
        source: Json = {"type": "group", "groupId": self.chat}
        return source | ({"userId": self.person} if self.person else {})


def event(state: State, kind: str, where: Where, more: Json, *, reply: bool = True) -> Json:
    """An event that happens now, with a reply token of its own where its kind has one."""
    now = state.clock.now()
    event_id = ids.ulid(now)
    told: Json = {
        "type": kind,
        "webhookEventId": event_id,
        "deliveryContext": {"isRedelivery": False},
        "timestamp": milliseconds(now),
        "source": where.source(),
        "mode": "active",
    }
    if reply:
        told["replyToken"] = state.tokens.issue(where.chat, event_id, now)
    return told | more


def milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def message_content(message: Message) -> Json:
    """The `message` of a message event; an edit has a new quote token and no token to mark it read."""
    content = {"id": message.id} | message.content
    if message.quote_token:
        content["quoteToken"] = message.quote_token
    if message.quotes and message.content["type"] in ("text", "sticker"):
        content["quotedMessageId"] = message.quotes
    if not message.edited and message.read_token:
        content["markAsReadToken"] = message.read_token
    return content


def mentionees(state: State, text: str, targets: tuple[str, ...]) -> list[Json]:
    """Where the text names those who were picked; a target is "bot", "all" or a user id.

    A name that is merely typed is no mention: only what was picked is looked for.
    """
    found: list[Json] = []
    for target in targets:
        name = mention_name(state, target)
        index = text.find(name)
        if index < 0:
            raise ValueError(f"the text does not hold {name}")
        place = {"index": utf16_units(text[:index]), "length": utf16_units(name)}
        found.append(place | _mentioned(state, target))
    return sorted(found, key=lambda mentionee: int(mentionee["index"]))


def mention_name(state: State, target: str) -> str:
    names = {"bot": state.bot.name, "all": "All"}
    return "@" + (names.get(target) or state.people[target].name)


def _mentioned(state: State, target: str) -> Json:
    if target == "all":
        return {"type": "all"}
    if target == "bot":
        return {"type": "user", "userId": state.bot.user_id, "isSelf": True}
    return {"type": "user", "userId": target, "isSelf": False}
