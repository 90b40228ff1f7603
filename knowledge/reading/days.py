"""Days that a message names, and whether it asks if a deadline is kept or missed on them."""

import re
from datetime import date, timedelta

from domain.time import year_typed
from knowledge.facts.timeline import end_of_month
from knowledge.reading.months import month_in
from knowledge.thai.text import squeeze

_IN_TIME = re.compile(
    "(?:ยัง|จะ|ส่ง|ก็)?ทัน(?:อยู่|กำหนด|เวลา|รอบ|ไป|มั้ง|ได้| )*"
    "(?:ไหม|มั้ย|มัย|ม้าย|หรือ|รึ|ป่าว|เปล่า|ปะ|บ่|ไม่|ค่?ะ|ครับ|เหรอ|$)|ยังทัน(?!ที)"
    "|(?:เลย|พ้น|เกิน|ผ่าน|หมด|ปิด|สิ้นสุด)(?:กำหนด|เขต|เวลา|รับ|รอบ|เดดไลน์|deadline)[^ ]{0,30}"
    "(?:แล้ว)?(?: )?(?:หรือ|รึ|ไป)?(?:ยัง|แล้วหรือ|เปล่า|ป่าว)"
    "|(?:ส่ง|ยื่น)[^ ]{0,20}(?:ช้า|สาย|เกิน)(?:ไป|แล้ว)?(?:ไหม|มั้ย|หรือ|รึ|ป่าว|เปล่า)"
    "|สายไป(?:หรือ|ไหม|รึ|แล้ว)|ช้าไปไหม"
)
_NOT_IN_TIME = re.compile("ทัน(?:สมัย|ที|ใจ|ข่าว|เหตุ)|ทันปี|ทันสงกรานต์|ไม่ทัน(?!ใช่|หรือ|รึ|ไหม|มั้ย|ป่าว)")
_FROM_TODAY = (
    (re.compile("มะรืน|อีก ?(?:สอง|2) ?วัน(?!ที่)"), 2),
    (re.compile("พรุ่งนี้|พุ่งนี้|พรุ้งนี้|มื้ออื่น|วันรุ่งขึ้น"), 1),
    (re.compile("วันนี้|ตอนนี้|เดี๋ยวนี้|ป่านนี้|มื้อนี้"), 0),
    (re.compile("เมื่อวาน"), -1),
    (re.compile("(?:อาทิตย์|สัปดาห์|วีค)(?:หน้า|ถัดไป)"), 7),
)
_DAYS_ON = re.compile(r"อีก ?(\d{1,3}) ?วัน")
_DAY_OF = re.compile(r"(?:วันที่|วัน|ถึง|ภายใน|^|\s|[ก-๎])(\d{1,2}) ?(?:เดือน ?)?(?=[ก-๎]|[/.\-]\d)")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?(?!\d)")
_NEAR = 60
"""Days after a date within which it is the date that has just passed, and not that of the coming year."""


def asks_if_in_time(normal: str) -> bool:
    """ "ยังทันไหม", "เลยกำหนดหรือยัง", "ส่งช้าไปไหม"."""
    return bool(_IN_TIME.search(normal)) and not _NOT_IN_TIME.search(normal)


def day_in(normal: str, today: date) -> date | None:
    """The day named: "พรุ่งนี้", "5 มิถุนา", "5/6/70"; the first day of a month named alone. Gregorian."""
    if said := _FIGURES.search(normal):
        found = _made(int(said.group(1)), int(said.group(2)), _year(said.group(3)), today)
        if found:
            return found
    for seen, days in _FROM_TODAY:
        if seen.search(normal):
            return today + timedelta(days=days)
    if said := _DAYS_ON.search(normal):
        return today + timedelta(days=int(said.group(1)))
    month = month_in(normal, squeeze(normal), today)
    if month == "next":
        return end_of_month(today.year, today.month) + timedelta(days=1)
    if not isinstance(month, int):
        return None
    before = _DAY_OF.search(normal)
    return _made(int(before.group(1)) if before else 1, month, None, today)


def no_such_day(normal: str) -> bool:
    """A date that no year has: "31 มิ.ย."."""
    month, before = month_in(normal, squeeze(normal)), _DAY_OF.search(normal)
    if not isinstance(month, int) or before is None:
        return False
    return not 1 <= int(before.group(1)) <= end_of_month(2028, month).day


def _year(said: str | None) -> int | None:
    """Gregorian, of a year in either calendar, whole or its last two digits (Buddhist)."""
    if said is None:
        return None
    return year_typed(int(said))


def _made(day: int, month: int, year: int | None, today: date) -> date | None:
    """Without a year: the next time that it comes, or the last where that has just passed."""
    years = (year,) if year else (today.year - 1, today.year, today.year + 1)
    try:
        found = [date(one, month, day) for one in years]
    except ValueError:
        return None
    return next((one for one in found if (today - one).days <= _NEAR), found[-1])
