"""Pictures, files and stickers as parts of an answer, or of what an asker adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sticker:
    package: str
    sticker: str


@dataclass(frozen=True)
class Place:
    title: str
    address: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Attached:
    """A picture or file that came in a message, as far as it has come."""

    message: str
    kind: str
    """image, video, audio, file."""
    name: str = ""
    state: str = "failed"
    """offered, wanted, kept; anything else: it cannot be had."""
    token: str = ""
    size: int = 0
    is_picture: bool = False
    """There is a picture to show: itself, or one of a video."""
    duration: int | None = None
    """Of what can be listened to, in milliseconds."""


PAGE = "page:"
"""Begins what stands in place of LINE's id of a message, where something came from a page."""

Part = str | Sticker | Place | Attached
"""Of an answer: words, a sticker, a place, a picture or file."""


# What may become of them
@dataclass(frozen=True)
class Attach:
    """Take up what a message brought."""

    message: str
    kind: str
    name: str
    from_officer: bool
    case: int | None = None
    fetch: bool = False
    """From LINE, now; else it waits for somebody to say that it is to be passed on."""
    to: str | None = None
    """The chat it goes to as soon as it is fetched."""
    duration: int | None = None
    """Of a sound or video, in milliseconds."""
    together: str | None = None
    """Of pictures that were sent together: the message of the first. They go on together."""
    place: int | None = None
    """Among those."""


@dataclass(frozen=True)
class PassOn:
    """Somebody says where what was offered goes."""

    message: str
    case: int
    to: str


@dataclass(frozen=True)
class Passed:
    """These go out with the answer that this Reply sends."""

    messages: tuple[str, ...]


AttachmentChange = Attach | PassOn | Passed


# How parts stand in a draft
def is_of_page(message: object) -> bool:
    """Whether a part was chosen on a page, by what stands for LINE's id of its message."""
    return str(message).startswith(PAGE)


def kept_as(part: Part, message: str | None = None) -> dict[str, Any]:
    """`message`: that it came in; a picture or file knows its own."""
    if isinstance(part, Attached):
        return {"message": part.message, "k": part.kind, "n": part.name}
    if isinstance(part, Sticker):
        return {"message": message, "s": [part.package, part.sticker]}
    if isinstance(part, Place):
        return {"message": message, "p": [part.title, part.address, part.latitude, part.longitude]}
    return {"message": message, "text": part}


def messages_in(kept: Sequence[object]) -> list[str]:
    """The messages whose pictures and files a draft holds."""
    return [_message(one) for one in kept if isinstance(one, Mapping) and "k" in one]


def _message(kept: Mapping[str, Any]) -> str:
    return str(kept.get("message") or kept.get("m", ""))  # "m" in what was kept before


def parts_of(kept: Sequence[object], there: Sequence[Attached]) -> list[Part]:
    """Parts as a draft holds them, with what has become of the pictures and files meanwhile."""
    known = {one.message: one for one in there}

    def part(one: object) -> Part:
        if not isinstance(one, Mapping):
            return str(one)
        if "s" in one:
            return Sticker(*map(str, one["s"]))
        if "p" in one:
            return Place(*one["p"])
        if "k" not in one:
            return str(one.get("text", ""))
        message = _message(one)
        return known.get(message) or Attached(message, str(one["k"]), str(one.get("n", "")))

    return [part(one) for one in kept]
