"""Follow-ups: what a message means after what the chat was last about."""

import re
from dataclasses import dataclass
from typing import Literal

from knowledge.facts.manual import Manual, Procedure
from knowledge.model.facets import by_words
from knowledge.model.sequence import THINGS
from knowledge.reading.choices import AT, taken
from knowledge.reading.message import Message
from knowledge.reading.reading import Option, Reading, Talk
from knowledge.thai.lexicon import Lexicon
from knowledge.thai.text import squeeze, squeezed
from knowledge.thai.word_signs import Cues, Pieces, found

_NEXT = re.compile(
    "(?:ขันตอน|ขัน|ขอ|อัน|step|สเตป)(?:ตอไป|ถัดไป|หนา|ตอมา|ตอ(?!น|ง))|"
    "(?:ไง|ไล|อะไล|ไหน)(?:กัน)?ตอ(?!ง|น)|ทำตอ(?!ง|น)|ตอจากนั?ิ?น?|หลังจากน[ัิ]|จากนัน|ถัดจากน[ัิ]|ตอิก|ตอไปอิก|ถัดมา|อันตอมา|เสลจแลว(?:ทำ|ตอง)|ตอไป|ถัดไป|nextstep|^แลวตอ$|^หลังนัน"
)
_BEFORE = re.compile(
    "กอน(?:จะ|ทิจะ)?(?:มา)?ถึง(?:ขัน|ตลงน|อัน)|(?:ขัน|ขันตอน|ขอ|อัน)(?:กอน|ทิแลว)|กอนหนา|ยอนกลับ|กอนขันิ|กอนัน|กอนอันิ|กอนขันตอนิ|กอนิ"
)
"""Folded, as all patterns here: double letters are one, so that "ก่อนขั้นนี้" is "กอนขันิ"."""
_LAST = squeezed(
    """
    ขั้นสุดท้าย ขั้นตอนสุดท้าย ข้อสุดท้าย อันสุดท้าย ตัวสุดท้าย ขั้นท้ายสุด อันท้ายสุด ข้อท้ายสุด ท้ายสุด ขั้นจบ
    """
)
_MOVES = squeezed(
    """
    ขั้นต่อไป ขั้นตอนต่อไป ขั้นถัดไป ต่อไป ถัดไป หลังจากนั้น หลังจากนี้ จากนั้น ต่อจากนั้น
    ก่อนหน้านั้น ก่อนหน้านี้ ก่อนหน้า ขั้นก่อน ขั้น หลัง ก่อน หน้า
    """
)
_FIRST = squeezed(
    """
    ขั้นแรก ขั้นตอนแรก ข้อแรก อันแรก ตัวแรก อันบน แรกสุด ตัวเลือกแรก
    """
)
_PLACE = re.compile(
    f"(?:ขันตอนทิ|ขันทิ|ขอทิ|อันทิ|ตัวทิ|ตัวเลึอกทิ|ขันตอน|ขัน|ขอ|อัน|ตัวเลึอก|เบอ|เลข|step|no|{AT})"
    f"(?:ของ)? ?([0-9]{{1,2}})(?![0-9]|{THINGS})"
)
_NO_SUCH = re.compile(
    "(?:ขัน|step|สเตป)[^0-9]{0,6}[0-9]{1,2}(?![0-9]|วัน|นาทิ|เดึอน|ปิ|ชัวโมง)|^(?:ขอ|อัน)(?:ทิ)?[0-9]{1,2}(?:ละ|หละ)?$"
)
"""A step is surely meant, whether there is one of that number or not."""
_BARE = re.compile(r"^(?:เอา|เลึอก|ขอ|ทิ|กด|ตอบ)?([0-9]{1,2})(?:เลย|กอน|จา)?$")
_WORDS = {word: at for at, word in enumerate(squeezed("หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด"), start=1)}
_WORDS[squeeze("นึง")] = 1
_WORD_PLACE = re.compile(f"(?:ขันตอนทิ|ขันทิ|ขอทิ|อันทิ|ตัวทิ|ตัวเลึอกทิ|ขันตอน|ขัน|ขอ|อัน|{AT})({'|'.join(_WORDS)})")
_SMALL = squeezed(
    """
    คืออะไร เท่าไหร่ เมื่อไหร่ เหรอ แล้ว ก็ ต้อง ได้ มี เป็น ที่ ของ อันนี้ อันนั้น ตัวนี้ ตัวนั้น
    เรื่องนี้ งานนี้ ข้อนี้ ขั้นนี้ ขั้นตอนนี้ อย่างนี้ แบบนี้ มัน ไหม อะไร บ้าง ส่ง ทำ ใช้ ให้ ไป
    มา เอา ถ้า ดู ขอ กับ จะ หรือ เหรอ นี้ นั้น อยู่ อีก ด้วย ล่ะ ละ อย่างไร ยัง เลย ใคร ตาม รึ ว่า
    กัน จ่าย เขา เรา ทาง ใน ผ่าน จาก เริ่ม เสร็จ เวลา ต่อ ทั้งหมด รวม กี่วัน วัน เดือน ภาย คือ ยาก
    ทราบ ขอทราบ สามารถ พรุ่งนี้ วันนี้ มะรืน ทัน สาย เลยกำหนด หา เจอ ลง ถึง ส่วน สรุป ปกติ ตรง ช่วง นาน เกี่ยวข้อง
    """
)

