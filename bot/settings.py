"""Settings from the environment. The only place that reads it; checked whole at start.

Each field of `Settings` holds its row: the name in the environment, the default, how it is read, and its use
in Thai. docs/th/settings.md and `.env.example` are written from these rows (`make settings`)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

from bot import setting_values as values
from bot.setting_names import meant_by
from bot.setting_values import OfficeHours, Values, WrongValueError

LINE_API = "https://api.line.me"


LINE_DATA_API = "https://api-data.line.me"


NOT_SET = "ยังไม่ได้ตั้งค่า ให้คัดลอกจาก LINE Developers Console มาใส่ใน .env"


MISSPELT = "ไม่มีการตั้งค่าชื่อนี้ หมายถึง {right} ใช่หรือไม่ ให้แก้ชื่อ"


MISSPELT_NEEDED = "ยังไม่ได้ตั้งค่า แต่พบ {wrong} หมายถึงชื่อนี้ใช่หรือไม่ ให้แก้ชื่อ"


FROM_LINE, WEB, KEPT, OFFICE, OPERATION, TRIAL = (
    "จาก LINE Developers Console ของช่อง Messaging API",
    "เว็บ",
    "ฐานข้อมูลและการเก็บข้อมูล",
    "เวลาและการทำงานของสำนักงาน",
    "การดูแลเครื่อง",
    "ใช้เมื่อทดสอบกับ LINE จำลองเท่านั้น",
)
"""Sections of the documents, in their order."""


LONG_NAME = 8
"""Letters of a name that no other program is likely to have nearly."""


class SettingError(Exception):
    """A setting is missing or wrong: `name` says which, `wanted` what would be right (in Thai)."""

    def __init__(self, name: str, wanted: str) -> None:
        super().__init__(f"{name}: {wanted}")
        self.name = name
        self.wanted = wanted


@dataclass(frozen=True)
class Setting:
    """One row of the table of settings."""

    name: str
    section: str
    default: str | None
    """As it is written in `.env`; empty where it may be left out, None where LINE cannot do without."""
    values: Values
    help: str
    """One line of Thai, for the documents."""


def _field(name: str, section: str, default: str | None, values: Values, help_: str) -> Any:
    metadata = {"setting": Setting(name, section, default, values, help_)}
    if default is None:
        return field(metadata=metadata)
    return field(default=values.read(default) if default else None, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    channel_secret: str = _field(
        "LINE_CHANNEL_SECRET",
        FROM_LINE,
        None,
        values.SECRET,
        "Basic settings > Channel secret",
    )
    channel_access_token: str = _field(
        "LINE_CHANNEL_ACCESS_TOKEN",
        FROM_LINE,
        None,
        values.SECRET,
        "Messaging API > Channel access token (long-lived)",
    )
    public_url: str | None = _field(
        "PUBLIC_URL",
        WEB,
        "",
        values.WEB_ADDRESS,
        "ที่อยู่เว็บสาธารณะของ planbot ขึ้นต้นด้วย https:// ใช้ตรวจ Webhook URL บอกที่อยู่ของปฏิทิน และให้ LINE มารับรูปกับไฟล์",
    )
    port: int = _field("PORT", WEB, "8000", values.whole(1, 65535), "พอร์ตที่รับ webhook")
    bind: str = _field(
        "BIND",
        WEB,
        "127.0.0.1",
        values.INTERFACE,
        "รับการเชื่อมต่อที่เลข IP ใดของเครื่อง 127.0.0.1 คือจากเครื่องนี้เท่านั้น "
        "(เว็บเซิร์ฟเวอร์ที่ทำ https อยู่เครื่องเดียวกัน) 0.0.0.0 คือจากทุกที่",
    )
    web_concurrency: int = _field(
        "WEB_CONCURRENCY", WEB, "2", values.whole(1, 32), "จำนวนกระบวนการเว็บของ `planbot serve`"
    )
    database_url: str = _field(
        "DATABASE_URL",
        KEPT,
        "sqlite:///var/planbot.db",
        values.DATABASE,
        "ไฟล์ SQLite หรือ `postgresql://user:password@host/planbot`",
    )
    database_url_is_set: bool = False
    power_safe: bool = _field(
        "DATABASE_POWER_SAFE",
        KEPT,
        "no",
        values.SWITCH,
        "`yes` ทุกการบันทึกรอให้ลงดิสก์จริง ทนไฟดับ แต่ช้าลง (เฉพาะ SQLite)",
    )
    keep_raw_days: int = _field(
        "KEEP_RAW_DAYS", KEPT, "30", values.whole(1, 3650), "เก็บเหตุการณ์ดิบจาก LINE กี่วัน"
    )
    keep_text_years: int = _field(
        "KEEP_TEXT_YEARS",
        KEPT,
        "2",
        values.whole(1, 20),
        "เก็บข้อความของการให้คำปรึกษากี่ปีงบประมาณ นับปีนี้ด้วย จากนั้นเหลือแต่จำนวน ซึ่งเก็บตลอดไป",
    )
    announce_at: time = _field("ANNOUNCE_AT", OFFICE, "08:30", values.ANNOUNCING_TIME, "เวลาประกาศในกลุ่ม")
    office_hours: OfficeHours = _field(
        "OFFICE_HOURS",
        OFFICE,
        "08:30-16:30",
        values.OFFICE_HOURS,
        "เวลาของวันทำการที่ส่งข้อความถึงเจ้าหน้าที่ได้ `always` คือทุกเวลา",
    )
    answer_undo_seconds: int = _field(
        "ANSWER_UNDO_SECONDS",
        OFFICE,
        "8",
        values.whole(0, 60),
        "คำตอบของเจ้าหน้าที่รอกี่วินาทีก่อนส่งถึงผู้ถาม ระหว่างนั้นหยุดได้ 0 คือส่งทันที",
    )
    late_pushes_a_day: int = _field(
        "LATE_PUSHES_A_DAY",
        OFFICE,
        "20",
        values.whole(0, 100_000),
        "คำตอบที่ตอบฟรีไม่ทัน (เช่น LINE ล่ม) ส่งแบบใช้โควตาได้วันละไม่เกินกี่ข้อความ",
    )
    remind_after_hours: int = _field(
        "REMIND_AFTER_HOURS",
        OFFICE,
        "4",
        values.whole(1, 80),
        "คำถามที่ส่งต่อรอเกินกี่ชั่วโมงทำการ จึงเตือนเจ้าหน้าที่",
    )
    tell_head_after_hours: int = _field(
        "TELL_HEAD_AFTER_HOURS",
        OFFICE,
        "7",
        values.whole(1, 80),
        "คำถามที่ส่งต่อรอเกินกี่ชั่วโมงทำการ จึงแจ้งหัวหน้ากลุ่ม (วันทำการหนึ่งมี 7 ชั่วโมง)",
    )
    metrics_token: str | None = _field(
        "METRICS_TOKEN",
        OPERATION,
        "",
        values.PASSWORD,
        "รหัสสำหรับอ่านตัวเลขการทำงานที่ `/metrics` ถ้าไม่ตั้ง หน้านั้นปิด",
    )
    log_level: str = _field(
        "LOG_LEVEL",
        OPERATION,
        "info",
        values.one_of("debug", "info", "warning", "error"),
        "บันทึกการทำงานละเอียดเพียงใด",
    )
    log_format: str = _field(
        "LOG_FORMAT", OPERATION, "text", values.one_of("text", "json"), "รูปแบบของบันทึกการทำงาน"
    )
    debug: bool = _field(
        "PLANBOT_DEBUG",
        OPERATION,
        "no",
        values.SWITCH,
        "`yes` คำสั่งที่ขัดข้องโดยไม่คาดคิดแสดง traceback ทั้งหมด (อาจมีข้อความของผู้ใช้ อย่าเปิดไว้ตลอด)",
    )
    line_api_base: str = _field("LINE_API_BASE", TRIAL, LINE_API, values.WEB_ADDRESS, "ที่อยู่ API ของ LINE")
    line_data_api_base: str = _field(
        "LINE_DATA_API_BASE", TRIAL, LINE_DATA_API, values.WEB_ADDRESS, "ที่อยู่ API สำหรับรูปและไฟล์ของ LINE"
    )


_ROWS: dict[str, Setting] = {
    one.name: one.metadata["setting"] for one in fields(Settings) if "setting" in one.metadata
}
"""By the name of the field."""


SETTINGS: tuple[Setting, ...] = tuple(_ROWS.values())


NAMES = tuple(row.name for row in SETTINGS)


def environment() -> Mapping[str, str]:
    """The process's environment over the `.env` of the working folder, where there is one."""
    return {**_env_file(), **os.environ}


