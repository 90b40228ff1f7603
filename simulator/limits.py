"""LINE's limits on messages that the SDK's models do not check, kind by kind. See `objects.check`."""

import re
from collections.abc import Iterator
from typing import Any

from simulator import flex_limits
from simulator.action_limits import ACTIONS, action, https_url
from simulator.objects import Node, Problem
from simulator.units import graphemes, utf16_units

TEXT = 5000
ALT_TEXT = 1500
LOCAL = re.compile(r"http://(127\.0\.0\.1|localhost)[:/]")
"""LINE takes https alone; a bot under test on this machine has none."""
PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([0-9a-zA-Z_]{1,20})\}|([{}])")


def rule(node: Node) -> Iterator[Problem]:
    """Every limit that holds for this object."""
    if node.kind in ACTIONS:
        yield from action(node)
    elif node.kind.startswith("Flex") and node.kind != "FlexMessage":
        yield from flex_limits.rule(node)
    elif node.kind in RULES:
        yield from RULES[node.kind](node)


def text_length(node: Node, key: str, limit: int) -> Iterator[Problem]:
    text = node.raw.get(key)
    if not isinstance(text, str) or not text:
        yield Problem(node.at(key), "May not be empty")
    elif utf16_units(text) > limit:
        yield Problem(node.at(key), f"Length must be between 0 and {limit}")


def signs(node: Node, key: str, limit: int, *, required: bool = False) -> Iterator[Problem]:
    """A text counted in grapheme clusters."""
    text = node.raw.get(key)
    if required and not text:
        yield Problem(node.at(key), "May not be empty")
    if text and graphemes(text) > limit:
        yield Problem(node.at(key), f"Length must be between 0 and {limit}")


def text(node: Node) -> Iterator[Problem]:
    yield from text_length(node, "text", TEXT)
    emojis: list[Any] = node.raw.get("emojis", [])
    if len(emojis) > 20:
        yield Problem(node.at("emojis"), "Size must be between 0 and 20")
    for index, emoji in enumerate(emojis):
        place = 2 * emoji.get("index", -1)
        if node.raw["text"].encode("utf-16-le")[place : place + 2] != "$".encode("utf-16-le"):
            yield Problem(node.at(f"emojis[{index}].index"), "must be the place of a $ in the text")


def text_v2(node: Node) -> Iterator[Problem]:
    yield from text_length(node, "text", TEXT)
    substitution: dict[str, Any] = node.raw.get("substitution", {})
    if len(substitution) > 100:
        yield Problem(node.at("substitution"), "Size must be between 0 and 100")
    for kind in ("mention", "emoji"):
        if sum(value["type"] == kind for value in substitution.values()) > 20:
            yield Problem(node.at("substitution"), f"at most 20 of type {kind}")
    for key in substitution:
        if not re.fullmatch(r"[0-9a-zA-Z_]{1,20}", key):
            yield Problem(node.at(f"substitution.{key}"), "key must match [0-9a-zA-Z_]{1,20}")
    for found in PLACEHOLDER.finditer(node.raw["text"]):
        name, lone = found.groups()
        if lone:
            yield Problem(node.at("text"), "unpaired brace: write {{ or }}")
        elif name and name not in substitution:
            yield Problem(node.at("text"), f"no substitution for {{{name}}}")


def alt_text(node: Node) -> Iterator[Problem]:
    yield from text_length(node, "altText", ALT_TEXT)


def quick_reply(node: Node) -> Iterator[Problem]:
    if not node.raw.get("items"):
        yield Problem(node.at("items"), "Size must be between 1 and 13")


def quick_reply_item(node: Node) -> Iterator[Problem]:
    if "action" not in node.raw:
        yield Problem(node.at("action"), "May not be empty")
    if node.raw.get("type", "action") != "action":
        yield Problem(node.at("type"), "must be action")
    yield from https_url(node, "imageUrl")


def sender(node: Node) -> Iterator[Problem]:
    if re.search(r"\bline\b", node.raw.get("name", ""), re.IGNORECASE):
        yield Problem(node.at("name"), "must not contain a reserved word")
    yield from signs(node, "name", 20)
    yield from https_url(node, "iconUrl")


