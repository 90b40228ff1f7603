"""Thai words of what the office changed in steps and procedures, and of what is in question."""

import json
from typing import Any

from console.office.facts import words as fact_words
from console.office.knowledge.thing import named
from db.models.overrides import Override
from knowledge.facts.manual import Manual
from line.texts.labels import FACET_NAMES

CHANGED = "มีคนแก้ไขข้อมูลหลังจากเปิดหน้านี้ จึงยังไม่ได้บันทึก สิ่งที่กรอกยังอยู่ ดูสิ่งที่เปลี่ยนแล้วกดบันทึกอีกครั้ง"
REFUSED = "บันทึกไม่ได้ แก้ตามที่บอกแล้วกดบันทึกอีกครั้ง"
CONFIRM = "คำตอบของคำถามตัวอย่างต่อไปนี้จะเปลี่ยน จึงยังไม่ได้บันทึก"
SAVED = "บันทึกแล้ว บอทใช้ภายในไม่กี่วินาที"
UNDONE = "ยกเลิกการแก้ไขแล้ว"
GONE = "การแก้ไขนั้นถูกยกเลิกไปแล้ว"
OF_ONE = "คำถามหรือคำตอบนี้อาจพูดถึงโรงเรียนเดียวหรือเรื่องเดียว ถ้าใช้ตอบคนอื่นอาจผิดหรือเปิดเผยเรื่องของเขา จึงยังไม่ได้เสนอ"
SURE = "ตรวจแล้ว ใช้ได้กับทุกโรงเรียน และไม่มีชื่อใคร"

FIELDS = {
    "title": "ชื่อขั้นตอน",
    "short": "ชื่อย่อ",
    "acts": "ผู้ดำเนินการ",
    "actors": "ผู้ดำเนินการ",
    "timeline": "ระยะเวลา",
    "channels": "ช่องทาง",
    "fee": "ค่าธรรมเนียม",
    "announce": "การประกาศ",
    "aliases": "ชื่อที่เรียกกัน",
    "url": "ลิงก์",
    "name": "ชื่อช่องทาง",
    "official": "ชื่อเต็มของช่องทาง",
}
WHO = {"school": "โรงเรียน", "office": "สำนักงาน"}
DATED = ("rounds", "around-dates")
"""Timelines whose days come of the closing days."""
KINDS = {
    "answer": "ตอบจากคู่มือ",
    "calendar": "ปฏิทินงาน",
    "clarify": "ถามกลับให้เลือก",
    "escalate": "ไม่มีคำตอบ เสนอส่งถึงเจ้าหน้าที่",
    "smalltalk": "ทักทายหรือคุยทั่วไป",
}
MONTHS = {"this": "เดือนนี้", "next": "เดือนหน้า", "last": "เดือนที่แล้ว", "all": "ทั้งปี"}
DID = {"set": "แก้ไข", "remove": "เอาออก", "undo": "ยกเลิกการแก้ไข"}


def what_of(row: Override, manual: Manual) -> str:
    """A change in words: where, what, and what it is from then on."""
    if row.kind not in ("step", "procedure", "channel"):
        return fact_words.what_of(row)
    thing, channel = named(manual, row.target), manual.channel(row.target)
    where = thing.name if thing else channel.name if channel else row.target
    years = years_of(row)
    return f"{where} · {field_name(row.field)}: {value_of(row, manual)}{f' ({years})' if years else ''}"


def field_name(field: str) -> str:
    head, _, facet = field.partition(".")
    if head == "examples":
        return f"คำถามเรื่อง{FACET_NAMES.get(facet, facet)}"
    return FIELDS.get(head, field)


def value_of(row: Override, manual: Manual) -> str:
    if row.action == "remove":
        gone = manual.channel(row.row) if row.row and row.field == "channels" else None
        return f"เอา “{gone.name if gone else row.row}” ออก" if row.row else "เอาออก"
    return said(row.value, manual)


def said(value: Any, manual: Manual) -> str:
    """A value of the manual's file as a person reads it."""
    if value is None:
        return "(ไม่มี)"
    if isinstance(value, dict):
        channel = manual.channel(str(value.get("channel")))
        if channel is not None:
            return f"{channel.name}: {value.get('words', '')}"
        if "words" in value:
            return str(value["words"])
    words = WHO.get(value, value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if len(words) <= 300 else f"{words[:299]}…"


def years_of(row: Override) -> str:
    if row.first_year is None and row.last_year is None:
        return ""
    if row.first_year == row.last_year:
        return f"ปีงบประมาณ {row.first_year}"
    first = f"ตั้งแต่ปีงบประมาณ {row.first_year}" if row.first_year else ""
    last = f"ถึงปีงบประมาณ {row.last_year}" if row.last_year else ""
    return " ".join(filter(None, (first, last)))