def _env_file() -> dict[str, str]:
    try:
        found = dotenv_values(Path(".env"))
    except UnicodeDecodeError:
        raise SettingError(".env", "อ่านไม่ได้ ให้บันทึกไฟล์เป็น UTF-8") from None
    return {name: value for name, value in found.items() if value is not None}


def load(given: Mapping[str, str], *, secrets: bool = True) -> Settings:
    """Read and check settings; raises SettingError on the first that is missing or wrong.

    `secrets=False` for commands that talk to no LINE.
    """
    texts = {name: value.strip() for name, value in given.items()}
    read = {name: _value(row, texts, secrets) for name, row in _ROWS.items()}
    return Settings(**read, database_url_is_set=bool(texts.get("DATABASE_URL")))


def _value(row: Setting, texts: Mapping[str, str], secrets: bool) -> Any:
    text = texts.get(row.name) or row.default
    if text is None and secrets:
        raise SettingError(row.name, _not_set(row.name, texts))
    if not text:
        return "" if text is None else None
    try:
        return row.values.read(text)
    except WrongValueError as error:
        raise SettingError(row.name, str(error)) from None


def _not_set(name: str, texts: Mapping[str, str]) -> str:
    wrong = next((one for one in texts if meant_by(one, NAMES) == name), None)
    return MISSPELT_NEEDED.format(wrong=wrong) if wrong else NOT_SET


def misspelt() -> dict[str, str]:
    """Names in `.env` and the environment that are none of ours but nearly, each with the one meant.

    Only where the right name is not set too. Short names are looked for in `.env` alone: the environment is
    full of names of other programs.
    """
    in_file, everywhere = _env_file(), environment()
    likely = [one for one in everywhere if one in in_file or len(one) >= LONG_NAME]
    return {one: right for one in likely if (right := meant_by(one, NAMES)) and not everywhere.get(right)}


def wants_traceback() -> bool:
    """Whether PLANBOT_DEBUG asks for tracebacks; whatever else is wrong with the settings."""
    try:
        return bool(values.SWITCH.read(environment().get("PLANBOT_DEBUG") or "no"))
    except (SettingError, WrongValueError):
        return False
