"""LINE message objects, as plain dicts in the form they have on the wire."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from line import limits, plain_text
from line.actions import Action

Message = Mapping[str, Any]

_ALT_TEXT = 400
"""Our own limit on alternative texts: LINE shows only the beginning."""
_REFUSED_BYTES = 2 * limits.BUBBLE_BYTES
"""Most bytes of a bubble; LINE refuses larger ones."""


def text(words: str, quote_token: str | None = None) -> Message:
    message: dict[str, Any] = {"type": "text", "text": limits.cut_utf16(words, limits.TEXT)}
    if quote_token:
        message["quoteToken"] = quote_token
    return message


def mentioning(words: str, person: str) -> Message:
    """A text that begins with a mention of a member of the group. words: ours; braces are escaped."""
    escaped = words.replace("{", "{{").replace("}", "}}")
    mentionee = {"type": "user", "userId": person}
    return {
        "type": "textV2",
        "text": "{officer} " + escaped,
        "substitution": {"officer": {"type": "mention", "mentionee": mentionee}},
    }


def flex(alt: str, contents: Mapping[str, Any]) -> Message:
    """A card. `alt` answers in a sentence: it is read in notifications, in quotes, and in groups.

    The manual is edited by hand: a card that grew beyond what LINE takes is sent as plain text instead.
    """
    message = {
        "type": "flex",
        "altText": limits.cut_utf16(" ".join(alt.split()), _ALT_TEXT),
        "contents": contents,
    }
    if any(len(json.dumps(bubble)) > _REFUSED_BYTES for bubble in bubbles_of(contents)):
        return text(plain_text.as_text((message,)))
    return message


def bubbles_of(contents: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    if contents["type"] == "carousel":
        bubbles: Sequence[Mapping[str, Any]] = contents["contents"]
        return bubbles
    return (contents,)


def with_quick_replies(message: Message, actions: Sequence[Action]) -> Message:
    """Buttons over the keyboard; LINE shows those of the last message, and none on a PC."""
    items = [
        {
            "type": "action",
            "action": {**action, "label": limits.cut_graphemes(action["label"], limits.QUICK_LABEL)},
        }
        for action in actions[: limits.QUICK_REPLIES]
    ]
    return {**message, "quickReply": {"items": items}} if items else message
