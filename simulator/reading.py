"""What a person sees of a message: its words in order, and its buttons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from simulator.world.model import Json

OTHERS = {
    "sticker": "[sticker]",
    "image": "[image]",
    "video": "[video]",
    "audio": "[audio]",
    "imagemap": "[imagemap]",
}


@dataclass(frozen=True)
class Button:
    """Something to tap. A box or a text with an action is one too, its words being the label."""

    label: str
    action: Json
    kind: Literal["quick reply", "card"]


def text_of(content: Json) -> str:
    """All words of a message, a line for each piece, from top to bottom."""
    kind = content["type"]
    if kind in ("text", "textV2"):
        return str(content.get("text", ""))
    if kind in ("flex", "template"):
        return "\n".join(_words(content.get("contents") or content.get("template")))
    if kind == "file":
        return str(content.get("fileName", ""))
    if kind == "location":
        return f"{content.get('title', '')}\n{content.get('address', '')}"
    return OTHERS.get(kind, f"[{kind}]")


def preview(content: Json) -> str:
    """What a notification or the list of chats shows."""
    return str(content.get("altText") or text_of(content))


def buttons_of(content: Json, *, quick_reply: bool = True) -> list[Button]:
    """`quick_reply`: whether that of this message is on show."""
    found = list(_cards(content.get("contents") or content.get("template")))
    items = content.get("quickReply", {}).get("items", []) if quick_reply else []
    return found + [Button(item["action"].get("label", ""), item["action"], "quick reply") for item in items]


def _words(piece: Any) -> Iterator[str]:
    if isinstance(piece, list):
        for one in piece:
            yield from _words(one)
    elif isinstance(piece, dict):
        if piece.get("type") == "button" or (piece.get("label") and "type" in piece):
            label = piece.get("action", piece).get("label")
            if label:
                yield str(label)
            return
        spans = piece.get("contents") if piece.get("type") == "text" else None
        if spans:
            yield "".join(str(span.get("text", "")) for span in spans)
            return
        yield from (str(piece[key]) for key in ("title", "text") if isinstance(piece.get(key), str))
        for key in ("header", "hero", "body", "footer", "contents", "columns", "actions"):
            yield from _words(piece.get(key))


def _cards(piece: Any) -> Iterator[Button]:
    if isinstance(piece, list):
        for one in piece:
            yield from _cards(one)
    elif isinstance(piece, dict):
        for action in [piece.get("action"), *piece.get("actions", [])]:
            if action:
                yield Button(action.get("label") or "\n".join(_words(piece)), action, "card")
        for key in ("header", "hero", "body", "footer", "contents", "columns"):
            yield from _cards(piece.get(key))
