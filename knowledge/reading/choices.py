"""What is said to a list of choices: one of them, all of them, none, or a number that it does not have."""

import re
from collections.abc import Sequence
from typing import Literal

from knowledge.model.sequence import THINGS
from knowledge.reading.reading import Option
from knowledge.thai.text import squeezed
from knowledge.thai.word_signs import Pieces, found

AT = "(?:(?<![ก-๎])|(?<=แลว)|(?<=เอา)|(?<=เลึอก))ทิ"
"""Folded: "ที่" alone, before a number. In "วันที่ 3" and "ไตรมาสที่ 2" it counts days and quarters."""
_COUNTED = f"(?:ตัวเลึอกทิ|ตัวเลึอก|เลึองทิ|คำถามทิ|อันทิ|ขอทิ|ตัวทิ|อัน|ขอ|เบอ|เลข|no|{AT})"
_TAKES = "(?:เอา|เลึอก|ขอ|กด|ตอบ)?"
_PLACE = re.compile(f"{_COUNTED} ?([0-9]{{1,2}})(?![0-9]|{THINGS})")
_BARE = re.compile(rf"^{_TAKES}(?:ทิ)?([0-9]{{1,2}})(?:เลย|กอน|จา)?$")
_WORDS = {word: at for at, word in enumerate(squeezed("หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด"), start=1)}
_WORDS.update(dict.fromkeys(squeezed("นึง"), 1))
_WORDED = re.compile(f"{_COUNTED}({'|'.join(_WORDS)})|^{_TAKES}({'|'.join(_WORDS)})(?:เลย|กอน|จา)?$")
_STEP = re.compile("ขัน|step|สเตป")
"""Folded: steps are named by their own numbers, whatever is on the list."""
_FIRST = squeezed("ข้อแรก อันแรก ตัวแรก อันบน แรกสุด ตัวเลือกแรก เรื่องแรก")
_LAST = squeezed("เรื่องสุดท้าย ข้อสุดท้าย อันสุดท้าย ตัวสุดท้าย อันท้ายสุด ข้อท้ายสุด อันล่าง อันหลัง")
_NONE = squeezed("ไม่ใช่ ไม่มี ไม่เอา")
_ALL = squeezed("ทั้งสอง ทั้งคู่ ทั้งสาม ทั้งสี่ ทั้งห้า ทั้งหมด ทุกข้อ ทุกอัน ทุกเรื่อง")
_BESIDE = Pieces(
    [
        *_NONE,
        *_ALL,
        *squeezed("เอา เลือก ขอ อัน ข้อ เรื่อง สัก เลย ไหน ใด นี้ เหล่านี้ ที่ให้มา ตรง ใช่ เรื่องที่ถาม ตัวเลือก หนึ่ง เดียว ที่ถาม"),
    ]
)

Taken = int | Literal["all", "none", "no-such-choice"]


def taken(folded: str, options: Sequence[Option]) -> Taken | None:
    """The place (from 0) of the choice taken; None where nothing is said of the choices."""
    if not options:
        return None
    if not _BESIDE.cut(folded):
        if folded.startswith(_NONE):
            return "none"
        if found(_ALL, folded):
            return "all"
    if _STEP.search(folded):
        return None
    number = _place(folded, len(options))
    if number is None:
        return None
    return number - 1 if 1 <= number <= len(options) else "no-such-choice"


def _place(folded: str, last: int) -> int | None:
    for seen in (_BARE, _PLACE):
        if place := seen.search(folded):
            return int(place.group(1))
    if words := _WORDED.search(folded):
        return _WORDS[words.group(1) or words.group(2)]
    if found(_FIRST, folded):
        return 1
    return last if found(_LAST, folded) else None
