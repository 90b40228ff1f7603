"""Actions of buttons.

A postback carries all it needs in its data, as a form (`a=step&p=plan-review&s=4&f=timeline`), and is read
by name: buttons stay in chats for years, so an unknown one is answered with the menu.
"""

from typing import Any
from urllib.parse import quote, urlencode

from line import limits

Action = dict[str, Any]


def postback(label: str, says: str = "", **data: str | int | None) -> Action:
    """`says` appears in the chat as the person's own words; `data` without the Nones goes to us."""
    fields = {name: value for name, value in data.items() if value is not None}
    action: Action = {
        "type": "postback",
        "label": limits.cut_graphemes(label, limits.FLEX_LABEL),
        "data": urlencode(fields),
    }
    if said := says or label:
        action["displayText"] = limits.cut_graphemes(said, limits.DISPLAY_TEXT)
    return action


INSTEAD_OF = "was"
"""Field of a postback: the subject (domain.consultation) of the answer that the button stands on."""


def instead_of(subject: str | None, action: Action) -> Action:
    """A postback that shows another reading of a question, on the card of the answer to `subject`.

    Whoever taps it asked one question: the ledger moves the answered consultation to this reading.
    """
    if subject is None:
        return action
    return {**action, "data": f"{action['data']}&{urlencode({INSTEAD_OF: subject})}"}


def says(label: str, words: str) -> Action:
    """The tap sends the words as the person's message, which names who tapped; a postback may not."""
    return {
        "type": "message",
        "label": limits.cut_graphemes(label, limits.FLEX_LABEL),
        "text": limits.cut_graphemes(words, limits.DISPLAY_TEXT),
    }


def link(label: str, uri: str) -> Action:
    return {"type": "uri", "label": limits.cut_graphemes(label, limits.FLEX_LABEL), "uri": uri}


def website(label: str, address: str) -> Action | None:
    """None where the address, typed into YAML by the office, is no web address."""
    coded = quote(address.strip(), safe="/:?#[]@!$&'()*+,;=%~")
    if not coded.startswith(("https://", "http://")) or len(coded) > limits.URI:
        return None
    return link(label, coded)


def own_chat_uri(basic_id: str, question: str) -> str:
    """Opens the bot's 1:1 chat with `question` typed in; as much of it as a link may hold."""
    start = f"https://line.me/R/oaMessage/{quote(basic_id, safe='')}/?"
    room = limits.URI - len(start)
    typed = ""
    for piece in limits.graphemes(limits.without_controls(question)):
        coded = quote(piece, safe="")
        if len(typed) + len(coded) > room:
            break
        typed += coded
    return start + typed
