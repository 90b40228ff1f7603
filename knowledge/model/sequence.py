"""What comes after or before a step: "ส่งแผนแล้ว ทำอะไรต่อ" asks the step after the one it names."""

import re
from collections.abc import Mapping

from knowledge.model.phrasings import parted, target
from knowledge.thai.text import squeeze

_ASKED = "อะไล|อยางไล|ไง|ไหน|หยัง"
_AFTER = re.compile(
    "(?:ทำ|ตอง|เปน|มิ|เจอ)*(?:"
    "(?:ขันตอน|ขัน|ขอ|อัน|step|สเตป)(?:ทิ)?(?:ตอไป|ถัดไป|ตอจากนัน|หลังจากนัน|ตอมา)(?:คึอ?|เปน|ทำ|ตอง|มิ)*(?:"
    + _ASKED
    + ")?"
    f"|(?:{_ASKED})(?:กัน|นำ)?ตอ(?!ง|น)(?:ไป|อิก)?(?!ปิ|คลัง|เดึอน|วัน|โลง|หนวย)"
    f"|ตอไป(?:เขต|โลงเลิยน|เลา)?(?:คึอ?|เปน|ทำ|ตอง)+(?:{_ASKED})?"
    "|ทำตอ(?!ง|น)(?:อยางไล)?|ตอดวย(?:ขัน)?(?:อะไล|ไหน)|nextstep(?:คึอ?)?(?:อะไล)?|ขันไหนตอ(?:อิก)?)"
)
_FOLLOWING = re.compile(
    "^(?:แลว|ของ|งาน)*(?:ขันตอน|ขัน|ขอ|อัน|step|สเตป)?(?:ทิ)?(?:อยุ)?(?:ตอ|ถัด|มาหลัง|หลัง)(?:มา|ไป)?(?:จาก)(?:ขันตอน|ขัน|การ|กาล|ทิ)*"
    "(?!น[ัิ]|นัน)(?P<core>.{5,}?)(?:คึอ|เปน|มิ|ทำ|ตอง|ละ|หละ)*(?:" + _ASKED + ")?(?:บาง|ละ)?$"
)
_BEFORE = (
    re.compile(f"กอน(?:จะ|ทิจะ|ถึง|เลิม|ไป)*(?P<core>.{{5,}}?)(?:เขต|โลงเลิยน|เลา)?(?:ตอง|มิ|คึอ?|ทำ|ผาน|ขัน|ตอน|เปน)*(?:{_ASKED})(?:บาง)?(?:มา)?กอน"),
    re.compile("^.{0,6}กอน(?:จะ|ทิจะ|ถึง|เลิม|ไป)*(?P<core>.{5,}?)(?:เขต|โลงเลิยน|เลา)?ตองทำอะไล(?:บาง)?$"),
    re.compile("(?:ขันตอน|ขัน|ขอ)(?:ทิอยุ)?กอน(?:หนา)?(?:การ|ของ|ทิจะ|จะ)?(?P<core>.{5,})"),
)  # fmt: skip
_DONE = re.compile("แลว|เสลจ|เลิยบลอย|หลังจาก|หลัง|^พอ")
THINGS = "เลม|ชุด|ไฟล|ฉบับ|คน|บาท"
"""Folded: what is counted, not chosen: "ขอ 2 ชุด"."""
_NUMBER = re.compile(
    rf"(?:ขันตอนทิ|ขันทิ|ขันตอน|ขัน|ลำดับทิ|ลำดับ|ขอทิ|ขอ|step|สเตปทิ|สเตป) ?([1-8])"
    rf"(?![0-9]|{THINGS}|วัน|นาทิ|เดึอน|ปิ|ขัน|ขอ(?!ง))"
)
_WORDS = {
    squeeze(word): at for at, word in enumerate(("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด"), start=1)
}
_WORDED = re.compile("(?:ขันตอนทิ|ขันทิ|ขันตอน|ขัน|ขอทิ)(" + "|".join(_WORDS) + ")")
_WORK = re.compile(r"งานทิ([1-4])(?![0-9])")
_FIRST = re.compile("(?:ขันตอน|ขัน|ขอ|step|สเตป)แลก|แลกสุด")
_ALL = re.compile("ทังหมด|ตังแต|ทุกขัน|จนจบ")
_LAST = re.compile("(?:ขันตอน|ขัน|ขอ|step|สเตป)สุดทาย|สุดทาย(?:ขันตอน|ขัน|step)")


def named_and_shift(folded: str) -> tuple[str, int]:
    """The step that a text names, and how far the asked one is from it: ("ส่งแผน", +1), or (text, 0)."""
    if following := _FOLLOWING.search(folded):
        return _DONE.sub("", following["core"]), 1
    after = _AFTER.search(folded)
    if after:
        core = _DONE.sub("", folded[: after.start()] + folded[after.end() :])
        return (core, 1) if len(core) >= 4 else (folded, 0)
    for seen in _BEFORE:
        before = seen.search(folded)
        if before:
            return _DONE.sub("", before["core"]), -1
    return folded, 0


def shifted(name: str, by: int, last: Mapping[str, int]) -> str | None:
    """The target `by` steps further in its procedure; None where there is none.

    `last`: the number of each procedure's last step.
    """
    found = parted(name)
    if found is None or found[1] is None:
        return None
    step = found[1] + by
    return target(found[0], step) if 1 <= step <= last.get(found[0], 0) else None


def step_named(folded: str) -> int | None:
    """The step named by its number: "สารบรรณ ขั้น 6" -> 6, "ขั้นแรกของ..." -> 1, the last one -> -1."""
    number = _NUMBER.search(folded)
    if number:
        return int(number.group(1))
    words = _WORDED.search(folded)
    if words:
        return _WORDS[words.group(1)]
    if _FIRST.search(folded):
        return 1
    return -1 if _LAST.search(folded) else None


def work_named(folded: str) -> int | None:
    """The chapter of the manual named by its number: "งานที่ 3"."""
    number = _WORK.search(folded)
    return int(number.group(1)) if number else None


def says_all(folded: str) -> bool:
    """Names no one step, as "ตั้งแต่ขั้นแรกถึงขั้นสุดท้าย" does not."""
    return bool(_ALL.search(folded))
