"""What a delivery brings: a list of messages, each with what it is about and what it is.

The columns `messages`, `about` and `kinds` repeat the list for processes of the release before, which may
still run during an upgrade; where they differ from it, such a process has changed them, and they hold.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.models.deliveries import Delivery

CARD, CONFIRMATION = "card", "done"
"""What a message of ours is, where it is quoted: what an asker said, which can be answered; the word that an
answer is on its way, which can be corrected. Any other is neither."""


@dataclass(frozen=True)
class Part:
    """One message of a delivery."""

    message: dict[str, Any]
    """As LINE takes it."""
    about: int | None = None
    """Id of the consultation that it is about."""
    kind: str = ""
    """CARD, CONFIRMATION or nothing."""
    source: str | None = None
    """LINE's id of the message that it comes of, to follow that when it is unsent."""


def parts_of(delivery: Delivery) -> list[Part]:
    """Empty where nothing of it is kept."""
    messages = list(delivery.messages or ())
    parts = [Part(**one) for one in delivery.contents or ()]
    if [one.message for one in parts] == messages:
        return parts
    about: Sequence[int | None] = delivery.about or [None] * len(messages)
    kinds: Sequence[str] = delivery.kinds or [""] * len(messages)
    return [Part(*one) for one in zip(messages, about, kinds, strict=False)]


def columns(parts: Sequence[Part]) -> dict[str, Any]:
    """The columns that keep these."""
    return {
        "contents": [
            {"message": one.message, "about": one.about, "kind": str(one.kind), "source": one.source}
            for one in parts
        ],
        "messages": [one.message for one in parts],
        "about": [one.about for one in parts],
        "kinds": [str(one.kind) for one in parts],
    }


def put(delivery: Delivery, parts: Sequence[Part]) -> None:
    for name, value in columns(parts).items():
        setattr(delivery, name, value)


def same_for(
    messages: Iterable[Mapping[str, Any]], about: int | None, kind: str = "", source: str | None = None
) -> list[Part]:
    """Messages that are all about the same and of one kind."""
    return [Part(dict(message), about, kind, source) for message in messages]
