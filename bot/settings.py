"""Settings from the environment. The only place that reads it; checked whole at start."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values

BANGKOK = ZoneInfo("Asia/Bangkok")
LINE_API = "https://api.line.me"
LINE_DATA_API = "https://api-data.line.me"
DEFAULT_DATABASE = "sqlite:///var/planbot.db"


class SettingError(Exception):
    """A setting is missing or wrong: `name` says which, `wanted` what would be right (in Thai)."""

    def __init__(self, name: str, wanted: str) -> None:
        super().__init__(f"{name}: {wanted}")
        self.name = name
        self.wanted = wanted


@dataclass(frozen=True)
class OfficeHours:
    """When officers may be written to; `always` where the office wants it so."""

    start: time
    end: time
    always: bool = False


@dataclass(frozen=True)
class Settings:
    channel_secret: str
    channel_access_token: str
    line_api_base: str = LINE_API
    line_data_api_base: str = LINE_DATA_API
    database_url: str = DEFAULT_DATABASE
    database_url_is_set: bool = False
    power_safe: bool = False
    """Every commit waits for the disk: survives a power cut too (SQLite)."""
    public_url: str | None = None
    port: int = 8000
    web_concurrency: int = 2
    announce_at: time = time(8, 30)
    office_hours: OfficeHours = OfficeHours(time(8, 30), time(16, 30))
    late_pushes_a_day: int = 20
    """Answers a day that may be pushed (paid from the quota) once their reply token has run out."""
    keep_raw_days: int = 30
    keep_text_years: int = 2
    """Fiscal years, this one counted, in which people's words are kept; of older ones the counts stay."""
    remind_after_hours: int = 4
    """Working hours after which the officer of a question that waits is reminded."""
    tell_head_after_hours: int = 7
    """Working hours after which the head of the group is told; a working day has seven, lunch left out."""


def environment() -> Mapping[str, str]:
    """The process's environment over the `.env` of the working folder, where there is one."""
    try:
        from_file = dotenv_values(Path(".env"))
    except UnicodeDecodeError:
        raise SettingError(".env", "อ่านไม่ได้ ให้บันทึกไฟล์เป็น UTF-8") from None
    return {**{name: value for name, value in from_file.items() if value is not None}, **os.environ}


def load(given: Mapping[str, str], *, secrets: bool = True) -> Settings:
    """Read and check settings; raises SettingError on the first that is missing or wrong.

    `secrets=False` for commands that talk to no LINE.
    """
    values = {name: value.strip() for name, value in given.items()}
    return Settings(
        channel_secret=_secret(values, "LINE_CHANNEL_SECRET", secrets),
        channel_access_token=_secret(values, "LINE_CHANNEL_ACCESS_TOKEN", secrets),
        line_api_base=_address(values, "LINE_API_BASE") or LINE_API,
        line_data_api_base=_address(values, "LINE_DATA_API_BASE") or LINE_DATA_API,
        database_url=values.get("DATABASE_URL") or DEFAULT_DATABASE,
        database_url_is_set=bool(values.get("DATABASE_URL")),
        power_safe=_switch(values, "DATABASE_POWER_SAFE"),
        public_url=_address(values, "PUBLIC_URL"),
        port=_number(values, "PORT", 8000, 1, 65535),
        web_concurrency=_number(values, "WEB_CONCURRENCY", 2, 1, 32),
        announce_at=_announce_at(values),
        office_hours=_office_hours(values),
        late_pushes_a_day=_number(values, "LATE_PUSHES_A_DAY", 20, 0, 100_000),
        keep_raw_days=_number(values, "KEEP_RAW_DAYS", 30, 1, 3650),
        keep_text_years=_number(values, "KEEP_TEXT_YEARS", 2, 1, 20),
        remind_after_hours=_number(values, "REMIND_AFTER_HOURS", 4, 1, 80),
        tell_head_after_hours=_number(values, "TELL_HEAD_AFTER_HOURS", 7, 1, 80),
    )


def _secret(values: Mapping[str, str], name: str, needed: bool) -> str:
    value = values.get(name, "")
    if needed and not value:
        raise SettingError(name, "ยังไม่ได้ตั้งค่า ให้คัดลอกจาก LINE Developers Console มาใส่ใน .env")
    if not value.isascii() or re.search(r"\s", value):
        raise SettingError(name, "มีช่องว่างหรืออักษรที่ไม่ใช่ภาษาอังกฤษ ให้คัดลอกจาก LINE Developers Console ใหม่")
    return value


def _address(values: Mapping[str, str], name: str) -> str | None:
    value = values.get(name, "").rstrip("/")
    if not value:
        return None
    if not _is_web_address(value):
        raise SettingError(name, "ต้องเป็นที่อยู่เว็บแบบเต็ม เช่น https://planbot.example.go.th")
    return value


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)


def _number(values: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    value = values.get(name, "")
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
        raise SettingError(name, f"ต้องเป็นจำนวนเต็ม {least}-{most} (ค่าที่พบ: {value[:20]})")
    return int(value)


def _switch(values: Mapping[str, str], name: str) -> bool:
    value = values.get(name, "").lower()
    if value in ("", "0", "no", "false", "off"):
        return False
    if value in ("1", "yes", "true", "on"):
        return True
    raise SettingError(name, "ต้องเป็น yes หรือ no")


def _time(text: str) -> time | None:
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text)
    return time(int(found[1]), int(found[2])) if found else None


def _announce_at(values: Mapping[str, str]) -> time:
    moment = _time(values.get("ANNOUNCE_AT") or "08:30")
    if moment is None or not time(7, 0) <= moment <= time(20, 0):
        raise SettingError("ANNOUNCE_AT", "ต้องเป็นเวลา 07:00-20:00 เช่น 08:30")
    return moment


def _office_hours(values: Mapping[str, str]) -> OfficeHours:
    value = values.get("OFFICE_HOURS") or "08:30-16:30"
    if value == "always":
        return OfficeHours(time(0, 0), time(23, 59), always=True)
    start, _, end = value.partition("-")
    first, last = _time(start.strip()), _time(end.strip())
    if first is None or last is None or first >= last:
        raise SettingError("OFFICE_HOURS", "ต้องเป็นช่วงเวลา เช่น 08:30-16:30 หรือ always")
    return OfficeHours(first, last)
