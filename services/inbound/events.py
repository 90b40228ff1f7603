"""Webhook events: what of them is kept, and what they say. Pure functions of the raw JSON.

The raw event stays the source of truth: LINE adds types, fields and values without notice, and the
SDK's typed events lose the source of those it does not know.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeVar, cast
from urllib.parse import urlencode

from handlers.contract.attachments import Place
from handlers.contract.reply import Call, Said, What
from knowledge.facts.manual import Role

Event = dict[str, Any]
T = TypeVar("T")

CALL_WORDS = ("บอท",)
MASKED = "planbotMasked"
"""Ours, in an event of which something was masked before it was kept."""
MEDIA = ("image", "video", "audio", "file", "location", "sticker")
ABOUT_THE_BOT = {"join": "none", "leave": "none", "unsend": "none"}
"""Group events that are about the bot or carry no words of anybody."""
OWES_NOTHING = ("unsend", "unfollow", "leave")
"""Carried out even where nothing may be said."""

EARLIEST, LATEST = datetime(2015, 1, 1, tzinfo=UTC), timedelta(days=1)


@dataclass(frozen=True)
class Source:
    kind: Literal["user", "group", "none"]
    chat: str
    """User, group or room id; for an event without a source an id of its own."""
    person: str | None


@dataclass(frozen=True)
class Facts:
    """What the judge must know of a group event beyond the event itself."""

    role: Role | None = None
    quotes_us: bool = False
    is_code: bool = False
    names: tuple[str, ...] = ()
    """The bot's own names, besides the call words."""


@dataclass(frozen=True)
class Verdict:
    keep: bool
    """False: only event id, type and time may be kept."""
    call: Call = "none"


MOST_LEVELS = 100
"""Of things within things; LINE's events have a handful."""


def is_deep(event: Event) -> bool:
    """Deeper than any event of LINE's: what could just be read might be too deep to be written."""
    level: list[Any] = [event]
    for _ in range(MOST_LEVELS):
        inner = [one for outer in level for one in (outer.values() if isinstance(outer, dict) else outer)]
        level = [one for one in inner if isinstance(one, dict | list)]
        if not level:
            return False
    return True


def field(event: Any, path: str, kind: type[T]) -> T | None:
    """The value at a dotted path, if it is of that type; events may have any shape."""
    value = event
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, kind) and not (kind is int and isinstance(value, bool)) else None


def event_id(event: Event) -> str:
    """LINE's id of the event; one made of its content where LINE gave none."""
    given = _plain(event, "webhookEventId", 64)
    if given:
        return given
    return hashlib.sha256(json.dumps(event, sort_keys=True).encode()).hexdigest()


def event_type(event: Event) -> str:
    return _plain(event, "type", 40) or "unknown"


