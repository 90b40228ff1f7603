"""What LINE asks of a message, its schema apart: limits that are written nowhere but in its reference."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from line.limits import (
    ALT_TEXT,
    BUBBLE_BYTES,
    BUBBLES,
    DISPLAY_TEXT,
    FLEX_LABEL,
    MESSAGES,
    POSTBACK_DATA,
    QUICK_LABEL,
    QUICK_REPLIES,
    TEXT,
    URI,
    graphemes,
    utf16_length,
)

FILL_IN = 300
CAROUSEL_BYTES = 50_000
SCHEMES = {"http", "https", "line", "tel"}
COLOUR = re.compile(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")


def problems(messages: Sequence[Mapping[str, Any]]) -> list[str]:
    """All that LINE would refuse, cut or not show; empty for a good reply."""
    found = ["more messages than a reply takes"] if len(messages) > MESSAGES else []
    for number, message in enumerate(messages):
        found += [f"messages[{number}]: {problem}" for problem in _of_message(message)]
    return found


def _of_message(message: Mapping[str, Any]) -> Iterator[str]:
    if message["type"] == "text":
        if not message["text"].strip():
            yield "an empty text"
        if utf16_length(message["text"]) > TEXT:
            yield "a text over 5,000"
    else:
        if not message["altText"].strip() or utf16_length(message["altText"]) > ALT_TEXT:
            yield "no alt text, or one over 1,500"
        yield from _of_container(message["contents"])
    if "quickReply" in message:
        yield from _of_quick_replies(message["quickReply"]["items"])


def _of_quick_replies(items: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if not 1 <= len(items) <= QUICK_REPLIES:
        yield f"{len(items)} quick replies"
    for item in items:
        yield from _of_action(item["action"], QUICK_LABEL, needs_label=True)


def _of_container(contents: Mapping[str, Any]) -> Iterator[str]:
    bubbles = contents["contents"] if contents["type"] == "carousel" else [contents]
    if not 1 <= len(bubbles) <= BUBBLES:
        yield f"{len(bubbles)} bubbles"
    if len({bubble.get("size", "mega") for bubble in bubbles}) > 1:
        yield "bubbles of several sizes"
    if len(json.dumps(contents)) > CAROUSEL_BYTES:
        yield "a carousel over 50 KB"
    for bubble in bubbles:
        if (size := len(json.dumps(bubble))) > BUBBLE_BYTES:
            yield f"a bubble of {size} bytes"
        for part in ("header", "body", "footer"):
            if part in bubble:
                yield from _of_component(bubble[part])


def _of_component(node: Mapping[str, Any]) -> Iterator[str]:
    if node["type"] == "text":
        if not node.get("text", "").strip():
            yield "an empty text component"
        if not node.get("wrap"):
            yield f"a text that is cut at the edge: {node.get('text')}"
    for colour in ("color", "backgroundColor"):
        if colour in node and not COLOUR.fullmatch(node[colour]):
            yield f"no colour: {node[colour]}"
    if "action" in node:
        yield from _of_action(node["action"], FLEX_LABEL, needs_label=node["type"] == "button")
    if node["type"] == "box" and not node["contents"]:
        yield "an empty box"
    for child in node.get("contents", ()):
        yield from _of_component(child)


def is_keyboard(action: Mapping[str, Any]) -> bool:
    return bool(action.get("inputOption") == "openKeyboard")


def problems_of_action(action: Mapping[str, Any]) -> list[str]:
    """Of a tile of a rich menu, which may send words as well."""
    if action["type"] == "message":
        return [] if 0 < len(graphemes(action["text"])) <= DISPLAY_TEXT else ["no text, or one over 300"]
    return list(_of_action(action, QUICK_LABEL, needs_label=True))


def _of_action(action: Mapping[str, Any], most: int, needs_label: bool) -> Iterator[str]:
    label = action.get("label", "")
    if len(graphemes(label)) > most or (needs_label and not label):
        yield f"the label {label!r}"
    if action["type"] == "datetimepicker":
        if not 0 < len(action["data"]) <= POSTBACK_DATA or action["mode"] != "datetime":
            yield "a picker without data or mode"
    elif action["type"] == "postback":
        if len(action.get("fillInText", "")) > FILL_IN or (
            "fillInText" in action and not is_keyboard(action)
        ):
            yield "fillInText over 300, or without a keyboard"
        if not action["data"] or len(action["data"]) > POSTBACK_DATA:
            yield "postback data missing or over 300"
        if len(graphemes(action.get("displayText", ""))) > DISPLAY_TEXT:
            yield "displayText over 300"
    elif action["type"] == "uri":
        uri = action["uri"]
        if len(uri) > URI or not uri.isascii() or urlsplit(uri).scheme not in SCHEMES:
            yield f"the address {uri}"
    else:
        yield f"an action that is not used here: {action['type']}"
