"""Askers' wishes: one row each, with the everyday forms of its words and what it takes.

What a wish does stands beside the handlers that do it, under the same name.
"""

import re
from dataclasses import dataclass
from typing import Literal

from handlers.words import particles
from handlers.words.fold import Folded
from handlers.words.numbers import DIGITS, MARKS, CaseNumber, number_of
from handlers.words.tokens import Vocabulary, literal

Name = Literal[
    "erase", "copy", "questions", "withdraw", "menu", "stop", "officer", "pass-on", "agree", "yes",
    "rephrase", "quiet", "speak", "manual", "contact",
]  # fmt: skip

_ME = r"(?:ของ)?(?:ตัว)?(?:ฉัน|ชัน|เคา|ผม|พม|ดิฉัน|หนู|เรา|ขาพเจา|ครู|ตัวเอง|ตนเอง|พี|ตัวผม|ตัวหนู|me)(?:เอง)?"
_DATA = r"(?:ขอมูล|ประวัติ(?:การ(?:ถาม|สนทนา|คุย))?|ขอความ)(?:สวนตัว|สวนบุคคล|การถาม)?(?:ทังหมด)?"
_PLACE = rf"(?:(?:คำถาม|เรือง|เลข|ที|เลขที|ขอ|หมายเลข|เคส){{0,4}}{MARKS}?)"


_VAGUE = "(?:ลบ|เคลียร?|ลาง)ขอมูล(?:ทังหมด)?"
"""Whose data it is stands nowhere: it may be those of a system that is asked about."""
_NOT_WISHED = frozenset({"แลว", "ไว", "บาง", "วา"})
"""Beside those words it is told: "ลบข้อมูลให้แล้วค่ะ"."""


@dataclass(frozen=True)
class Row:
    name: Name
    pattern: re.Pattern[str]
    """Its core in folded text, without what stands around a wish."""
    takes: Literal["nothing", "number"] = "nothing"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


