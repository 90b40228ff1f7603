"""What was typed into a form, named for people where it is shown to be sent again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LABELS = {
    "text": "ข้อความ",
    "name": "ชื่อ",
    "office_name": "ชื่อสำนักงาน",
    "names": "รายชื่อ",
    "also": "ชื่ออื่นที่คนเรียก",
    "phone": "โทรศัพท์",
    "address": "ที่อยู่",
    "website": "เว็บไซต์",
    "email": "อีเมล",
    "map": "ลิงก์แผนที่",
    "hours": "จำนวนชั่วโมงหรือเวลาทำการ",
    "short": "ชื่อย่อ",
    "group": "ชื่อกลุ่ม",
    "topics": "เรื่องที่ทำ",
    "reason": "เหตุผล",
    "question": "คำถาม",
    "answer": "คำตอบ",
    "school": "โรงเรียน",
    "person": "ผู้ถาม",
    "time": "เวลา",
    "day": "วันที่",
    "closes": "วันปิดระบบ",
    "begins": "วันแรก",
    "ends": "วันสุดท้าย",
    "days": "เตือนก่อนกี่วัน",
    "working": "เตือนก่อนกี่วันทำการ",
    "q": "คำค้น",
    "questions": "คำถาม",
    "words": "ถ้อยคำ",
    "url": "ลิงก์",
    "baht": "ค่าธรรมเนียม (บาท)",
    "amount": "ใช้เวลาเท่าใด",
    "first_year": "ตั้งแต่ปีงบประมาณ",
    "last_year": "ถึงปีงบประมาณ",
}
OTHER = "ข้อความที่กรอก"
LONG = 40
LONG_FIELDS = ("text", "question", "answer")
_MADE = re.compile(
    r"(was|has)-.*|csrf_token|seen|last|given|version|form|do|form-sent|previewed|near|agreed|kept|key"
)
_BY_PEOPLE = re.compile(r"(code|title|url)-.*")


@dataclass(frozen=True)
class Typed:
    name: str
    value: str
    label: str
    """Empty where the page made it, or where it was chosen: it goes along unseen."""
    is_long: bool


def typed(fields: Iterable[tuple[str, str]]) -> list[Typed]:
    """All that a form sent, in its order; its own secret stays behind."""
    return [
        Typed(name, value, _label(name, value), name in LONG_FIELDS or len(value) > LONG or "\n" in value)
        for name, value in fields
        if name != "csrf_token"
    ]


def _label(name: str, value: str) -> str:
    if _MADE.fullmatch(name) or not value:
        return ""
    if name in LABELS:
        return LABELS[name]
    is_words = len(value) > LONG or not value.isascii() or _BY_PEOPLE.fullmatch(name)
    return OTHER if is_words else ""
