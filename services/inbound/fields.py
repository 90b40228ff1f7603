"""Values out of raw events, which may have any shape."""

import re
from typing import Any, TypeVar

Event = dict[str, Any]
T = TypeVar("T")

NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
"""What JSON can say and no database takes. Replaced one for one: positions in the text stay true."""
_OF_NOBODY = re.compile("[\ue000-\uf8ff]")
"""Letters that mean nothing by themselves, with which the bot marks what it fills in later (NUMBER)."""
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn what stands around a name the other way."""


def field(event: Any, path: str, kind: type[T]) -> T | None:
    """The value at a dotted path, if it is of that type; events may have any shape."""
    value = event
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, kind) and not (kind is int and isinstance(value, bool)) else None


def plain(event: Event, path: str, longest: int) -> str | None:
    """A word of LINE's own, as its ids and types are: printable ASCII, not too long."""
    value = field(event, path, str)
    return value if value and len(value) <= longest and re.fullmatch(r"[!-~]+", value) else None


def typed(words: str) -> str:
    """Words as people may type them: what no database takes is replaced, our own marks are as if unseen."""
    return _OF_NOBODY.sub("\u200b", NO_CHARACTER.sub("\ufffd", words))


def named(words: str, most: int = 200) -> str:
    """A name as it is shown beside other words: without marks of direction."""
    return _DIRECTIONS.sub("", typed(words))[:most]
