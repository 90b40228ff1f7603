"""A reply as plain text: what a person would read on the cards, top to bottom."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def as_text(messages: Sequence[Mapping[str, Any]]) -> str:
    """The messages apart by a blank line. Buttons below a card are left out, links keep their address."""
    return "\n\n".join(filter(None, (_message(message) for message in messages)))


def _message(message: Mapping[str, Any]) -> str:
    if message["type"] == "flex":
        return "\n".join(_container(message["contents"]))
    return str(message.get("text", ""))


def _container(contents: Mapping[str, Any]) -> Iterator[str]:
    if contents["type"] == "carousel":
        for bubble in contents["contents"]:
            yield from _container(bubble)
        return
    for part in ("header", "body"):
        if part in contents:
            yield from _lines(contents[part])


def _lines(node: Mapping[str, Any]) -> Iterator[str]:
    """A text is one line; the parts of a horizontal box are one line where each is a single line."""
    kind = node["type"]
    if kind == "text":
        yield from _words(node).splitlines()
    elif kind == "button":
        if node["action"]["type"] == "uri":
            yield f"{node['action']['label']}: {node['action']['uri']}"
    elif kind == "box":
        parts = [list(_lines(child)) for child in node["contents"]]
        parts = [part for part in parts if part]
        if node["layout"] == "vertical":
            for part in parts:
                yield from part
        elif parts:
            yield from _side_by_side(parts)


def _side_by_side(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    """Join a row: a number before its text; other columns one after the other."""
    if len(parts[0]) > 1:
        for part in parts:
            yield ": ".join((part[0], " ".join(part[1:]))) if len(part) > 1 else part[0]
        return
    yield " ".join(part[0] for part in parts)
    for part in parts:
        for line in part[1:]:
            yield f"   {line}"


def _words(node: Mapping[str, Any]) -> str:
    if "contents" in node:
        return "".join(str(span["text"]) for span in node["contents"])
    return str(node["text"])
