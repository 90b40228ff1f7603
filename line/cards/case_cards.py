"""Cards of consultations: the asker's consent, the officer's question, the answer's buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from line import limits
from line.actions import Action, postback, says
from line.cards import flex, quick_buttons
from line.messages import Message, text, with_quick_replies
from line.messages import flex as card
from line.texts import case_texts as texts

COLOUR = "#8A3B12"
"""Colour of cards between asker and officer; white text on it is readable."""
ON_A_CARD = 1_400
"""Most UTF-16 code units of a question on a card; the rest follows as text."""
SEND = "ส่งถึงเจ้าหน้าที่"
ANSWER, TAKE, MANY = "ตอบ", "รับเรื่อง", "หลายข้อความ"
GOT, UNCLEAR = "ได้คำตอบแล้ว", "ยังไม่ชัดเจน"


@dataclass(frozen=True)
class Question:
    """A question as officers are shown it."""

    name: str
    """The number, as in "ปศ. 12/2570", or its placeholder."""
    id: str
    question: str
    asker: str
    school: str
    subject: str
    expected: str = ""
    lead: str = ""
    """Why the card is sent again; empty the first time."""


def consent_card(question: str, because: str, about: str, key: str) -> Message:
    body = [
        flex.words(texts.may_be_passed_on(because), "sm"),
        flex.labelled("คำถามที่จะส่ง", flex.words(limits.cut_utf16(question, ON_A_CARD), "md", bold=True)),
        flex.rule(),
        flex.quiet(about, margin="md"),
    ]
    send, edit, keep = consent_buttons(key)
    footer = [
        flex.button(send, COLOUR, "primary"),
        *flex.pairs(
            [
                flex.half(edit, COLOUR),
                flex.half(keep, COLOUR),
                flex.half(postback("ช่องทางติดต่ออื่น", a="contact"), COLOUR),
                flex.half(postback("เมนู", "ถามอะไรได้บ้าง", a="menu"), COLOUR),
            ]
        ),
    ]
    alt = f"{texts.may_be_passed_on(because)} คำถามที่จะส่ง: {question}"
    return card(alt, flex.bubble(flex.header("ถามเจ้าหน้าที่", "ยืนยันก่อนส่ง", COLOUR), body, footer))


def consent_buttons(key: str) -> tuple[Action, Action, Action]:
    """Send, change its words, send nothing."""
    return (
        postback(SEND, SEND, a="consent", k=key),
        postback("แก้คำถาม", "แก้คำถาม", a="rephrase"),
        postback("ไม่ส่ง", "ไม่ส่ง", a="no-consent"),
    )


def question_card(asked: Question) -> tuple[Message, ...]:
    """The officer's card with the question and buttons to answer; words too long for it follow as text."""
    begins, *rest = limits.in_pieces(asked.question, ON_A_CARD)
    if rest:
        begins += limits.ELLIPSIS
    body = [
        flex.words(asked.lead, "sm", colour=COLOUR, bold=True) if asked.lead else None,
        flex.emphasised("คำถาม", COLOUR, flex.words(begins or "-", "md")),
        flex.labelled(
            "ผู้ถาม", flex.words(" · ".join(filter(None, [asked.asker, asked.school])) or "ไม่ทราบชื่อ")
        ),
        flex.labelled("เรื่อง", flex.words(asked.subject)) if asked.subject else None,
        flex.labelled("แจ้งผู้ถามไว้ว่าจะตอบภายใน", flex.words(asked.expected)) if asked.expected else None,
        flex.quiet(
            f"ตอบโดยกดค้างที่การ์ดนี้แล้วเลือก “ตอบกลับ” หรือพิมพ์ “{asked.name} ตามด้วยคำตอบ” ข้อความจะส่งถึงผู้ถามตามที่พิมพ์",
            margin="lg",
        ),
    ]
    footer = [
        flex.button(answer_button(asked.name, asked.id), COLOUR, "primary"),
        *flex.pairs(
            [
                flex.half(says(TAKE, f"รับ {asked.name}"), COLOUR),
                flex.half(says(MANY, f"{MANY} {asked.name}"), COLOUR),
            ]
        ),
    ]
    head = flex.header("คำถามถึงเจ้าหน้าที่", asked.name, COLOUR)
    alt = f"{asked.name} {asked.lead} {texts.brief(asked.question, 200)}"
    goes_on = limits.in_pieces(texts.question_goes_on(asked.name, "".join(rest)), limits.LONGEST_IN_ONE)
    return (card(alt, flex.bubble(head, body, footer)), *(text(piece) for piece in goes_on if rest))


def answer_button(name: str, case_id: str, label: str = ANSWER) -> Action:
    """A button that opens the keyboard with the number typed in (on phones; a PC shows nothing)."""
    # The id may be a placeholder, which survives the form's coding.
    action = postback(label, "", a="reply", c=case_id)
    del action["displayText"]
    return {**action, "inputOption": "openKeyboard", "fillInText": f"{name} "}


def answer_messages(answers: Sequence[Message], case_id: int, question: str, lead: str) -> list[Message]:
    """What the asker gets: whose answer it is, the officer's messages, then the asker's buttons.

    Number and question stand in one text with the officer's first words, so that all can be copied. They are
    a text of their own where LINE takes no text as long as both, or where a picture or a file comes first.
    """
    frame, [first, *rest] = texts.frame(lead, question), answers
    both = f"{frame}\n\n{first.get('text', '')}"
    if first["type"] == "text" and limits.utf16_length(both) <= limits.TEXT:
        said = [{**first, "text": both}, *rest, _asks_if_clear(case_id)]
    elif len(answers) % limits.MESSAGES == limits.MESSAGES - 1:
        # A text of its own would cost one more push: the number stands on the card, and the card first.
        said = [_asks_if_clear(case_id, frame), *answers]
    else:
        said = [text(frame), *answers, _asks_if_clear(case_id)]
    return [{**message, "sender": {"name": texts.SENDER}} for message in said]


def _asks_if_clear(case_id: int, frame: str = "") -> Message:
    """The asker's buttons on a small card."""
    footer = flex.pairs(
        [
            flex.half(postback(GOT, GOT, a="got", c=case_id), COLOUR),
            flex.half(postback(UNCLEAR, UNCLEAR, a="unclear", c=case_id), COLOUR),
        ]
    )
    body = [flex.words(frame, "sm", bold=True) if frame else None, flex.quiet(texts.IS_IT_CLEAR)]
    bubble = {
        "type": "bubble",
        "size": "kilo",
        "body": flex.column(*body, paddingAll="12px", spacing="sm"),
        "footer": flex.column(*footer, paddingAll="4px"),
    }
    return card(" ".join(filter(None, (frame, texts.IS_IT_CLEAR))), bubble)


def choices(words: str, actions: Sequence[Action]) -> Message:
    """A question with one button for each answer, in the bubble so that a PC shows them too."""
    buttons = [flex.button(action, COLOUR) for action in actions[:10]]
    bubble = {"type": "bubble", "body": flex.column(flex.words(words), *buttons, spacing="sm")}
    return card(words, bubble)


def open_list(words: str, cases: Sequence[tuple[str, int]]) -> Message:
    actions = [answer_button(name, str(case_id), f"ตอบ {name}") for name, case_id in cases[:10]]
    return with_quick_replies(text(words), [*actions, quick_buttons.ask_officer()])
