"""Facts that the office decides: days off, when e-MES closes, contacts, how often groups hear the digest."""

import re
from datetime import date, timedelta
from functools import partial

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from console.office.facts.saving import FINE, Wrong, day, hers, save, standing, text, today_of, undo
from console.office.facts.words import CONTACTS, EMAIL, NEEDED, OFTEN, OWN_PAGES, ROLES, ROUNDS, WEBSITE
from console.office.gate import Gate
from db import key_dates
from db.knowledge import overrides
from db.knowledge.overrides import Change
from db.models.overrides import KEY_DATE
from domain.time import fiscal_year
from knowledge.facts.office import DaysOff
from line import thai_dates
from scheduler.calendar.rounds import ENDS, nearest_round
from scheduler.calendar.workdays import Workdays

A_YEAR = timedelta(days=366)
BACK = "/office"
NOT_A_DAY = "วันที่ไม่ถูกต้อง ใส่เป็น วัน/เดือน/ปี พ.ศ. เช่น 12/5/2570"
NO_NAME = "ใส่ชื่อวันหยุด"
IS_OVER = "วันนั้นผ่านไปแล้ว"
NOT_OF_ROUND = "วันปิดนั้นไม่ใช่ของรอบนี้ ตรวจรอบและปีอีกครั้ง"
PAGES = (
    ("officers", "เจ้าหน้าที่", "เชิญ สิทธิ์ เรื่องที่รับผิดชอบ วันลา"),
    ("schools", "โรงเรียน", "รายชื่อ เพิ่ม วางจาก Excel เปลี่ยนชื่อ"),
    ("others", "กลุ่มอื่นของสำนักงาน", "เรื่องของกลุ่มใด และติดต่ออย่างไร"),
    ("hearing", "ใครได้ยินอะไร", "แต่ละขั้นตอนประกาศกลุ่มใด เตือนก่อนกี่วัน"),
    ("channels", "ลิงก์ของช่องทาง", "ระบบและเว็บไซต์ที่คู่มือกล่าวถึง"),
    ("codes", "รหัสข้อ ITA", "รหัสของแต่ละปีงบประมาณ"),
    ("groups", "กลุ่ม LINE", "กลุ่มที่บอทอยู่ และหน้าที่ของแต่ละกลุ่ม"),
)
"""Pages of their own: last part of the address, name, and what they are for."""


def add_to(gate: Gate) -> None:
    @gate.page("/office")
    def office() -> Response:
        return _shown(gate)

    _dates(gate)
    _others(gate)


def _shown(gate: Gate, wrong: Wrong = FINE) -> Response:
    """What was typed is shown again where nothing was stored."""
    today = today_of(gate)
    facts = gate.site.keeper.facts(gate.now, at_once=True)
    with gate.site.database.read() as db:
        revision = overrides.revision(db)
        changes = standing(db, but=OWN_PAGES)
        closing = key_dates.every(db)
    year = fiscal_year(today)
    days_off = facts.manual.days_off
    return gate.html(
        "office.html",
        status=wrong.status,
        wrong=wrong,
        typed=request.form,
        revision=revision,
        days=_days_off(days_off, today),
        works=[(thai_dates.long(date.fromisoformat(one.date)), one.name) for one in days_off.not_off],
        closing=[
            (ROUNDS.get(one.name, one.name), one.fiscal_year, thai_dates.with_weekday(one.day))
            for one in closing
            if one.fiscal_year >= year - 1
        ],
        rounds=[
            (f"{name}:{of}", f"{ROUNDS[name]} ปีงบประมาณ {of}")
            for of in (year, year + 1, year - 1)
            for name in ENDS
        ],
        digest=[(role, ROLES[role], getattr(facts.manual.office.digest, role)) for role in ROLES],
        often=OFTEN,
        contacts=[
            (_field(name), words, getattr(facts.manual.office, name) or "") for name, words in CONTACTS
        ],
        changes=changes,
        pages=PAGES,
    )


