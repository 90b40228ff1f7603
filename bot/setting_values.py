"""How the text of a setting is read, and what is said where it cannot be. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit


class WrongValueError(Exception):
    """A text that is no value of its setting; the message says in Thai what would be right."""


@dataclass(frozen=True)
class OfficeHours:
    """When officers may be written to; `always` where the office wants it so."""

    start: time
    end: time
    always: bool = False


@dataclass(frozen=True)
class Values:
    """The values that a setting may have: what is allowed, in Thai, and how a text is read."""

    allowed: str
    read: Callable[[str], Any]
    """Takes the stripped text, never an empty one; raises WrongValueError."""


def whole(least: int, most: int) -> Values:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise WrongValueError(f"ต้องเป็นจำนวนเต็ม {least}-{most} (ค่าที่พบ: {text[:20]})")
        return int(text)

    return Values(f"จำนวนเต็ม {least}-{most}", read)


def one_of(*words: str) -> Values:
    """One of these words, in whichever case; read as it is given here."""

    def read(text: str) -> str:
        if text.lower() not in words:
            raise WrongValueError(f"ต้องเป็น {allowed} (ค่าที่พบ: {text[:20]})")
        return text.lower()

    allowed = " ".join(words[:-1]) + f" หรือ {words[-1]}"
    return Values(" ".join(f"`{word}`" for word in words), read)


def _switch(text: str) -> bool:
    if text.lower() in ("0", "no", "false", "off"):
        return False
    if text.lower() in ("1", "yes", "true", "on"):
        return True
    raise WrongValueError("ต้องเป็น yes หรือ no")


def _secret(text: str) -> str:
    if not text.isascii() or re.search(r"\s", text):
        raise WrongValueError("มีช่องว่างหรืออักษรที่ไม่ใช่ภาษาอังกฤษ ให้คัดลอกจาก LINE Developers Console ใหม่")
    return text


def _password(text: str) -> str:
    if not text.isascii() or re.search(r"\s", text) or len(text) < 16:
        raise WrongValueError("ต้องเป็นอักษรอังกฤษหรือตัวเลขติดกันอย่างน้อย 16 ตัว (สุ่มได้ด้วย openssl rand -hex 16)")
    return text


def _web_address(text: str) -> str:
    address = text.rstrip("/")
    if not _is_web_address(address):
        raise WrongValueError("ต้องเป็นที่อยู่เว็บแบบเต็ม เช่น https://planbot.example.go.th")
    return address


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)


def _interface(text: str) -> str:
    address = "127.0.0.1" if text == "localhost" else text.removeprefix("[").removesuffix("]")
    try:
        return str(ip_address(address))
    except ValueError:
        raise WrongValueError(f"ต้องเป็นเลข IP เช่น 127.0.0.1 หรือ 0.0.0.0 (ค่าที่พบ: {text[:45]})") from None


def _clock_time(text: str) -> time | None:
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text)
    return time(int(found[1]), int(found[2])) if found else None


def _announcing_time(text: str) -> time:
    moment = _clock_time(text)
    if moment is None or not time(7, 0) <= moment <= time(20, 0):
        raise WrongValueError("ต้องเป็นเวลา 07:00-20:00 เช่น 08:30")
    return moment


def _office_hours(text: str) -> OfficeHours:
    if text == "always":
        return OfficeHours(time(0, 0), time(23, 59), always=True)
    start, _, end = text.partition("-")
    first, last = _clock_time(start.strip()), _clock_time(end.strip())
    if first is None or last is None or first >= last:
        raise WrongValueError("ต้องเป็นช่วงเวลา เช่น 08:30-16:30 หรือ always")
    return OfficeHours(first, last)


SWITCH = Values("`yes` `no`", _switch)
SECRET = Values("ตามที่ LINE ออกให้", _secret)
PASSWORD = Values("อักษรอังกฤษหรือตัวเลข 16 ตัวขึ้นไป", _password)
WEB_ADDRESS = Values("ที่อยู่เว็บแบบเต็ม", _web_address)
INTERFACE = Values("เลข IP", _interface)
ANNOUNCING_TIME = Values("เวลา 07:00-20:00", _announcing_time)
OFFICE_HOURS = Values("ช่วงเวลา หรือ `always`", _office_hours)
DATABASE = Values("ที่อยู่ฐานข้อมูล sqlite หรือ postgresql", str)
