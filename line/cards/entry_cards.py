"""Cards of taught entries: for the officer who proposes one, and for the one who approves it."""

from line import limits
from line.actions import Action, postback, says
from line.cards import flex
from line.cards.case_cards import COLOUR, ON_A_CARD
from line.messages import Message, text
from line.messages import flex as card
from line.texts import case_texts, taught_texts

PROPOSE, DROP = "เสนอความรู้", "ยกเลิก"


def entry_card(
    name: str, entry_id: str, question: str, answer: str, who: str, warning: str = ""
) -> tuple[Message, ...]:
    """A drafted taught entry for a second officer to approve; an answer too long for it follows as text."""
    footer = flex.pairs(
        [
            flex.half(says("อนุมัติ", f"อนุมัติความรู้ {entry_id}"), COLOUR),
            flex.half(says("ไม่ใช้", f"ไม่ใช้ความรู้ {entry_id}"), COLOUR),
        ]
    )
    body = [
        flex.words(warning, "sm", colour=COLOUR, bold=True) if warning else None,
        *_both(question, answer),
        flex.quiet(f"คำตอบของ {who or 'เจ้าหน้าที่'} ผู้ตอบและผู้เสนออนุมัติเองไม่ได้", margin="lg"),
    ]
    alt = f"ขออนุมัติ{name}: {case_texts.brief(question, 100)}"
    head = flex.header("ขออนุมัติเพิ่มเป็นความรู้", name, COLOUR)
    return (card(alt, flex.bubble(head, body, footer)), *_goes_on(name, answer))


def proposal(name: str, question: str, answer: str) -> tuple[Message, ...]:
    """To the officer: why it is shown again, both texts, and buttons that open the keyboard with them."""
    footer = [
        flex.button(says(PROPOSE, PROPOSE), COLOUR, "primary"),
        *flex.pairs(
            [
                flex.half(_edit("แก้คำถาม", f"คำถาม: {question}"), COLOUR),
                flex.half(_edit("แก้คำตอบ", f"คำตอบ: {answer}"), COLOUR),
            ]
        ),
        flex.button(says(DROP, DROP), COLOUR),
    ]
    body = [
        flex.words(taught_texts.OF_ONE, "sm", colour=COLOUR, bold=True),
        *_both(question, answer),
        flex.quiet(taught_texts.HOW_TO_EDIT, margin="lg"),
    ]
    alt = f"{taught_texts.OF_ONE} {case_texts.brief(question, 100)}"
    bubble = flex.bubble(flex.header("ตรวจก่อนเสนอเป็นความรู้", name, COLOUR), body, footer)
    return (card(alt, bubble), *_goes_on(name, answer))


def _both(question: str, answer: str) -> list[flex.Node]:
    begins, *rest = limits.in_pieces(answer, ON_A_CARD)
    return [
        flex.labelled("คำถาม", flex.words(limits.cut_utf16(question, ON_A_CARD), "md")),
        flex.labelled("คำตอบ", flex.words(begins + (limits.ELLIPSIS if rest else ""), "md")),
    ]


def _goes_on(name: str, answer: str) -> list[Message]:
    _, *rest = limits.in_pieces(answer, ON_A_CARD)
    if not rest:
        return []
    pieces = limits.in_pieces(taught_texts.answer_goes_on(name, "".join(rest)), limits.LONGEST_IN_ONE)
    return [text(piece) for piece in pieces]


def _edit(label: str, words: str) -> Action:
    """Opens the keyboard with the words in it, as much of them as LINE takes."""
    action = postback(label, "", a="reply")
    del action["displayText"]
    return {**action, "inputOption": "openKeyboard", "fillInText": limits.cut_utf16(words, FILLED_IN)}


FILLED_IN = 300
"""UTF-16 code units that a button may type in."""
