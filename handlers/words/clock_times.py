"""A time of day as people write it: "09.15", "9:15 น.", "เวลา ๙.๑๕ น.", "เก้าโมงครึ่ง", "บ่ายสอง"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

_WORDS = {
    "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6,
    "เจ็ด": 7, "แปด": 8, "เก้า": 9, "สิบเอ็ด": 11, "สิบ": 10,
}  # fmt: skip
_COUNT = rf"\d{{1,2}}|{'|'.join(_WORDS)}"
_HALF = r"(?:\s?(?P<half>ครึ่ง)|\s?(?P<more>\d{1,2})\s?(?:นาที|น\.(?!ส\.)))?"
_CLOCK = re.compile(
    r"(?:(?:เมื่อ|ตอน|ประมาณ)?\s?เวลา(?:ประมาณ)?|เมื่อ|ตอน|ประมาณ)?\s?(?:"
    r"(?<![\d.:/])(?P<hour>\d{1,2})\s?[.:]\s?(?P<minute>\d{2})(?!\d|[.:/]\s?\d)(?:\s?(?:นาฬิกา|น\.(?!ส\.)|น(?![\w.ก-๛])))?"
    r"|(?<![\d.:/])(?P<whole>\d{1,2})\s?(?:น\.(?!ส\.)|นาฬิกา)"
    rf"|(?P<oclock>{_COUNT})\s?โมง\s?(?P<part>เช้า|เย็น)?{_HALF}"
    rf"|บ่าย\s?(?P<noon>(?:{_COUNT})(?:\s?โมง)?|โมง){_HALF.replace('half', 'half2').replace('more', 'more2')}"
    rf"|(?P<midday>เที่ยง)(?:ตรง)?{_HALF.replace('half', 'half3').replace('more', 'more3')}"
    r")"
)
_EVENING = 6
"""Hours up to this are of the afternoon where they are written without a nought: nobody calls at night."""


@dataclass(frozen=True)
class Clock:
    at: time
    begin: int
    """Where in the text it begins, and where it ends."""
    end: int


def clocks_in(text: str) -> Iterator[Clock]:
    """Every time of day; what has minutes past 59, more parts (a date, a version), or no unit is none."""
    for found in _CLOCK.finditer(text):
        if (at := _time_of(found)) is not None:
            yield Clock(at, found.start(), found.end())


def _time_of(found: re.Match[str]) -> time | None:
    hour, minute = _hour_of(found), 0
    if found["minute"]:
        minute = int(found["minute"])
    elif found["half"] or found["half2"] or found["half3"]:
        minute = 30
    elif more := found["more"] or found["more2"] or found["more3"]:
        minute = int(more)
    return time(hour, minute) if hour is not None and hour < 24 and minute < 60 else None


def _hour_of(found: re.Match[str]) -> int | None:
    if found["hour"]:
        hour = int(found["hour"])
        is_afternoon = len(found["hour"]) == 1 and 0 < hour < _EVENING
        return hour + 12 if is_afternoon else hour
    if found["whole"]:
        return int(found["whole"])
    if found["midday"]:
        return 12
    if found["noon"]:
        hour = _counted(found["noon"].removesuffix("โมง").strip() or "หนึ่ง")
        return hour + 12 if 0 < hour <= _EVENING else None
    hour = _counted(found["oclock"])
    if found["part"] == "เย็น":
        return hour + 12 if 0 < hour <= _EVENING else None
    return hour if _EVENING <= hour < 12 else None


def _counted(said: str) -> int:
    return _WORDS.get(said) or int(said)