_ASKING = squeezed(
    """
    ไหม อะไร ไหน อย่างไร ไง กี่ ใคร เท่าไหร่ ทำไม เมื่อไหร่ แล้วหรือยัง
    """
)
_QUESTIONS = (*_ASKING, *squeezed("ได้ ใช่ หรือ"))
_NOT_THAT = squeeze("ไม่ใช่")
_WHO = re.compile("|".join(squeezed("โรงเรียน เขต")))
"""Asked of a step, they name no other subject: "อันแรกเขตทำหรือโรงเรียนทำ"."""
_AND_X = re.compile("(?:ล่ะ|หล่ะ|ละ|หละ)[ ]?(?:ค่?ะ|ครับ|คับ|จ๊ะ|จ้า|พี่|เนี่ย)?[ ?]*$")


@dataclass(frozen=True)
class Turn:
    """What the words of a follow-up point at."""

    option: Option | None = None
    """A choice taken, or a step named by its place."""
    because: str = ""
    own: str = ""
    """What the message says of a subject of its own, folded."""
    follows: bool = False
    """There is a talk that it may follow."""
    moves_on: bool = False
    """Turns to another subject: "แล้วงานสารบรรณล่ะ"."""
    bare: bool = False
    """Names a subject and asks nothing. The talk's question holds."""
    taken: Literal["all", "none", "no-such-choice"] | None = None
    """Said of the choices, and no one choice."""
    edge: Literal["first-step", "last-step"] | None = None
    """Asks for a step before the first or after the last, by number too: `option` is that one."""

    @property
    def inherits(self) -> bool:
        """Says nothing of a subject of its own: the talk's holds."""
        return self.follows and not self.own


def turn(message: Message, talk: Talk, manual: Manual, cues: Cues, pieces: Pieces) -> Turn:
    """Nothing pointed at and nothing inherited where the message stands on its own."""
    own = subject(message.folded, pieces)
    if not talk.options and talk.procedure is None:
        return Turn(own=own)
    choice = taken(message.folded, talk.options) if len(own) < 12 else None
    if isinstance(choice, int):
        return Turn(talk.options[choice], f"choice {choice + 1}")
    if choice in ("all", "none") or (choice and not asks(message.folded)):
        return Turn(own=own, taken=choice)
    if talk.procedure is None:
        return Turn(own=own)
    return _of_step(message, talk, manual, own) or Turn(
        own=own,
        follows=True,
        moves_on=turns_to(message),
        bare=bool(own) and asks_nothing(message, cues),
    )


