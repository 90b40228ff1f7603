"""Limits of Flex Messages that the SDK's models leave open: sizes, colours, what may stand in what."""

import json
import re
from collections.abc import Iterator

from simulator.limits.action_limits import https_url
from simulator.limits.objects import Node, Problem
from simulator.world.model import Json

BUBBLE_BYTES = 30 * 1024
CAROUSEL_BYTES = 50 * 1024
BUBBLES = 12

COLOUR = re.compile(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")
PIXELS = r"\d+(\.\d+)?px"
STEPS = "none|xs|sm|md|lg|xl|xxl"
SIZES = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl"
PERCENT = r"\d+(\.\d+)?%"
SPACE = re.compile(f"{STEPS}|{PIXELS}")
SPACE_OR_PERCENT = re.compile(f"{STEPS}|{PIXELS}|{PERCENT}")
OFFSET = re.compile(f"{STEPS}|-?{PIXELS}|-?{PERCENT}")
LENGTH = re.compile(f"{PIXELS}|{PERCENT}")
LENGTHS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("spacing", "margin", "cornerRadius"), SPACE),
    **dict.fromkeys(
        ("paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd"), SPACE_OR_PERCENT
    ),
    **dict.fromkeys(("offsetTop", "offsetBottom", "offsetStart", "offsetEnd"), OFFSET),
    **dict.fromkeys(("width", "maxWidth", "maxHeight"), LENGTH),
    "borderWidth": re.compile(f"none|light|normal|medium|semi-bold|bold|{PIXELS}"),
    "lineSpacing": re.compile(PIXELS),
    "angle": re.compile(r"\d+(\.\d+)?deg"),
    "centerPosition": re.compile(PERCENT),
    "aspectRatio": re.compile(r"\d{1,6}(\.\d+)?:\d{1,6}(\.\d+)?"),
}
SIZE_OF = {
    "FlexText": re.compile(f"{SIZES}|{PIXELS}"),
    "FlexSpan": re.compile(f"{SIZES}|{PIXELS}"),
    "FlexIcon": re.compile(f"{SIZES}|{PIXELS}"),
    "FlexImage": re.compile(f"{SIZES}|full|{PIXELS}|{PERCENT}"),
}
COLOURS = (
    "color", "backgroundColor", "borderColor", "separatorColor", "startColor", "endColor", "centerColor",
)  # fmt: skip
IN_BASELINE = {"icon", "text", "filler"}
IN_BOX = {"box", "button", "filler", "image", "separator", "text"}
HERO = {"box", "image", "video"}


def rule(node: Node) -> Iterator[Problem]:
    yield from _values(node)
    if node.kind == "FlexBubble":
        yield from _bubble(node)
    elif node.kind == "FlexCarousel":
        yield from _carousel(node)
    elif node.kind == "FlexBox":
        yield from _box(node)
    elif node.kind == "FlexBoxLinearGradient":
        for key in {"angle", "startColor", "endColor"} - node.raw.keys():
            yield Problem(node.at(key), "May not be empty")
    elif node.kind in ("FlexText", "FlexSpan"):
        yield from _text(node)
    elif node.kind in ("FlexImage", "FlexIcon", "FlexVideo"):
        yield from https_url(node, "url")
        yield from https_url(node, "previewUrl")


def _values(node: Node) -> Iterator[Problem]:
    for key, pattern in LENGTHS.items():
        if key in node.raw and not pattern.fullmatch(node.raw[key]):
            yield Problem(node.at(key), f"invalid property: {node.raw[key]}")
    if node.kind == "FlexBox" and "height" in node.raw and not LENGTH.fullmatch(node.raw["height"]):
        yield Problem(node.at("height"), f"invalid property: {node.raw['height']}")
    for key in COLOURS:
        if key in node.raw and not COLOUR.fullmatch(node.raw[key]):
            yield Problem(node.at(key), "must be a colour: #RRGGBB or #RRGGBBAA")
    for key in ("flex", "maxLines"):
        if node.raw.get(key, 0) < 0:
            yield Problem(node.at(key), "must be greater than or equal to 0")
    size = SIZE_OF.get(node.kind)
    if size and "size" in node.raw and not size.fullmatch(node.raw["size"]):
        yield Problem(node.at("size"), f"invalid property: {node.raw['size']}")


def _bubble(node: Node) -> Iterator[Problem]:
    if not any(part in node.raw for part in ("header", "hero", "body", "footer")):
        yield Problem(node.path, "a bubble needs at least one block")
    if "hero" in node.raw and node.raw["hero"]["type"] not in HERO:
        yield Problem(node.at("hero.type"), "must be one of box, image, video")
    if size_on_the_wire(node.raw) > BUBBLE_BYTES:
        yield Problem(node.path, "the size of a bubble must be 30 KB or less")


def _carousel(node: Node) -> Iterator[Problem]:
    bubbles = node.raw["contents"]
    if not 1 <= len(bubbles) <= BUBBLES:
        yield Problem(node.at("contents"), f"Size must be between 1 and {BUBBLES}")
    if len({bubble.get("size", "mega") for bubble in bubbles}) > 1:
        yield Problem(node.at("contents"), "all bubbles of a carousel must have the same size")
    if size_on_the_wire(node.raw) > CAROUSEL_BYTES:
        yield Problem(node.path, "the size of a carousel must be 50 KB or less")


def _box(node: Node) -> Iterator[Problem]:
    allowed = IN_BASELINE if node.raw["layout"] == "baseline" else IN_BOX
    for index, child in enumerate(node.raw["contents"]):
        if child["type"] not in allowed:
            message = f"{child['type']} cannot stand in a {node.raw['layout']} box"
            yield Problem(node.at(f"contents[{index}].type"), message)


def _text(node: Node) -> Iterator[Problem]:
    if not node.raw.get("text") and not node.raw.get("contents"):
        yield Problem(node.at("text"), "must be non-empty text")


def size_on_the_wire(raw: Json) -> int:
    """Bytes as the SDK sends them, each Thai letter six.

    LINE does not say whether it counts these or UTF-8; this is the stricter reading.
    """
    return len(json.dumps(raw))
