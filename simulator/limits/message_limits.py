"""LINE's limits on messages that the SDK's models do not check, kind by kind. See `objects.check`."""

import re
from collections.abc import Iterator
from typing import Any

from simulator.limits import flex_limits, imagemap_limits
from simulator.limits.action_limits import ACTIONS, action, https_url, signs, uri
from simulator.limits.objects import Node, Problem
from simulator.world.units import utf16_units

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


def filled(node: Node, *keys: str) -> Iterator[Problem]:
    """What the SDK lets be left out or empty, and LINE does not."""
    for key in keys:
        if node.raw.get(key, "") == "":
            yield Problem(node.at(key), "May not be empty")


def one_of(node: Node, key: str, *allowed: str) -> Iterator[Problem]:
    if key in node.raw and node.raw[key] not in allowed:
        yield Problem(node.at(key), f"must be one of {', '.join(allowed)}")


def push_request(node: Node) -> Iterator[Problem]:
    yield from filled(node, "to")
    units = node.raw.get("customAggregationUnits", [])
    if len(units) > 1:
        yield Problem(node.at("customAggregationUnits"), "Size must be between 0 and 1")
    for index, unit in enumerate(units):
        if not re.fullmatch(r"[0-9a-zA-Z_]{1,30}", unit):
            yield Problem(node.at(f"customAggregationUnits[{index}]"), "must match [0-9a-zA-Z_]{1,30}")


def reply_request(node: Node) -> Iterator[Problem]:
    yield from filled(node, "replyToken")


def loading(node: Node) -> Iterator[Problem]:
    if node.raw.get("loadingSeconds", 20) % 5:
        yield Problem(node.at("loadingSeconds"), "must be a multiple of 5 between 5 and 60")


def text(node: Node) -> Iterator[Problem]:
    yield from text_length(node, "text", TEXT)
    emojis: list[Any] = node.raw.get("emojis", [])
    if len(emojis) > 20:
        yield Problem(node.at("emojis"), "Size must be between 0 and 20")
    for index, emoji in enumerate(emojis):
        place = 2 * emoji.get("index", -1)
        if node.raw["text"].encode("utf-16-le", "surrogatepass")[place : place + 2] != b"$\0":
            yield Problem(node.at(f"emojis[{index}].index"), "must be the place of a $ in the text")


def emoji(node: Node) -> Iterator[Problem]:
    yield from filled(node, "productId", "emojiId")


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


def imagemap(node: Node) -> Iterator[Problem]:
    yield from alt_text(node)
    yield from imagemap_limits.imagemap(node)


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


def pictured(node: Node) -> Iterator[Problem]:
    """Of templates: how their pictures are shown."""
    yield from one_of(node, "imageAspectRatio", "rectangle", "square")
    yield from one_of(node, "imageSize", "cover", "contain")
    colour = node.raw.get("imageBackgroundColor")
    if colour is not None and not re.fullmatch("#[0-9A-Fa-f]{6}", colour):
        yield Problem(node.at("imageBackgroundColor"), "must be a colour: #RRGGBB")
    yield from https_url(node, "thumbnailImageUrl")


def buttons(node: Node) -> Iterator[Problem]:
    rich = "title" in node.raw or "thumbnailImageUrl" in node.raw
    yield from signs(node, "title", 40)
    yield from signs(node, "text", 60 if rich else 160, required=True)
    yield from count(node, "actions", 1, 4)
    yield from pictured(node)


def confirm(node: Node) -> Iterator[Problem]:
    yield from signs(node, "text", 240, required=True)
    yield from count(node, "actions", 2, 2)


def columns(node: Node) -> Iterator[Problem]:
    yield from count(node, "columns", 1, 10)
    if len({len(column.get("actions", [])) for column in node.raw["columns"]}) > 1:
        yield Problem(node.at("columns"), "all columns must have the same number of actions")
    yield from pictured(node)


def column(node: Node) -> Iterator[Problem]:
    rich = "title" in node.raw or "thumbnailImageUrl" in node.raw
    yield from signs(node, "title", 40)
    yield from signs(node, "text", 60 if rich else 120, required=True)
    yield from count(node, "actions", 1, 3)
    yield from pictured(node)


def image_columns(node: Node) -> Iterator[Problem]:
    yield from count(node, "columns", 1, 10)


def image_column(node: Node) -> Iterator[Problem]:
    yield from https_url(node, "imageUrl")


def desktop_uri(node: Node) -> Iterator[Problem]:
    if "desktop" in node.raw:
        yield from uri(node, "desktop")


def rich_menu(node: Node) -> Iterator[Problem]:
    yield from filled(node, "size", "selected", "name", "chatBarText", "areas")
    yield from signs(node, "name", 300)
    yield from signs(node, "chatBarText", 14)
    yield from count(node, "areas", 0, 20)
    width, height = (node.raw.get("size", {}).get(key, 0) for key in ("width", "height"))
    if not 800 <= width <= 2500:
        yield Problem(node.at("size.width"), "must be between 800 and 2500")
    if height < 250 or (width and width / height < 1.45):
        yield Problem(node.at("size.height"), "must be at least 250, and the width at least 1.45 times it")


def rich_menu_area(node: Node) -> Iterator[Problem]:
    yield from filled(node, "bounds", "action")


def rich_menu_bounds(node: Node) -> Iterator[Problem]:
    yield from filled(node, "x", "y", "width", "height")


RULES = imagemap_limits.RULES | {
    "PushMessageRequest": push_request,
    "ReplyMessageRequest": reply_request,
    "ShowLoadingAnimationRequest": loading,
    "TextMessage": text,
    "Emoji": emoji,
    "EmojiSubstitutionObject": emoji,
    "TextMessageV2": text_v2,
    "FlexMessage": alt_text,
    "TemplateMessage": alt_text,
    "ImagemapMessage": imagemap,
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
    "ImageCarouselTemplate": image_columns,
    "ImageCarouselColumn": image_column,
    "AltUri": desktop_uri,
    "RichMenuRequest": rich_menu,
    "RichMenuArea": rich_menu_area,
    "RichMenuBounds": rich_menu_bounds,
}
