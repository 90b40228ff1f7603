"""Preview of another group's announcement for officers, with buttons to skip or change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.time import BANGKOK
from line import limits, thai_dates
from line.actions import Action, postback
from line.cards import flex
from line.messages import Message
from line.messages import flex as card
from line.texts.announce_texts import PREVIEW
from line.texts.notice_texts import ROLES

SEND, STOP, EDIT = "ส่งตามนี้", "งดครั้งนี้", "แก้ข้อความ"
EDIT_WORD = "แก้ประกาศ"
WITHOUT_A_TAP = "ถ้าไม่แตะอะไร จะส่งตามนี้"


@dataclass(frozen=True)
class Previewed:
    """occasion and role name it; text is what will be said."""

    occasion: str
    role: str
    text: str


def preview_card(at: datetime, shown: Sequence[Previewed]) -> Message:
    here = at.astimezone(BANGKOK)
    when = f"{thai_dates.with_weekday(here.date())} {here:%H:%M} น."
    groups = ", ".join(dict.fromkeys(ROLES[one.role] for one in shown))
    bubbles = [_bubble(when, one) for one in shown[: limits.BUBBLES]]
    return card(f"{PREVIEW} {when}: {groups}", bubbles[0] if len(bubbles) == 1 else flex.carousel(bubbles))


def _bubble(when: str, one: Previewed) -> flex.Node:
    first, *lines = one.text.split("\n")
    body = [
        flex.words(when, bold=True),
        flex.rule("md"),
        flex.words(first, bold=True, margin="md"),
        *(flex.words(line) for line in lines),
        flex.quiet(WITHOUT_A_TAP, margin="lg"),
    ]
    colour = flex.PLAIN_ACCENT
    head = flex.header(ROLES[one.role], PREVIEW, colour)
    return flex.bubble(head, body, [flex.button(action, colour) for action in _actions(one)])


def _actions(one: Previewed) -> list[Action]:
    def tap(label: str, wish: str) -> Action:
        return postback(
            label, f"{label}: {one.text.split(chr(10))[0]}", a="announce", w=wish, o=one.occasion, r=one.role
        )

    edit = tap(EDIT, "edit")
    edit |= {"inputOption": "openKeyboard", "fillInText": f"{EDIT_WORD} {one.occasion} {one.role}\n"}
    return [tap(SEND, "send"), tap(STOP, "stop"), edit]