def occurred_at(event: Event, now: datetime) -> datetime:
    """When it happened by LINE's clock; `now` where LINE's time makes no sense."""
    stamp = field(event, "timestamp", int)
    try:
        moment = datetime.fromtimestamp((stamp or 0) / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return now
    return moment if EARLIEST < moment < now + LATEST else now


def source_of(event: Event) -> Source:
    person = _id(event, "source.userId")
    group = _id(event, "source.groupId") or _id(event, "source.roomId")
    if group:
        return Source("group", group, person)
    if person:
        return Source("user", person, person)
    return Source("none", f"event:{event_id(event)}", None)


def _id(event: Event, path: str) -> str | None:
    return _plain(event, path, 80)


def message_id(event: Event) -> str | None:
    return _plain(event, "message.id", 64) or _plain(event, "unsend.messageId", 64)


def _plain(event: Event, path: str, longest: int) -> str | None:
    """A word of LINE's own, as its ids and types are: printable ASCII, not too long."""
    value = field(event, path, str)
    return value if value and len(value) <= longest and re.fullmatch(r"[!-~]+", value) else None


def quoted_id(event: Event) -> str | None:
    return _plain(event, "message.quotedMessageId", 64)


NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
"""What JSON can say and no database takes. Replaced one for one: positions in the text stay true."""


def text_of(event: Event) -> str:
    if field(event, "message.type", str) != "text":
        return ""
    return NO_CHARACTER.sub("\ufffd", field(event, "message.text", str) or "")


def is_active(event: Event) -> bool:
    """False: another channel has the chat, or a mode that is new to us. Nothing may be said."""
    mode: object = event.get("mode")
    return mode is None or mode == "active"


def judge(event: Event, facts: Facts) -> Verdict:
    """Whether an event may be kept whole, and how the bot is called in it."""
    kind = event_type(event)
    if event.get("mode") == "standby" and kind not in OWES_NOTHING:
        return Verdict(keep=False)
    if source_of(event).kind != "group":
        return Verdict(keep=True, call="direct")
    if kind in ABOUT_THE_BOT:
        return Verdict(keep=True)
    if kind == "postback":
        return Verdict(keep=True, call="postback")
    if kind in ("message", "messageEdited"):
        call = _call_in(event, facts)
        if call != "none" or facts.role == "officers":
            return Verdict(keep=True, call=call)
    return Verdict(keep=False)


def _call_in(event: Event, facts: Facts) -> Call:
    if any(field(one, "isSelf", bool) for one in _mentionees(event)):
        return "mention"
    if facts.quotes_us:
        return "quote"
    if facts.is_code:
        return "code"
    return "call-word" if call_word(text_of(event), facts.names) else "none"


def call_word(text: str, names: Sequence[str]) -> str | None:
    """The call word or name that a text begins with, as it is written there."""
    start = text.lstrip(" \t\r\n\u200b@")
    words: list[str] = sorted((*CALL_WORDS, *names), key=len, reverse=True)
    for word in words:
        if word and start[: len(word)].casefold() == word.casefold():
            return start[: len(word)]
    return None


def _mentionees(event: Event) -> list[Any]:
    return field(event, "message.mention.mentionees", list) or []


def said_in(event: Event, call: Call, names: Sequence[str] = (), code_role: Role | None = None) -> Said:
    """What an event says to the handlers."""
    kind = event_type(event)
    media = field(event, "message.type", str) or ""
    what: What = "other"
    if not is_active(event) and kind not in OWES_NOTHING:
        pass
    elif kind in ("follow", "unfollow", "join", "leave", "unsend", "postback"):
        what = cast(What, kind)
    elif kind == "message":
        what = "text" if media == "text" else "media"
    elif kind == "messageEdited" and media == "text":
        what = "edited"
    return Said(
        what=what,
        call=call,
        text=_words(event, call, names),
        called=_called(event, names) if call == "call-word" else "",
        data=_data(event),
        media=media if what == "media" else "",
        name=_named(event, "message.fileName"),
        sticker=_sticker(event),
        place=_place(event),
        duration=_duration(event),
        message_id=message_id(event),
        quote_token=field(event, "message.quoteToken", str),
        masked=event.get(MASKED) is True,
        code_role=code_role,
        mentions_others=any(field(one, "isSelf", bool) is not True for one in _mentionees(event)),
    )


def _duration(event: Event) -> int | None:
    """Milliseconds; None where no recording is as long, and no column would hold it."""
    value = field(event, "message.duration", int)
    return value if value is not None and 0 <= value < 2**31 else None


def _sticker(event: Event) -> tuple[str, str] | None:
    package, sticker = _plain(event, "message.packageId", 20), _plain(event, "message.stickerId", 20)
    return (package, sticker) if package and sticker else None


def _place(event: Event) -> Place | None:
    latitude, longitude = _degrees(event, "message.latitude", 90), _degrees(event, "message.longitude", 180)
    if latitude is None or longitude is None:
        return None
    return Place(_named(event, "message.title"), _named(event, "message.address"), latitude, longitude)


def _named(event: Event, path: str) -> str:
    return NO_CHARACTER.sub("\ufffd", field(event, path, str) or "")[:200]


def _degrees(event: Event, path: str, most: int) -> float | None:
    """JSON may write a whole number as one."""
    value = field(event, path, float)
    if value is None:
        value = field(event, path, int)
    return float(value) if value is not None and -most <= value <= most else None


def _data(event: Event) -> str:
    """Of a postback; a moment that was picked stands in it as `at`."""
    data = field(event, "postback.data", str) or ""
    picked = field(event, "postback.params.datetime", str)
    return f"{data}&{urlencode({'at': picked})}" if picked else data


BLANKS = " \t\r\n\u200b"


def _words(event: Event, call: Call, names: Sequence[str]) -> str:
    """What stands behind the mention or call word, to the last sign: it may go to somebody as it stands."""
    text = text_of(event)
    if call == "mention":
        text = _without_mentions(text, _mentionees(event))
    word = call_word(text, names) if call in ("call-word", "mention") else None
    if word:
        text = text[text.index(word) + len(word) :]
    return text.strip(BLANKS).lstrip(f"{BLANKS},:" if call in ("call-word", "mention") else "")


def _called(event: Event, names: Sequence[str]) -> str:
    text = text_of(event)
    word = call_word(text, names) or ""
    return CALL_WORDS[0] + text[text.index(word) + len(word) :]


def _without_mentions(text: str, mentionees: list[Any]) -> str:
    """Cut out the bot's own mention. LINE counts positions in UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    own = [one for one in mentionees if field(one, "isSelf", bool)]
    for one in sorted(own, key=lambda one: field(one, "index", int) or 0, reverse=True):
        index, length = field(one, "index", int), field(one, "length", int)
        if index is None or length is None or index < 0 or length < 0:
            continue
        cut = units[2 * index : 2 * (index + length)].decode("utf-16-le", "replace")
        if cut.startswith("@"):
            units = units[: 2 * index] + units[2 * (index + length) :]
    return re.sub(r" {2,}", " ", units.decode("utf-16-le", "replace"))
