"""What was typed into a form of the knowledge, made clean; and what a form came to."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import request

from handlers.words.fold import is_unseen, says
from services.inbound.storable import storable

LONGEST = 300
LONGEST_ANSWER = 2000
FIRST, LAST = 2500, 2700
EMPTY = "ยังไม่ได้กรอก"
NO_WORDS = "ต้องมีตัวอักษรหรือตัวเลข"
YEAR = "ใส่ปีงบประมาณ พ.ศ. เช่น 2570 หรือเว้นว่าง"
YEARS = "ปีสุดท้ายต้องไม่มาก่อนปีแรก"
NO_REASON = "ใส่เหตุผลหรือหนังสืออ้างอิง ผู้อื่นจะได้รู้ว่าแก้ตามอะไร"


def too_long(longest: int) -> str:
    return f"ยาวเกินไป ใช้ได้ไม่เกิน {longest:,} ตัวอักษร"


@dataclass(frozen=True)
class Came:
    """What a form that was sent came to, told on the page that it was sent from."""

    do: str = ""
    """Which form of the page it was."""
    wrong: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    """By field of the form."""
    examples: Sequence[str] = ()
    """Questions that would be answered otherwise: to be confirmed."""
    news: Sequence[str] = ()
    """What others changed since the page was opened."""
    status: int = 200

    def typed(self, form: str, name: str, before: object = "") -> str:
        """What stands in a field: what was typed there, else the value of before."""
        if self.do != form:
            return "" if before is None else str(before)
        return request.form.get(name, "")


NOTHING = Came()


class Form:
    """Reads the fields of the form that was sent, and notes what is wrong by field."""

    def __init__(self) -> None:
        self.errors: dict[str, str] = {}

    def line(self, name: str, longest: int = LONGEST, *, required: bool = True) -> str:
        """One line of words: spaces put in order, what cannot be seen taken off."""
        return self._checked(name, clean(request.form.get(name, "")), longest, required)

    def text(self, name: str, longest: int = LONGEST_ANSWER, *, required: bool = True) -> str:
        """Words of several lines."""
        lines = request.form.get(name, "").replace("\r\n", "\n").split("\n")
        return self._checked(name, "\n".join(map(clean, lines)).strip(), longest, required)

    def one_of(self, name: str, allowed: Sequence[str]) -> str:
        typed = request.form.get(name, "")
        if typed not in allowed:
            self.errors[name] = "เลือกหนึ่งรายการ"
        return typed

    def number(self, name: str, least: int, most: int) -> int:
        """A whole number, digits of either script."""
        typed = request.form.get(name, "").strip()
        found = int(typed) if typed.isdecimal() and len(typed) < 8 else None
        if found is None or not least <= found <= most:
            self.errors[name] = f"ใส่เลขจำนวนเต็ม {least:,} ถึง {most:,}"
        return found or 0

    def years(self) -> tuple[int | None, int | None]:
        """First and last fiscal year, each may be open."""
        first, last = self._year("first_year"), self._year("last_year")
        if first is not None and last is not None and first > last:
            self.errors["last_year"] = YEARS
        return first, last

    def reason(self, *, required: bool = True) -> str:
        found = self.line("reason", required=False)
        if required and not found and "reason" not in self.errors:
            self.errors["reason"] = NO_REASON
        return found

    def _year(self, name: str) -> int | None:
        typed = request.form.get(name, "").strip()
        if not typed:
            return None
        if not typed.isdecimal() or len(typed) != 4 or not FIRST <= int(typed) <= LAST:
            self.errors[name] = YEAR
            return None
        return int(typed)

    def _checked(self, name: str, found: str, longest: int, required: bool) -> str:
        if not found:
            if required:
                self.errors[name] = EMPTY
        elif not says(found):
            self.errors[name] = NO_WORDS
        elif len(found) > longest:
            self.errors[name] = too_long(longest)
        return found


def clean(typed: str) -> str:
    """Without marks of direction and all else that cannot be seen; spaces as they are shown."""
    words = unicodedata.normalize("NFC", str(storable(typed)))
    return " ".join("".join(one for one in words if not is_unseen(one)).split())
