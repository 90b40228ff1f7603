"""Limits of imagemap messages that the SDK's models do not check."""

from collections.abc import Iterator

from simulator.limits.action_limits import https_url, signs, uri
from simulator.limits.objects import Node, Problem

WIDTH = 1040
"""Of the base image, and so of the field that areas are measured in."""
ACTIONS = 50


def imagemap(node: Node) -> Iterator[Problem]:
    yield from https_url(node, "baseUrl", required=True)
    if not 1 <= len(node.raw["actions"]) <= ACTIONS:
        yield Problem(node.at("actions"), f"Size must be between 1 and {ACTIONS}")


def base_size(node: Node) -> Iterator[Problem]:
    if node.raw["width"] != WIDTH:
        yield Problem(node.at("width"), f"must be {WIDTH}")
    if node.raw["height"] < 1:
        yield Problem(node.at("height"), "must be greater than or equal to 1")


def area(node: Node) -> Iterator[Problem]:
    for key, least in (("x", 0), ("y", 0), ("width", 1), ("height", 1)):
        if node.raw[key] < least:
            yield Problem(node.at(key), f"must be greater than or equal to {least}")


def message_action(node: Node) -> Iterator[Problem]:
    yield from signs(node, "text", 400, required=True)


def uri_action(node: Node) -> Iterator[Problem]:
    yield from uri(node, "linkUri")


def video(node: Node) -> Iterator[Problem]:
    yield from https_url(node, "originalContentUrl", required=True)
    yield from https_url(node, "previewImageUrl", required=True)
    if "area" not in node.raw:
        yield Problem(node.at("area"), "May not be empty")


def external_link(node: Node) -> Iterator[Problem]:
    yield from uri(node, "linkUri")
    yield from signs(node, "label", 30, required=True)


RULES = {
    "ImagemapBaseSize": base_size,
    "ImagemapArea": area,
    "MessageImagemapAction": message_action,
    "URIImagemapAction": uri_action,
    "ImagemapVideo": video,
    "ImagemapExternalLink": external_link,
}
