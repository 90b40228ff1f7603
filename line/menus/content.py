"""What stands on the menus: six tiles each, what a tap does, and the request that makes one in LINE."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from line.actions import Action, link, postback, says
from line.cards import quick_buttons
from line.menus import words
from line.texts import labels

Audience = Literal["askers", "officers"]
AUDIENCES: tuple[Audience, ...] = ("askers", "officers")

WIDTH, HEIGHT = 2500, 1250
ACROSS, DOWN = 3, 2
PREFIX = "planbot "
"""How the names of our menus begin; LINE shows them to nobody."""


@dataclass(frozen=True)
class Tile:
    label: str
    icon: str
    """One of `line/menus/icons.py`."""
    action: Action


@dataclass(frozen=True)
class Menu:
    audience: Audience
    chat_bar: str
    tiles: tuple[Tile, ...]
    """From left to right, then the row below."""

    @property
    def content(self) -> dict[str, Any]:
        """The request that makes it, but for its name."""
        return {
            "size": {"width": WIDTH, "height": HEIGHT},
            "selected": True,
            "chatBarText": self.chat_bar,
            "areas": [
                {"bounds": bounds(at), "action": {**tile.action, "label": tile.label}}
                for at, tile in enumerate(self.tiles)
            ],
        }

    def design(self, image: bytes) -> str:
        """The same for the same menu: `image` is the one that stands in the repository, as what two machines
        draw may differ in a pixel, and must not make the menu anew by turns."""
        told = json.dumps(self.content, sort_keys=True, ensure_ascii=False).encode()
        return hashlib.sha256(told + hashlib.sha256(image).digest()).hexdigest()

    def request(self, design: str) -> dict[str, Any]:
        return {**self.content, "name": f"{PREFIX}{self.audience} {design[:12]}"}


def bounds(at: int) -> dict[str, int]:
    """Where a tile lies; together they cover the image to the last pixel."""
    column, row = at % ACROSS, at // ACROSS
    left, right = WIDTH * column // ACROSS, WIDTH * (column + 1) // ACROSS
    top, bottom = HEIGHT * row // DOWN, HEIGHT * (row + 1) // DOWN
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def menus(pages: str) -> Mapping[Audience, Menu]:
    """pages: address of the public pages; empty where there is none."""
    return {"askers": askers(pages), "officers": officers()}


def askers(pages: str) -> Menu:
    manual = link(words.MANUAL, f"{pages}/manual") if pages else _typed(words.MANUAL)
    tiles = (
        Tile(words.ABOUT_PLANS, "question", quick_buttons.menu()),
        Tile(words.CALENDAR, "calendar", quick_buttons.this_month()),
        Tile(words.MY_QUESTIONS, "list", _typed(words.MY_QUESTIONS)),
        Tile(words.ASK_OFFICER, "person", quick_buttons.ask_officer()),
        Tile(words.MANUAL, "book", manual),
        Tile(words.CONTACT, "phone", postback(labels.CONTACT, a="contact")),
    )
    return Menu("askers", words.CHAT_BAR, tiles)


def officers() -> Menu:
    tiles = (
        Tile(words.WAITING, "inbox", _typed(words.WAITING)),
        Tile(words.SIGN_IN, "door", _typed(words.SIGN_IN)),
        Tile(words.RECORD_CALL, "call", _record_call()),
        Tile(words.ANNOUNCE, "megaphone", _typed(words.ANNOUNCE)),
        Tile(words.STATISTICS, "chart", _typed(words.STATISTICS)),
        Tile(words.COMMANDS, "commands", _typed(words.COMMANDS)),
    )
    return Menu("officers", words.OFFICERS_CHAT_BAR, tiles)


def _typed(said: str) -> Action:
    return says(said, said)


def _record_call() -> Action:
    """The keyboard opens with the line's first word; where it does not, the answer says how to write one."""
    action = postback(words.RECORD_CALL, words.RECORD_CALL, a="record-call")
    return {**action, "inputOption": "openKeyboard", "fillInText": words.CALL}
