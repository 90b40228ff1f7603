"""Which consultation an officer's text names: "ปศ. 12/2570 ส่งได้ถึง 31 พ.ค."."""

import re
from dataclasses import dataclass

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NUMBER = r"(?:ปศ\s*\.?|#)\s*([0-9๐-๙]{1,6})(?:\s*/\s*([0-9๐-๙]{2,4}))?(?![0-9๐-๙])"
_FIRST = re.compile(rf"^\s*{_NUMBER}[ \t:：\-–]*", re.S)
_COMMAND = re.compile(
    r"^\s*(รับ|คืน|โอน|ปิด|หลายข้อความ|ส่งผิด|ส่งเพิ่มเติม|อนุมัติความรู้|ไม่ใช้ความรู้|ถอนความรู้|เพิ่มเป็นความรู้)\s*(?:เรื่อง)?\s*(?:ปศ\s*\.?|#)?\s*"
    r"([0-9๐-๙]{1,6})(?:\s*/\s*([0-9๐-๙]{2,4}))?(?![0-9๐-๙])\s*(.*)$",
    re.S,
)


@dataclass(frozen=True)
class Named:
    """A number as typed, and what stands beside it."""

    number: int
    year: int | None
    """พ.ศ., or whatever was typed in its place."""
    rest: str
    command: str = ""


def named_in(text: str) -> Named | None:
    """The number that a text begins with, or that its command is about; None where there is none."""
    if found := _COMMAND.match(text):
        command, number, year, rest = found.groups()
        if rest.strip() and command not in ("โอน", "ส่งผิด"):
            return None  # "รับ 12 คน" is talk
        return Named(_int(number), _int(year) if year else None, rest.strip(), command)
    if found := _FIRST.match(text):
        number, year = found.groups()
        return Named(_int(number), _int(year) if year else None, text[found.end() :].strip())
    return None


def fiscal_year_typed(year: int | None) -> int | None:
    """ "70" is 2570, as people shorten it; a Gregorian year stays what it is, and will be found nowhere."""
    return year + 2500 if year is not None and year < 100 else year


def _int(digits: str) -> int:
    return int(digits.translate(THAI_DIGITS))
