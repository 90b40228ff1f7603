"""Where an answer comes from: the place in print, and what of it the office changed."""

from knowledge.facts.overrides import Source
from line import thai_dates


def edits_of(source: Source) -> list[str]:
    """What of an answer the office changed, each with its day and reason."""
    lines = [
        f"{_EDITED.get(one.field.partition('.')[0], one.field)}: แก้ไขโดยสำนักงาน {thai_dates.short(one.day)}"
        f"{f' {one.reason}' if one.reason else ''}"
        for one in source.edited
    ]
    return list(dict.fromkeys(lines))


_EDITED = {
    "title": "หัวข้อ",
    "short": "ชื่อย่อ",
    "acts": "ผู้ดำเนินการ",
    "timeline": "ระยะเวลา",
    "channels": "ช่องทาง",
    "fee": "ค่าธรรมเนียม",
    "url": "ลิงก์",
    "name": "ชื่อช่องทาง",
    "official": "ชื่อช่องทาง",
    "kind": "ชนิดช่องทาง",
    "role": "กลุ่มไลน์",
}
"""What is called so when the office changed it."""


def by_office(words: str) -> str:
    return f"ตามที่สำนักงานแก้ไข: “{words}”"
