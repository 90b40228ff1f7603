"""A LINE message as lines of text, for a page that shows it as the card that it will be. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from line.cards import flex

Node = Mapping[str, Any]

_COLOURS = {colour: f"work-{number}" for number, colour in flex.ACCENTS.items()}
_LARGE = ("md", "lg", "xl")


@dataclass(frozen=True)
class Words:
    words: str
    look: str = ""
    """Classes of the style sheet: bold, large, quiet, a work's colour."""


@dataclass(frozen=True)
class Card:
    """A bubble, or a plain text message, which has neither head nor buttons."""

    blocks: tuple[tuple[Words, ...], ...]
    """What stands together, top to bottom."""
    over: str = ""
    title: str = ""
    colour: str = ""
    """Class of its head."""
    buttons: tuple[str, ...] = ()


def cards_of(messages: Sequence[Node]) -> list[Card]:
    """Every bubble of these messages."""
    return [card for message in messages for card in _cards(message)]


def _cards(message: Node) -> Iterator[Card]:
    if message["type"] != "flex":
        yield Card(((Words(str(message.get("text", ""))),),))
        return
    contents = message["contents"]
    for bubble in contents["contents"] if contents["type"] == "carousel" else [contents]:
        yield _bubble(bubble)


def _bubble(bubble: Node) -> Card:
    head = bubble.get("header", {})
    titles = [str(one["text"]) for one in _texts(head)] or [""]
    return Card(
        blocks=tuple(_blocks(bubble.get("body", {}))),
        over=titles[0] if len(titles) > 1 else "",
        title=titles[-1],
        colour=_COLOURS.get(str(head.get("backgroundColor", "")), "plain"),
        buttons=tuple(_labels(bubble.get("footer", {}))),
    )


def _blocks(body: Node) -> Iterator[tuple[Words, ...]]:
    for child in body.get("contents", ()):
        found = tuple(_words(one) for one in _texts(child))
        if found:
            yield found


def _texts(node: Node) -> Iterator[Node]:
    if node.get("type") == "text":
        yield node
    for child in node.get("contents", ()):
        yield from _texts(child)


def _words(node: Node) -> Words:
    colour = str(node.get("color", ""))
    looks = (
        "bold" if node.get("weight") == "bold" else "",
        "large" if node.get("size") in _LARGE else "",
        "quiet" if colour == flex.QUIET else _COLOURS.get(colour, ""),
    )
    return Words(str(node.get("text", "")), " ".join(filter(None, looks)))


def _labels(node: Node) -> Iterator[str]:
    """What its buttons say, those that are boxes included."""
    action = node.get("action")
    if action is not None:
        yield str(action["label"])
        return
    for child in node.get("contents", ()):
        yield from _labels(child)