def sticker(node: Node) -> Iterator[Problem]:
    for key in ("packageId", "stickerId"):
        if not node.raw[key].isascii() or not node.raw[key].isdigit():
            yield Problem(node.at(key), "must be a number in a string")


def media(node: Node) -> Iterator[Problem]:
    for key in ("originalContentUrl", "previewImageUrl"):
        if not LOCAL.match(str(node.raw.get(key, ""))):
            yield from https_url(node, key)


def audio(node: Node) -> Iterator[Problem]:
    yield from media(node)
    if node.raw["duration"] <= 0:
        yield Problem(node.at("duration"), "must be the length of the sound in milliseconds")


def location(node: Node) -> Iterator[Problem]:
    yield from signs(node, "title", 100, required=True)
    yield from signs(node, "address", 100, required=True)
    for key, limit in (("latitude", 90), ("longitude", 180)):
        if abs(node.raw[key]) > limit:
            yield Problem(node.at(key), f"must be between -{limit} and {limit}")


def count(node: Node, key: str, low: int, high: int) -> Iterator[Problem]:
    if not low <= len(node.raw.get(key, [])) <= high:
        yield Problem(node.at(key), f"Size must be between {low} and {high}")


def buttons(node: Node) -> Iterator[Problem]:
    rich = "title" in node.raw or "thumbnailImageUrl" in node.raw
    yield from signs(node, "title", 40)
    yield from signs(node, "text", 60 if rich else 160, required=True)
    yield from count(node, "actions", 1, 4)
    yield from https_url(node, "thumbnailImageUrl")


def confirm(node: Node) -> Iterator[Problem]:
    yield from signs(node, "text", 240, required=True)
    yield from count(node, "actions", 2, 2)


def columns(node: Node) -> Iterator[Problem]:
    yield from count(node, "columns", 1, 10)
    if len({len(column.get("actions", [])) for column in node.raw["columns"]}) > 1:
        yield Problem(node.at("columns"), "all columns must have the same number of actions")


def column(node: Node) -> Iterator[Problem]:
    rich = "title" in node.raw or "thumbnailImageUrl" in node.raw
    yield from signs(node, "title", 40)
    yield from signs(node, "text", 60 if rich else 120, required=True)
    yield from count(node, "actions", 1, 3)
    yield from https_url(node, "thumbnailImageUrl")


def rich_menu(node: Node) -> Iterator[Problem]:
    for key in ("size", "selected", "name", "chatBarText", "areas"):
        if key not in node.raw:
            yield Problem(node.at(key), "May not be empty")
    yield from signs(node, "name", 300, required=True)
    yield from signs(node, "chatBarText", 14, required=True)
    yield from count(node, "areas", 0, 20)
    width, height = (node.raw.get("size", {}).get(key, 0) for key in ("width", "height"))
    if not 800 <= width <= 2500:
        yield Problem(node.at("size.width"), "must be between 800 and 2500")
    if height < 250 or (width and width / height < 1.45):
        yield Problem(node.at("size.height"), "must be at least 250, and the width at least 1.45 times it")


def rich_menu_area(node: Node) -> Iterator[Problem]:
    for key in ("bounds", "action"):
        if key not in node.raw:
            yield Problem(node.at(key), "May not be empty")


RULES = {
    "TextMessage": text,
    "TextMessageV2": text_v2,
    "FlexMessage": alt_text,
    "TemplateMessage": alt_text,
    "ImagemapMessage": alt_text,
    "StickerMessage": sticker,
    "ImageMessage": media,
    "VideoMessage": media,
    "AudioMessage": audio,
    "LocationMessage": location,
    "QuickReply": quick_reply,
    "QuickReplyItem": quick_reply_item,
    "Sender": sender,
    "ButtonsTemplate": buttons,
    "ConfirmTemplate": confirm,
    "CarouselTemplate": columns,
    "CarouselColumn": column,
    "RichMenuRequest": rich_menu,
    "RichMenuArea": rich_menu_area,
}
