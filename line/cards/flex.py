"""The pieces that cards are made of: LINE's Flex components with the look of this bot.

Every text wraps (Thai would be cut otherwise) and none is empty (LINE refuses such a card).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from line import limits
from line.actions import Action

Node = dict[str, Any]
Size = Literal["xxs", "xs", "sm", "md", "lg", "xl"]

QUIET = "#5F6B7A"
"""Colour of secondary text; readable on white (contrast 5.4)."""
LINK = "#14507A"
"""Contrast 8.4 on white."""
RULE = "#E4E7EB"
PAPER = "#FFFFFF"
BUTTON = "#F4F6F8"
PLAIN_ACCENT = "#37474F"
"""Colour of cards that belong to no work: calendar, menu, contact."""
ACCENTS = {1: "#1B5E8C", 2: "#2B6A4D", 3: "#6B4489", 4: "#8A4F17"}
"""Colour of each work; white text on each is readable (contrast over 5)."""
TINTS = {"#1B5E8C": "#EAF2F8", "#2B6A4D": "#EAF4EE", "#6B4489": "#F3EDF7", "#8A4F17": "#FAF1E7"}

_LONGEST = 1_500
"""Most UTF-16 units of one text on a card; the manual's longest has 400."""


def accent(work: int) -> str:
    return ACCENTS.get(work, PLAIN_ACCENT)


def tint(colour: str) -> str:
    return TINTS.get(colour, "#EEF1F4")


def words(
    content: str,
    size: Size = "sm",
    *,
    colour: str | None = None,
    bold: bool = False,
    action: Action | None = None,
    **more: Any,
) -> Node:
    node: Node = {
        "type": "text",
        "text": limits.cut_utf16(content.strip(), _LONGEST) or "-",
        "size": size,
        "wrap": True,
        **more,
    }
    if colour:
        node["color"] = colour
    if bold:
        node["weight"] = "bold"
    if action:
        node["action"] = action
    return node


def quiet(content: str, size: Size = "xs", **more: Any) -> Node:
    """Small grey text for details."""
    return words(content, size, colour=QUIET, **more)


def column(*contents: Node | None, **more: Any) -> Node:
    return _box("vertical", contents, more)


def row(*contents: Node | None, **more: Any) -> Node:
    return _box("horizontal", contents, more)


def rule(margin: str = "lg") -> Node:
    return {"type": "separator", "margin": margin, "color": RULE}


def header(over: str, title: str, colour: str, *, low: bool = False) -> Node:
    """low: smaller, for a card that has to stand on a phone whole."""
    return column(
        words(over, "xxs" if low else "xs", colour=PAPER) if over else None,
        words(title, "md" if low else "lg", colour=PAPER, bold=True),
        backgroundColor=colour,
        paddingAll="10px" if low else "16px",
        spacing="xs",
    )


def labelled(label: str, *contents: Node | None) -> Node:
    """A small grey label with its value below."""
    return column(quiet(label), *contents, spacing="xs", margin="lg")


def fact(label: str, *values: Node) -> Node:
    """A small grey label before its values."""
    named = quiet(label, flex=3, margin="none")
    return row(named, column(*values, flex=7, spacing="xs"), spacing="sm", margin="sm")


def emphasised(label: str, colour: str, *contents: Node | None) -> Node:
    """The box with the asked-for answer, first on the card, in the work's tint."""
    return column(
        words(label, "xs", colour=colour, bold=True),
        *contents,
        backgroundColor=tint(colour),
        cornerRadius="8px",
        paddingAll="10px",
        spacing="xs",
    )


def numbered(number: str, colour: str, *contents: Node | None, action: Action | None = None) -> Node:
    """A row with its number before it; one that can be tapped looks like a button."""
    node = row(words(number, "md", colour=colour, bold=True, flex=0), column(*contents, flex=1), spacing="md")
    if action is None:
        return {**node, "margin": "lg"}
    return {
        **node,
        "action": action,
        "backgroundColor": BUTTON,
        "cornerRadius": "8px",
        "paddingAll": "10px",
        "margin": "sm",
    }


def button(action: Action, colour: str, style: Literal["primary", "link"] = "link") -> Node:
    return {"type": "button", "style": style, "height": "sm", "color": colour, "action": action}


def half(action: Action, colour: str) -> Node:
    """A small text button, two of which stand in a row."""
    return row(
        words(action["label"], "sm", colour=colour, align="center"),
        action=action,
        flex=1,
        paddingTop="8px",
        paddingBottom="8px",
        paddingStart="4px",
        paddingEnd="4px",
    )


def small(action: Action, colour: str, share: int, says: str = "") -> Node:
    """A smaller text button. share: of the row's width; says: where it is not the label that is shown."""
    return row(
        words(says or action["label"], "xs", colour=colour, align="center", bold=True),
        action=action,
        flex=share,
        paddingTop="8px",
        paddingBottom="8px",
    )


def pairs(buttons: Sequence[Node]) -> list[Node]:
    return [row(*buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def bubble(
    head: Node,
    body: Sequence[Node | None],
    footer: Sequence[Node | None] = (),
    *,
    padding: str = "16px",
) -> Node:
    made: Node = {
        "type": "bubble",
        "size": "mega",
        "header": head,
        "body": column(*body, paddingAll=padding),
    }
    if any(footer):
        made["footer"] = column(*footer, paddingAll="8px", spacing="none")
    return made


def carousel(bubbles: Sequence[Mapping[str, Any]]) -> Node:
    return {"type": "carousel", "contents": list(bubbles[: limits.BUBBLES])}


def _box(layout: str, contents: Sequence[Node | None], more: Mapping[str, Any]) -> Node:
    return {"type": "box", "layout": layout, "contents": [node for node in contents if node], **more}
