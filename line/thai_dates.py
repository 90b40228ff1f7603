"""Dates in Thai with Buddhist years (พ.ศ.)."""

from datetime import date

from domain.time import buddhist

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")


def long(day: date) -> str:
    """As in "31 พฤษภาคม 2570"."""
    return f"{day.day} {MONTHS[day.month - 1]} {buddhist(day.year)}"


def short(day: date) -> str:
    """As in "31 พ.ค. 2570"."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {buddhist(day.year)}"


def with_weekday(day: date) -> str:
    """As in "วันจันทร์ที่ 31 พฤษภาคม 2570"."""
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {long(day)}"


def month_and_year(gregorian: int, month: int) -> str:
    """As in "พฤษภาคม 2570"."""
    return f"{MONTHS[month - 1]} {buddhist(gregorian)}"


def span(first: date, last: date) -> str:
    """As in "1 มิถุนายน – 30 กันยายน 2570"; each day has its year where they differ."""
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {long(last)}"
    return f"{long(first)} – {long(last)}"


def short_span(first: date, last: date) -> str:
    """As in "1 มิ.ย. – 30 ก.ย. 2570"."""
    if first.year == last.year:
        return f"{first.day} {SHORT_MONTHS[first.month - 1]} – {short(last)}"
    return f"{short(first)} – {short(last)}"
