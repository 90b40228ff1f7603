"""Which consultation an officer's text names: "ปศ. 12/2570 ส่งได้ถึง 31 พ.ค."."""

import re
from dataclasses import dataclass

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_MARK = r"ป\s*\.?\s*ศ\s*\.?"
_DIGITS = r"([0-9๐-๙]{1,6})(?:\s*/\s*([0-9๐-๙]{2,4}))?(?![0-9๐-๙])"
_AFTER = r"[ \t:：\-–]*"
_FIRST = re.compile(rf"^\s*(?:{_MARK}|#)\s*{_DIGITS}{_AFTER}")
_OWN = re.compile(rf"^\s*{_MARK}\s*{_DIGITS}{_AFTER}")
_WORDS = "รับ|คืน|โอน|ปิด|หลายข้อความ|ส่งผิด|ส่งเพิ่มเติม|อนุมัติความรู้|ไม่ใช้ความรู้|ถอนความรู้|เพิ่มเป็นความรู้"
_COMMAND = re.compile(rf"^\s*({_WORDS})\s*(?:เรื่อง)?\s*(?:{_MARK}|#)?\s*{_DIGITS}\s*(.*)$", re.S)
_BARE = re.compile(r"^\s*(รับ|คืน|ปิด|หลายข้อความ|ส่งเพิ่มเติม|เพิ่มเป็นความรู้)(?:เรื่อง)?\s*(.*)$", re.S)
_WITH_WORDS = re.compile(r"^\s*(ส่งผิด|โอน)(?:\s+(.*))?$", re.S)
_POLITE = re.compile(r"\s*(?:นะ|น่ะ|ด้วย|เอง)*\s*(?:ค่ะ|คะ|ครับผม|ครับ|ค่า|คร้าบ|จ้า|จ้ะ|จ๊ะ|นะ)\s*$")
TAKES_WORDS = frozenset({"โอน", "ส่งผิด"})


@dataclass(frozen=True)
class Named:
    """A number as typed, and what stands beside it."""

    number: int
    year: int | None
    """พ.ศ., or whatever was typed in its place."""
    rest: str
    command: str = ""

    def is_of(self, number: int | None, year: int | None) -> bool:
        return self.number == number and fiscal_year_typed(self.year) in (None, year)


@dataclass(frozen=True)
class Bare:
    """A command that names no number."""

    command: str
    rest: str = ""
    sure: bool = True
    """False: it may as well be something said to somebody: "ปิดค่ะ"."""


def named_in(text: str) -> Named | None:
    """The number that a text begins with, or that its command is about; None where there is none."""
    if found := _COMMAND.match(text):
        command, number, year, rest = found.groups()
        rest = rest.strip() if command == "ส่งผิด" else without_courtesy(rest)
        if rest and command not in TAKES_WORDS:
            return None  # "รับ 12 คน" is talk
        return Named(_int(number), _int(year) if year else None, rest, command)
    if found := _FIRST.match(text):
        number, year = found.groups()
        return Named(_int(number), _int(year) if year else None, text[found.end() :].strip())
    return None


def bare_command(text: str) -> Bare | None:
    """A command that stands alone; None for words that only begin like one: "ส่งผิดช่องทางไม่เป็นไรค่ะ"."""
    if found := _WITH_WORDS.match(without_courtesy(text)):
        whole = _WITH_WORDS.match(text)
        rest = (whole[2] or "") if whole and found[2] else ""
        return Bare(found[1], rest.strip())
    if found := _BARE.match(text):
        command, rest = found.groups()
        return Bare(command, sure=not rest.strip()) if not without_courtesy(rest) else None
    return None


def without_own_number(text: str, number: int | None, year: int | None) -> str:
    """Quoted words as they stand, less the number of what they quote. "#1" may count what they list."""
    found = _OWN.match(text)
    if found and Named(_int(found[1]), _int(found[2]) if found[2] else None, "").is_of(number, year):
        return text[found.end() :].strip()
    return text


def without_courtesy(text: str) -> str:
    return _POLITE.sub("", text).strip()


def fiscal_year_typed(year: int | None) -> int | None:
    """ "70" is 2570, as people shorten it; a Gregorian year stays what it is, and will be found nowhere."""
    return year + 2500 if year is not None and year < 100 else year


def _int(digits: str) -> int:
    return int(digits.translate(THAI_DIGITS))
