"""Limits of action objects: what a button may carry depends on where it stands."""

import re
from collections.abc import Iterator

from simulator.limits.objects import Node, Problem
from simulator.world.units import graphemes, utf16_units

ACTIONS = {
    "CameraAction",
    "CameraRollAction",
    "ClipboardAction",
    "DatetimePickerAction",
    "LocationAction",
    "MessageAction",
    "PostbackAction",
    "RichMenuSwitchAction",
    "URIAction",
}
QUICK_REPLY_ONLY = {"CameraAction", "CameraRollAction", "LocationAction"}
URI = re.compile(r"(https?://|line://|tel:)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", re.IGNORECASE)
LABEL_REQUIRED = {
    "QuickReplyItem", "FlexButton", "ButtonsTemplate", "ConfirmTemplate", "CarouselColumn",
}  # fmt: skip
INITIAL = {
    "date": r"\d{4}-\d\d-\d\d",
    "time": r"\d\d:\d\d",
    "datetime": r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d",
}


def action(node: Node) -> Iterator[Problem]:
    yield from _place(node)
    yield from _label(node)
    if node.kind == "PostbackAction":
        yield from _postback(node)
    elif node.kind == "MessageAction":
        yield from signs(node, "text", 300, required=True)
    elif node.kind == "URIAction":
        yield from uri(node, "uri")
    elif node.kind == "DatetimePickerAction":
        yield from _date_picker(node)
    elif node.kind == "RichMenuSwitchAction":
        yield from _data(node)


def https_url(node: Node, key: str, *, required: bool = False) -> Iterator[Problem]:
    url = node.raw.get(key)
    if url is None and required:
        yield Problem(node.at(key), "May not be empty")
    elif url is not None and (not URI.fullmatch(url) or not url.lower().startswith("https://")):
        yield Problem(node.at(key), "must be an https URL")
    elif url is not None and len(url) > 2000:
        yield Problem(node.at(key), "Length must be between 0 and 2000")


def _place(node: Node) -> Iterator[Problem]:
    if node.kind in QUICK_REPLY_ONLY and "QuickReplyItem" not in node.within:
        yield Problem(node.at("type"), "can be set in a quick reply only")
    if node.kind == "RichMenuSwitchAction" and "RichMenuArea" not in node.within:
        yield Problem(node.at("type"), "can be set in a rich menu only")


def _label(node: Node) -> Iterator[Problem]:
    holder = node.within[-1] if node.within else ""
    flex = any(kind in ("FlexBubble", "FlexCarousel") for kind in node.within)
    in_default = node.path.endswith(("defaultAction", "imagemap"))
    required = holder in LABEL_REQUIRED and not in_default
    limit = 40 if flex else 12 if holder == "ImageCarouselColumn" else 20
    yield from signs(node, "label", limit, required=required)


def _postback(node: Node) -> Iterator[Problem]:
    yield from _data(node)
    for key in ("displayText", "text", "fillInText"):
        yield from signs(node, key, 300)
        if node.raw.get(key) == "":
            yield Problem(node.at(key), "May not be empty")
    if "displayText" in node.raw and "text" in node.raw:
        yield Problem(node.at("text"), "displayText and text cannot be set together")
    if "fillInText" in node.raw and node.raw.get("inputOption") != "openKeyboard":
        yield Problem(node.at("fillInText"), "can be set only with inputOption openKeyboard")


def _data(node: Node) -> Iterator[Problem]:
    data = node.raw.get("data")
    if not data:
        yield Problem(node.at("data"), "May not be empty")
    elif utf16_units(data) > 300:
        yield Problem(node.at("data"), "Length must be between 0 and 300")


def uri(node: Node, key: str) -> Iterator[Problem]:
    address = node.raw.get(key)
    if not address:
        yield Problem(node.at(key), "May not be empty")
    elif len(address) > 1000:
        yield Problem(node.at(key), "Length must be between 0 and 1000")
    elif not URI.fullmatch(address) or re.search(r"%(?![0-9A-Fa-f]{2})", address):
        yield Problem(node.at(key), "invalid uri: http, https, line or tel, percent-encoded")


def _date_picker(node: Node) -> Iterator[Problem]:
    yield from _data(node)
    mode = node.raw.get("mode")
    if mode is None:
        yield Problem(node.at("mode"), "May not be empty")
        return
    for key in ("initial", "max", "min"):
        if key in node.raw and not re.fullmatch(INITIAL[mode], node.raw[key]):
            yield Problem(node.at(key), f"is not of the form of a {mode}")


def signs(node: Node, key: str, limit: int, *, required: bool = False) -> Iterator[Problem]:
    text = node.raw.get(key)
    if required and not text:
        yield Problem(node.at(key), "May not be empty")
    if text and graphemes(text) > limit:
        yield Problem(node.at(key), f"Length must be between 0 and {limit}")
