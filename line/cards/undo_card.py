"""What an officer sees before an answer goes: to whom, its words, the buttons that stop it or send it now."""

from collections.abc import Sequence
from dataclasses import dataclass

from line import limits
from line.actions import Action, postback
from line.cards import flex
from line.cards.case_cards import COLOUR
from line.messages import Message
from line.messages import flex as card
from line.texts import undo_texts as texts

LONGEST = 1_200
"""UTF-16 code units of the answer that the card shows; all of it goes."""


@dataclass(frozen=True)
class Held:
    """An answer in its window."""

    name: str
    """Of the consultation, as in "ปศ. 12/2570"."""
    case: int
    version: int
    """With `case` it names this answer: a button that is tapped later stops no other."""
    asker: str
    school: str
    words: str
    seconds: int


def stop_button(case: int, version: int) -> Action:
    return postback(texts.NOT_AN_ANSWER, a="undo", c=case, v=version)


def send_button(case: int, version: int, label: str = texts.SEND_NOW) -> Action:
    return postback(label, a="send-now", c=case, v=version)


def undo_card(held: Held, lead: str, more: Sequence[str]) -> Message:
    """lead: what came before it, as a correction. more: what else the officer has to know."""
    whom = texts.goes_to(held.asker, held.school)
    body = [
        flex.words(lead, "sm", colour=COLOUR, bold=True) if lead else None,
        flex.labelled("ถึง", flex.words(whom)),
        flex.emphasised("คำตอบที่จะส่ง", COLOUR, flex.words(limits.cut_utf16(held.words, LONGEST), "md")),
        flex.quiet(texts.hint(held.name, "\n".join(filter(None, more))), margin="lg"),
    ]
    footer = [
        flex.button(stop_button(held.case, held.version), COLOUR, "primary"),
        flex.button(send_button(held.case, held.version), COLOUR),
    ]
    head = flex.header(held.name, texts.title(held.seconds), COLOUR, low=True)
    alt = f"{held.name} {texts.title(held.seconds)} ถึง {whom}: {held.words}"
    return card(alt, flex.bubble(head, body, footer, padding="12px"))