def _days_off(days_off: DaysOff, today: date) -> list[tuple[str, str, bool]]:
    """A year's: the day in words, its name, and whether the office added it."""
    own = {one.date for one in days_off.extra}
    return [
        (thai_dates.with_weekday(day), name, day.isoformat() in own)
        for day, name in Workdays(days_off).days_off(today, today + A_YEAR)
    ]


def _dates(gate: Gate) -> None:
    stored = partial(save, gate, shown=partial(_shown, gate), back=BACK)

    @gate.page("/office/day-off", methods=("POST",))
    def add_day_off() -> ResponseReturnValue:
        """A day that the office adds, or one of the public calendar on which it works."""
        off, name = day(request.form.get("day", "")), text("name")
        if off is None:
            return _shown(gate, Wrong(NOT_A_DAY, 422))
        if not name:
            return _shown(gate, Wrong(NO_NAME, 422))
        field = "not_off" if request.form.get("kind") == "works" else "extra"
        iso = off.isoformat()
        return stored([Change("days_off", "", field, iso, "set", {"date": iso, "name": name})])

    @gate.page("/office/closing", methods=("POST",))
    def set_closing() -> ResponseReturnValue:
        name, _, typed_year = request.form.get("round", "").partition(":")
        if name not in ROUNDS or not re.fullmatch("25[0-9]{2}", typed_year):
            abort(400)
        closes, year = day(request.form.get("closes", "")), int(typed_year)
        if closes is None:
            return _shown(gate, Wrong(NOT_A_DAY, 422))
        if closes < today_of(gate):
            return _shown(gate, Wrong(IS_OVER, 422))
        if nearest_round(next(one for one in ENDS if one == name), closes).fiscal_year != year:
            return _shown(gate, Wrong(NOT_OF_ROUND, 422))
        value = closes.isoformat()
        return stored([Change(KEY_DATE, name, "day", value=value, first_year=year, last_year=year)])


def _field(name: str) -> str:
    """Of the form: a day off has a name as well, on the same page."""
    return f"office_{name}" if name == "name" else name


def _problem() -> str:
    """What is wrong with the name, the addresses and the map of the office as they were typed."""
    if any(hers(_field(name)) == "" for name in NEEDED):
        return "ชื่อสำนักงาน ชื่อย่อ และชื่อกลุ่มเว้นว่างไม่ได้"
    if (site := hers("website")) and not re.fullmatch(WEBSITE, site):
        return "เว็บไซต์ต้องขึ้นต้นด้วย http:// หรือ https://"
    if (email := hers("email")) and not re.fullmatch(EMAIL, email):
        return "อีเมลไม่ถูกต้อง"
    if (place := hers("map")) and not (place.startswith("https://") and re.fullmatch(WEBSITE, place)):
        return "ลิงก์แผนที่ต้องขึ้นต้นด้วย https://"
    return ""


def _others(gate: Gate) -> None:
    stored = partial(save, gate, shown=partial(_shown, gate), back=BACK)

    @gate.page("/office/contacts", methods=("POST",))
    def set_contacts() -> ResponseReturnValue:
        office = gate.site.keeper.facts(gate.now).manual.office
        now = {name: getattr(office, name) or "" for name, _ in CONTACTS}
        if problem := _problem():
            return _shown(gate, Wrong(problem, 422))
        changed = {
            name: value for name in now if (value := hers(_field(name))) is not None and value != now[name]
        }
        return stored([
            Change("office", "", name, None, "set" if value else "remove", value or None)
            for name, value in changed.items()
        ])  # fmt: skip

    @gate.page("/office/digest", methods=("POST",))
    def set_digest() -> ResponseReturnValue:
        digest = gate.site.keeper.facts(gate.now).manual.office.digest
        wanted = {role: value for role in ROLES if (value := hers(role)) is not None}
        if not set(wanted.values()) <= {value for value, _ in OFTEN}:
            abort(400)
        return stored([
            Change("office", "", f"digest.{role}", None, "set", value)
            for role, value in wanted.items()
            if value != getattr(digest, role)
        ])  # fmt: skip

    @gate.page("/office/undo", methods=("POST",))
    def undo_change() -> ResponseReturnValue:
        number = request.form.get("number", 0, int)
        return undo(gate, partial(_shown, gate), BACK, number)
