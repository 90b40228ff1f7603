"""Thai words of the facts that the office changes."""

import json
from datetime import date
from typing import Any

from db.models.overrides import KEY_DATE, Override
from knowledge.facts.office import Shown
from line import thai_dates

ROUNDS = {"emes-close-6m": "e-MES รอบ 6 เดือน", "emes-close-12m": "e-MES รอบ 12 เดือน"}
ROLES = {"announcements": "กลุ่มของโรงเรียน", "officers": "กลุ่มเจ้าหน้าที่", "personnel": "กลุ่มบุคลากร"}
OFTEN = (("monthly", "ทุกเดือน"), ("when-due", "เฉพาะเดือนที่มีงาน"))
CONTACTS = (
    ("name", "ชื่อสำนักงาน"),
    ("short", "ชื่อย่อสำนักงาน"),
    ("group", "ชื่อกลุ่มของเรา"),
    ("phone", "โทรศัพท์"),
    ("address", "ที่อยู่"),
    ("website", "เว็บไซต์"),
    ("email", "อีเมล"),
    ("map", "ลิงก์แผนที่"),
    ("hours", "เวลาทำการ"),
)
NEEDED = ("name", "short", "group")
"""What no office is without."""
CONTACTS_OF_OTHERS = (
    ("phone", "โทรศัพท์"),
    ("address", "ห้องหรือชั้น"),
    ("website", "เว็บไซต์"),
    ("email", "อีเมล"),
)
WEBSITE = r"https?://[^\s/<>\"']+\.[^\s<>\"']+"
EMAIL = r"[^\s@<>\"']+@[^\s@<>\"']+\.[A-Za-z]{2,}"
SHOWN_BY: dict[Shown, str] = {
    "manual": "คู่มือการให้บริการ",
    "statistics": "สถิติการให้บริการ",
    "e-service": "E-Service",
}
OWN_PAGES = ("schools", "groups", "ita", "officers", "channel", "step", "procedure", "work")
"""Kinds of changes that are listed on pages of their own."""
_DUTY = {"head": "ผู้ได้รับแจ้งเรื่องที่รอนาน", "answer_within_hours": "ควรตอบภายในกี่ชั่วโมงทำการ"}
_LISTS = {"extra": "วันหยุดที่เพิ่ม", "not_off": "วันที่ทำงานตามปกติ"}


def what_of(row: Override) -> str:
    """A change in words: what, and what it is now."""
    removed = "เอาออก" if row.action == "remove" else ""
    if row.kind == KEY_DATE:
        name = ROUNDS.get(row.target, row.target)
        return f"วันปิด {name} ปีงบประมาณ {row.first_year}: {removed or _day(row.value)}"
    if row.kind == "days_off" and row.field in _LISTS and row.row:
        name = row.value.get("name", "") if isinstance(row.value, dict) else ""
        return f"{_LISTS[row.field]}: {_day(row.row)} {removed or name}"
    if row.kind == "office" and row.field.startswith("digest."):
        role = row.field.removeprefix("digest.")
        return f"กำหนดการประจำเดือนของ{ROLES.get(role, role)}: {dict(OFTEN).get(row.value, row.value)}"
    if row.kind == "office" and row.field in dict(CONTACTS):
        return f"{dict(CONTACTS)[row.field]}: {removed or row.value}"
    if (told := _of_lists(row, removed)) is not None:
        return told
    place = " ".join(filter(None, (row.kind, row.target, row.field, row.row)))
    return f"{place}: {removed or _shown(row.value)}"


def _of_lists(row: Override, removed: str) -> str | None:
    """Changes that have a page of their own."""
    value = row.value if isinstance(row.value, dict) else {}
    if row.kind == "groups" and row.row:
        contacts = [str(value[name]) for name, _ in CONTACTS_OF_OTHERS if value.get(name)]
        return f"{value.get('name', row.row)}: {removed or ' · '.join(contacts) or 'เพิ่มหรือแก้'}"
    if row.kind == "ita" and row.row:
        codes = ", ".join(str(item.get("code")) for item in value.get("items", ()))
        return f"รหัสข้อ ITA ปี {row.row}: {removed or codes}"
    if row.kind == "channel" and row.field == "url":
        return f"ลิงก์ของ {row.target}: {removed or row.value}"
    if row.kind == "step" and row.field == "acts":
        return f"{row.target} ผู้ดำเนินการ: {removed or {'school': 'โรงเรียน'}.get(row.value, 'สำนักงาน')}"
    if row.kind == "step" and row.field == "announce":
        to = ", ".join(ROLES.get(role, role) for role in value.get("to", ()))
        return f"{row.target} ใครได้ยิน: {'ตามปกติ' if removed else to}"
    if row.kind == "schools" and row.row:
        return f"{row.row}: {'เอาชื่อออก' if removed else 'เลิกใช้' if value.get('closed') else 'เพิ่มหรือแก้'}"
    if row.kind == "officers" and row.field == "responsible" and row.row:
        return f"ผู้รับผิดชอบ {row.row}: {', '.join(value.get('officers', ())) or 'ไม่ระบุ'}"
    if row.kind == "officers" and row.field in _DUTY:
        return f"{_DUTY[row.field]}: {removed or row.value}"
    return None


def _day(value: Any) -> str:
    try:
        return thai_dates.short(date.fromisoformat(value))
    except (TypeError, ValueError):
        return str(value)


def _shown(value: Any) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if len(words) <= 120 else f"{words[:119]}…"
