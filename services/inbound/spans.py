"""Parts of a message's text that LINE points at: mentions and its own emoji. LINE counts in UTF-16 units."""

import re
from typing import Any

from services.inbound.fields import Event, field

_TAG, _EMOJI = ("@", "＠"), ("(",)
"""What a mention and an emoji begin with in the text; an index that fits neither points at nothing."""
_HIDDEN = "x"


def mentionees(event: Event) -> list[Any]:
    return field(event, "message.mention.mentionees", list) or []


def is_own(mentionee: Any) -> bool:
    """Whether it is the bot that is mentioned."""
    return field(mentionee, "isSelf", bool) is True


def without_emoji(event: Event, text: str) -> str:
    """The text without LINE's own emoji, which stand in it as "(smile)" or "()"."""
    found = _emoji(event, text)
    return _tidy(_replaced(text, found, "")) if found else text


def without_own_mention(event: Event, text: str) -> str:
    """The text without LINE's own emoji and without the bot's mention."""
    own = _spans([one for one in mentionees(event) if is_own(one)], text, _TAG)
    return _tidy(_replaced(text, [*own, *_emoji(event, text)], ""))


def with_blank_emoji(event: Event, text: str) -> str:
    """The text with a space for each unit of an emoji."""
    return _replaced(text, _emoji(event, text), " ")


def with_hidden_mentions(event: Event, text: str) -> str:
    """The same, and with a letter for each unit of a mention of anybody but the bot."""
    others = _spans([one for one in mentionees(event) if not is_own(one)], text, _TAG)
    return with_blank_emoji(event, _replaced(text, others, _HIDDEN))


def _emoji(event: Event, text: str) -> list[tuple[int, int]]:
    return _spans(field(event, "message.emojis", list) or [], text, _EMOJI)


def _spans(pointed: list[Any], text: str, begins: tuple[str, ...]) -> list[tuple[int, int]]:
    """Start and end, in units, of what is pointed at, where it lies in the text and begins so."""
    if not pointed:
        return []
    units, found = _units(text), []
    for one in pointed:
        index, length = field(one, "index", int), field(one, "length", int)
        if index is None or length is None or index < 0 or not 0 < length <= len(units) // 2 - index:
            continue
        if _text(units[2 * index : 2 * index + 2]) in begins:
            found.append((index, index + length))
    return found


def _replaced(text: str, spans: list[tuple[int, int]], sign: str) -> str:
    """With each unit of the spans as `sign`."""
    units = _units(text)
    for start, end in sorted(set(spans), reverse=True):
        units = units[: 2 * start] + _units(sign * (end - start)) + units[2 * end :]
    return _text(units)


def _tidy(text: str) -> str:
    return re.sub(r" {2,}", " ", text)


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _text(units: bytes) -> str:
    return units.decode("utf-16-le", "replace")