def _of_step(message: Message, talk: Talk, manual: Manual, own: str) -> Turn | None:
    """A step named by its number, or as the next one, the one before, the last."""
    procedure = manual.procedure(talk.procedure or "")
    number = place_named(message.folded)
    if procedure is None or len(_WHO.sub("", own)) >= 10:
        return None
    offered = [option for option in talk.options if option.step == number is not None]
    if len(offered) == 1:
        return Turn(offered[0], f"the choice that is step {number}")
    meant = _step_meant(message.folded, talk, procedure, number)
    if meant is None:
        return None
    last = procedure.steps[-1].number
    step = min(max(meant, 1), last)
    moved = _NEXT.search(message.folded) or _BEFORE.search(message.folded)
    asks_on = bool(own) and turns_to(message)
    kept = None if (moved or number is None) and not asks_on else talk.facet
    return Turn(
        Option(procedure.id, step, kept or "detail"),
        f"step {step} of the talk",
        edge=None if meant == step else "last-step" if meant > last else "first-step",
    )


def turns_to(message: Message) -> bool:
    """A question by its end alone: "แล้วงบล่ะ"."""
    return bool(_AND_X.search(message.normal))


def asks_nothing(message: Message, cues: Cues) -> bool:
    """A short message without a question word."""
    text = message.folded.replace(_NOT_THAT, "")
    return len(text) < 45 and by_words(text, cues) is None and not any(word in text for word in _QUESTIONS)


def asks(folded: str) -> bool:
    """Has a word that only questions have."""
    return any(word in folded for word in _ASKING)


def half(
    message: Message, talk: Talk, turn: Turn, reading: Reading, cues: Cues
) -> Literal["subject", "question"] | None:
    """Which half of a question it may be: "ระดมทรัพยากร", of which nothing is asked, or "ส่งวันไหนคะ".

    What goes on with a talk is whole, and so is what has one answer whatever it is about.
    """
    if talk.procedure or talk.options or talk.month or reading.topic not in (None, "unknown"):
        return None
    if turn.own:
        of_ours = reading.kind in ("answer", "clarify")
        return "subject" if of_ours and asks_nothing(message, cues) else None
    open_ = reading.kind in ("answer", "clarify", "escalate")
    asked = asks(message.folded) or by_words(message.folded, cues) is not None
    return "question" if open_ and asked else None


def place_named(folded: str) -> int | None:
    """The number by which a step is named: "ข้อ 3", "ขั้นที่สอง", "2", "ขั้นแรก"."""
    for seen in (_BARE.search(folded), _PLACE.search(folded)):
        if seen:
            return int(seen.group(1))
    words = _WORD_PLACE.search(folded)
    if words:
        return _WORDS[words.group(1)]
    return 1 if found(_FIRST, folded) else None


def _step_meant(folded: str, talk: Talk, procedure: Procedure, number: int | None) -> int | None:
    """May be one before the first or after the last."""
    last = procedure.steps[-1].number
    if number is not None:
        return number if procedure.step(number) or _NO_SUCH.search(folded) else None
    if found(_LAST, folded):
        return last
    if _BEFORE.search(folded):
        return talk.step - 1 if talk.step else 1
    if _NEXT.search(folded):
        told_all = talk.facet in ("steps", "law", None)
        return (talk.step or (0 if told_all else 1)) + 1
    return None


def subject_pieces(cues: Cues, lexicon: Lexicon) -> Pieces:
    """Question words and small words: all that says nothing of a subject. Names of subjects are kept."""
    asked = [word for _, words in cues.facets for word in words]
    said = (*cues.total, *cues.days_left, *lexicon.fillers, *_QUESTIONS, *_SMALL, *_MOVES, *_LAST, *_FIRST)
    return Pieces([*asked, *said], keep=cues.subjects)


def subject(folded: str, pieces: Pieces) -> str:
    """What is left of a message without those words: what it is about. No word has one letter only."""
    left = re.sub("[0-9 ]", "", pieces.cut(folded))
    return left if len(left) > 1 else ""