WISHES: tuple[Row, ...] = (
    Row(
        "erase",
        _any(
            rf"(?:ลบ|เคลียร?|ลาง){_DATA}{_ME}",
            "ลบขอมูล(?:สวนตัว|สวนบุคคล)",
            rf"ลบทุกอยาง{_ME}",
            rf"ลบ{_ME}ออกจากระบบ",
            _VAGUE,
        ),
    ),
    Row(
        "copy",
        _any(
            rf"(?:ดู|ขอดู|สำเนา|เอา){{0,4}}{_DATA}{_ME}",
            "(?:ดู|สำเนา){1,4}ขอมูล(?:สวนตัว|สวนบุคคล)",
            rf"มีขอมูลอะไร{_ME}บาง",
        ),
    ),
    Row(
        "questions",
        _any(
            rf"(?:ดู|เชค|ตาม){{0,4}}(?:คำถาม|เรือง|เคส)(?:ทังหมด|ทีถาม)?{_ME}",
            "(?:ดู|เชค){0,4}(?:คำถาม|เรือง)ที(?:ฉัน|ผม)?ถาม(?:ไว)?",
        ),
    ),
    Row(
        "withdraw",
        _any(
            rf"(?:ยกเลิก|ถอน|cancel){_PLACE}{DIGITS}",
            rf"(?:ยกเลิก|ถอน)(?:คำถาม(?:{_ME})?|คำถามนี|การถาม)",
        ),
        "number",
    ),
    Row(
        "menu",
        _any(
            "(?:ขอ|ดู|เปิด|กลับ|ไป|ที|หลัก|อยาก|บอท|หนา){0,6}(?:เมนู|menu)(?:ขอ|ดู|กลับ|ที|หลัก|บอท|หนา){0,6}",
            "ถามอะไรไดบาง",
        ),
    ),
    Row(
        "stop",
        _any(
            "(?:ยกเลิก|ไมสง|ยังไมสง|ไมถาม|ไมตองสง|อยาสง|อยาพึงสง|อยาเพิงสง|ไมเอา|ไมฝาก|ไมยินยอม|ไมตกลง|ไมยืนยัน|ไมอนุญาต|หยุด|งดสง)"
            "(?:ให)?(?:เรือง|คำถาม|ขอความ|การสง|อัน|ขอ)?(?:นี)?(?:ไป)?(?:แลว|กอน|ดีกวา|ไปกอน|ทีหลัง|ละ)*",
            "(?:พอ|เปลียนใจ|ไมเปนไร|ไมรบกวน|ไวกอน|เอาไวกอน|ชางมัน|ชางเถอะ|ไมตอง)(?:แลว|กอน|ละ|ดีกวา)*",
        ),
    ),
    Row("manual", _any("(?:ขอ|ดู|อาน|เปิด|อยาก){0,4}คูมือ(?:การใหบริการ)?(?:ทังเลม|ฉบับเตม|บนเวบ)?")),
    Row("contact", _any("(?:ขอ|ดู)?(?:ชองทาง)?(?:การ)?ติดตอ")),
    Row(
        "quiet",
        _any(
            "(?:ชวย|ขอ|ให)?(?:เงียบ|เงียป|หุบปาก|ปิดเสียง|พักกอน)(?:ๆ|ไป|ไว|กอน|สักพัก|ซักพัก|ปาก|ได)*",
            "(?:หยุด|เลิก|ไมตอง|อยา|อยาเพิง|งด)(?:ตอบ|พูด|สงเสียง|แทรก|กวน)(?:กอน|แลว)?",
        ),
    ),
    Row(
        "speak",
        _any(
            "(?:ตอบ|พูด|คุย)(?:ได|ตอ|ตอได)(?:แลว|อีก)?",
            "(?:กลับมา|เรีม|เริม)(?:ตอบ|พูด)(?:ได)?(?:แลว|อีก|ตอ)?",
            "(?:เลิก|หยุด|ไมตอง)เงียบ(?:ได)?(?:แลว)?",
            "เปิดเสียง",
        ),
    ),
)
_AROUND = Vocabulary(
    {
        **{f"wish:{row.name}": (row.pattern,) for row in WISHES},
        "around": (
            literal(
        "ขอ อยาก อยากจะ ช่วย ต้องการ ให้ รบกวน ผม หนู ดิฉัน ฉัน เรา จะ เลย ออก ที "
        "ทั้งหมด ทิ้ง หมด ทั้งหมดเลย ออกทั้งหมด ด้วย แล้ว ได้ไหม ได้มั้ย ได้หรือไม่ "
        "ได้ป่าว ได้รึเปล่า ได้หรือเปล่า บ้าง ไว้ หน่อย ว่า จาก ระบบ จากระบบ ในระบบ "
        "ของบอท"
    ),
        ),
        "courtesy": (*particles.COURTESY, particles.LAUGHTER),
    }
)  # fmt: skip
_ONCE = frozenset({"stop", "menu", "quiet", "speak", "manual", "contact"})
"""Wishes of a word that may begin a question: nothing but courtesy stands beside them."""
_SHORT = frozenset({"แลว", "เลย", "กอน", "ขอ", "ผม", "หนู", "จะ", "อยาก", "ชวย", "หนอย"})


@dataclass(frozen=True)
class Wish:
    name: Name
    number: CaseNumber | None = None
    vague: bool = False
    """It may as well be said of something else."""


def wish_in(folded: Folded) -> Wish | None:
    """The wish that the whole message is; None where it says anything else."""
    tokens = _AROUND.cut(folded.compact)
    if tokens is None:
        return None
    wishes = [one for one in tokens if one.kind.startswith("wish:")]
    if len(wishes) != 1:
        return None
    [found] = wishes
    name: Name = next(row.name for row in WISHES if f"wish:{row.name}" == found.kind)
    around = {one.text for one in tokens if one.kind == "around"}
    if name in _ONCE and not around <= _SHORT:
        return None
    digits = found.groups
    number = number_of(digits[0], digits[1]) if name == "withdraw" and digits[0] else None
    vague = name == "erase" and re.fullmatch(_VAGUE, found.text) is not None
    if vague and around & _NOT_WISHED:
        return None
    return Wish(name, number, vague)
