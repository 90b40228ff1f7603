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
from typing import Any, Literal, cast
from urllib.parse import urlencode

from handlers.contract.attachments import Place
from handlers.contract.reply import Call, Said, What
from handlers.words import read
from handlers.words.calls import CALL_WORD, call_in
from knowledge.facts.manual import Role
from knowledge.reading.kinds import talks_about_bot
from knowledge.thai.text import normalise
from services.inbound import spans
from services.inbound.fields import Event, named, plain, typed
from services.inbound.fields import field as field

BLANKS = " \t\r\n\u200b"
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
    """The bot's own names, besides the call word."""
    is_quiet: bool = False
    """The group wants no answers to mere call words for now."""


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


def event_id(event: Event) -> str:
    """LINE's id of the event; one made of its content where LINE gave none."""
    given = plain(event, "webhookEventId", 64)
    if given:
        return given
    return hashlib.sha256(json.dumps(event, sort_keys=True).encode()).hexdigest()


def event_type(event: Event) -> str:
    return plain(event, "type", 40) or "unknown"


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
    return plain(event, path, 80)


def message_id(event: Event) -> str | None:
    return plain(event, "message.id", 64) or plain(event, "unsend.messageId", 64)


def quoted_id(event: Event) -> str | None:
    return plain(event, "message.quotedMessageId", 64)


def _raw_text(event: Event) -> str:
    """As it was typed: LINE's positions in it are right."""
    if field(event, "message.type", str) != "text":
        return ""
    return typed(field(event, "message.text", str) or "")


def text_of(event: Event) -> str:
    """The words of a text message, without LINE's own emoji."""
    return spans.without_emoji(event, _raw_text(event))


def _is_emoji_alone(event: Event) -> bool:
    return bool(_raw_text(event).strip(BLANKS)) and not text_of(event).strip(BLANKS)


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
    if any(spans.is_own(one) for one in spans.mentionees(event)):
        return "mention"
    if facts.quotes_us:
        return "quote"
    if facts.is_code:
        return "code"
    heard = _heard(event, facts.names)
    if heard is None or talks_about_bot(normalise(heard[1])):
        return "none"
    wish = read(heard[0]).wish if facts.is_quiet else None
    return "call-word" if not facts.is_quiet or (wish and wish.name == "speak") else "none"


def _heard(event: Event, names: Sequence[str]) -> tuple[str, str] | None:
    """What stands behind the call that a text begins with, and the text as "บอท..."; None where none does.

    The name of somebody else who is mentioned calls nobody.
    """
    text = _raw_text(event)
    call = call_in(spans.with_hidden_mentions(event, text), names)
    if call is None:
        return None
    text = spans.with_blank_emoji(event, text)
    behind = text[call.word :]
    parted = " " if behind and not (behind[0].isalnum() or "\u0e30" <= behind[0] <= "\u0e4e") else ""
    return _behind_call(text[call.end :]), CALL_WORD + parted + behind


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
        media = "sticker" if _is_emoji_alone(event) else media
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
        mentions_others=any(not spans.is_own(one) for one in spans.mentionees(event)),
    )


def _duration(event: Event) -> int | None:
    """Milliseconds; None where no recording is as long, and no column would hold it."""
    value = field(event, "message.duration", int)
    return value if value is not None and 0 <= value < 2**31 else None


def _sticker(event: Event) -> tuple[str, str] | None:
    package, sticker = plain(event, "message.packageId", 20), plain(event, "message.stickerId", 20)
    return (package, sticker) if package and sticker else None


def _place(event: Event) -> Place | None:
    latitude, longitude = _degrees(event, "message.latitude", 90), _degrees(event, "message.longitude", 180)
    if latitude is None or longitude is None:
        return None
    return Place(_named(event, "message.title"), _named(event, "message.address"), latitude, longitude)


def _named(event: Event, path: str) -> str:
    return named(field(event, path, str) or "")


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


def _words(event: Event, call: Call, names: Sequence[str]) -> str:
    """What stands behind the mention or call word, to the last sign: it may go to somebody as it stands."""
    if call == "mention":
        text = spans.without_own_mention(event, _raw_text(event))
        begins = call_in(text, names)
        return _behind_call(text[begins.end :] if begins else text)
    heard = _heard(event, names) if call == "call-word" else None
    return heard[0] if heard else text_of(event).strip(BLANKS)


def _behind_call(text: str) -> str:
    return re.sub(r" {2,}", " ", text).strip(BLANKS).lstrip(f"{BLANKS},:")


def _called(event: Event, names: Sequence[str]) -> str:
    heard = _heard(event, names)
    return heard[1] if heard else ""
