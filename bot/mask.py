"""Identity and phone numbers that people type: made unreadable before anything is kept or passed on."""

import re
from typing import Any

from bot.events import Event, field

DOT = "•"
"""In place of each digit: as long as it was, so that LINE's positions in the text stay right."""
_DIGIT = "[0-9๐-๙]"
_IDENTITY = re.compile(rf"(?<![0-9๐-๙])(?:{_DIGIT}[ \-–.]?){{12}}{_DIGIT}(?![0-9๐-๙])")
_PHONE = re.compile(rf"(?<![0-9๐-๙])(?:\+?66[ \-]?|[0๐])[1-9๑-๙](?:[ \-–.]?{_DIGIT}){{7,8}}(?![0-9๐-๙])")
THAI = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def is_identity(digits: str) -> bool:
    """Whether thirteen digits are a Thai identity number: the last one is a check digit."""
    if len(digits) != 13:
        return False
    total = sum(int(digit) * (13 - at) for at, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])


def masked(text: str) -> str:
    """The text with identity numbers (check digit right) and phone numbers made unreadable."""

    def identity(found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found[0].translate(THAI))
        return _dots(found) if is_identity(digits) else found[0]

    return _PHONE.sub(_dots, _IDENTITY.sub(identity, text))


def _dots(found: re.Match[str]) -> str:
    return re.sub(_DIGIT, DOT, found[0])


def masked_event(event: Event) -> Event:
    """The event with the words of its message masked; itself where there is nothing to mask."""
    text = field(event, "message.text", str)
    if text is None or (safe := masked(text)) == text:
        return event
    message: dict[str, Any] = {**event["message"], "text": safe}
    return {**event, "message": message}
