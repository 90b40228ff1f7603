"""A message made ready: one spelling, the right keyboard, and the clause that asks."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.thai.features import folded
from knowledge.thai.keyboard import as_latin, as_thai
from knowledge.thai.lexicon import Lexicon
from knowledge.thai.text import normalise, squeeze, squeezed, thai_letters

_ASKS = squeezed(
    """
    ไหม อะไร เมื่อไหร่ เมื่อไร ไหน อย่างไร กี่ ใคร เท่าไหร่ ทำไม หรือยัง อยากทราบ อยากรู้ ขอ ใด บ้าง
    ไง รึยัง ไร หรือเปล่า ได้ไหม ไส ทราบ
    """
)
_CUT = re.compile(
    r"[\n.!?]+\s*|(?<=ครับ)\s+|(?<=ค่ะ)\s+|(?<=คะ)\s+|\s{2,}|"
    r"\s+(?=แล้ว|แต่|ทีนี้|เลย|คือ|พอดี|อยาก|ขอ|ถ้า|สรุป|รบกวน|ไม่ทราบ|ก็เลย|ตกลง)|"
    r"(?<=..........)(?=(?:เลย|ก็)?อยาก(?:จะ)?(?:รู้|ทราบ|ถาม|สอบถาม)|ไม่ทราบว่า|ขอถามว่า|สอบถามว่า|ให้(?:มา|หนู|ผม)?(?:สอบ)?ถาม|ฝากถาม|ขอทราบ)"
)
_DONE = re.compile("(?:เสลจ|เลิยบลอย)(?:แลว)?(?:กอ|คอย|มา|ทินิ|เลย|จะ)*|แลวทินิ|แลวคอย|แลวกอ")
_CLOSING = re.compile(
    r"(?:^|[\s,])(?:และ|จึง|ก็|กราบ|ต้อง|ขอ)*(?:ขอบ(?:พระ)?คุณ|ขอบใจ|แต๊งกิ้ว|thanks?(?: you)?)"
    r"(?:ล่วงหน้า|มาก|เป็นอย่าง(?:สูง|ยิ่ง|มาก)|ในความ(?:กรุณา|อนุเคราะห์)|มา ?ณ ?(?:ที่นี้|โอกาสนี้)|ณ โอกาสนี้"
    r"|ที่[^ ]{2,20}|สำหรับ[^ ]{2,20}|นะ|ไว้|ด้วย|จ้า|ค่ะ|คะ|ค่า|ครับ|คับ|[^ก-๎a-z0-9])*$"
)
"""Thanks at the end, which ask nothing."""
_LETTERED = re.compile(
    "จึง(?:ใคร่|ได้)?(?:ขอ)?(?:เรียน|กราบเรียน)(?:มา)?(?:ยังท่าน)?(?:เพื่อ)?(?:โปรด|ขอ|กรุณา)*"
    "(?:ขอทราบ|ทราบ|สอบถาม|ถาม|หารือ|พิจารณา|ขอความอนุเคราะห์)?"
)
"""How an official letter comes to what it asks."""
_AT_LEAST = 10
"""Folded letters of what is left before closing thanks, or they are all that is said."""
_LONG = 85
"""Folded letters from which a message counts as a story."""


_ASKED_AFTER = 14
"""Letters after a finished thing that are a question of their own: "ตั้งเป้าเสร็จแล้ว ทำคำขอกี่วัน"."""


@dataclass(frozen=True)
class Message:
    normal: str
    folded: str
    asking: str
    """Folded: the clause that asks; all of a short message."""
    keyboard: str = ""
    """What was typed, where it was read with the other keyboard."""
    foreign: bool = False
    """In another language, of which next to nothing is understood."""


def ready(text: str, lexicon: Lexicon, known: Callable[[str], float]) -> Message:
    """`known` tells which share (0-1) of a folded text is made of familiar runs of letters."""
    normal = _asked(normalise(text))
    whole = folded(lexicon, normal)
    keyboard = ""
    if len(whole) < 200 and known(whole) < 0.45:
        other = _other_keyboard(text, lexicon, known)
        if other is not None:
            keyboard, normal = normal, other
            whole = folded(lexicon, normal)
    foreign = not keyboard and lexicon.is_foreign(normal)
    return Message(normal, whole, _asking(normal, whole, lexicon), keyboard, foreign)


def _asked(normal: str) -> str:
    """A question without its closing thanks and the phrases of letters; mere thanks as they stand."""
    rest = _CLOSING.sub("", normal)
    if rest != normal:
        folded_rest = squeeze(rest)
        if len(folded_rest) < _AT_LEAST or not any(word in folded_rest for word in _ASKS):
            return normal
    return _LETTERED.sub(" ขอทราบ", rest).strip() if len(rest) > _AT_LEAST else normal


def _other_keyboard(text: str, lexicon: Lexicon, known: Callable[[str], float]) -> str | None:
    """The text read with the other keyboard, where that makes sense and the text itself does not."""
    if thai_letters(text) < 2:
        thai = normalise(as_thai(text))
        if thai_letters(thai) >= 4 and known(folded(lexicon, thai)) >= 0.6:
            return thai
        return None
    latin = normalise(as_latin(text))
    words = [word for word in re.findall(r"[a-z+\-]{3,}", latin)]
    understood = [word for word in words if word in lexicon.english]
    return latin if words and len(understood) * 2 > len(words) else None


def _asking(normal: str, whole: str, lexicon: Lexicon) -> str:
    """The last clauses that ask something, of a story; else all of it."""
    done = list(_DONE.finditer(whole))
    if done and len(whole) - done[-1].end() >= _ASKED_AFTER and done[-1].start() >= 6:
        return whole[done[-1].end() :]
    if len(whole) <= _LONG:
        return whole
    clauses = [squeezed for clause in _CUT.split(normal) if clause and (squeezed := folded(lexicon, clause))]
    asks = [clause for clause in clauses if len(clause) > 5 and any(word in clause for word in _ASKS)]
    if not asks:
        return whole
    if len(asks[-1]) < 14 and len(clauses) > 1:
        at = clauses.index(asks[-1])
        return "".join(clauses[max(0, at - 1) : at + 1])
    return asks[-1]
