"""Facts that the office decides: days off, when e-MES closes, contacts, how often groups hear the digest."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from flask import Response, abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue

from console.office.address import PATH
from console.office.cases import moment
from console.office.fact_words import CONTACTS, OFTEN, ROLES, ROUNDS, what_of
from console.office.gate import Gate
from db import key_dates
from db.knowledge import overrides
from db.knowledge.overrides import Author, Change
from db.models.overrides import KEY_DATE
from domain.time import BANGKOK, fiscal_year, gregorian, is_buddhist
from knowledge.facts.office import DaysOff
from knowledge.loading.load import parsed
from line import thai_dates
from scheduler.calendar.rounds import ENDS, nearest_round
from scheduler.calendar.workdays import Workdays
from services.knowledge import overrides as service

A_YEAR = timedelta(days=366)
SHOWN = 30
LONGEST = 200
NOT_A_DAY = "วันที่ไม่ถูกต้อง ใส่เป็น วัน/เดือน/ปี พ.ศ. เช่น 12/5/2570"
NO_NAME = "ใส่ชื่อวันหยุด"
IS_OVER = "วันนั้นผ่านไปแล้ว"
NOT_OF_ROUND = "วันปิดนั้นไม่ใช่ของรอบนี้ ตรวจรอบและปีอีกครั้ง"
NOTHING = "ไม่มีอะไรเปลี่ยน"
CONFLICT = "มีคนแก้ไขข้อมูลไปก่อนหน้านี้ ดูรายการล่าสุดใน “สิ่งที่แก้ไว้” สิ่งที่กรอกยังอยู่ ตรวจแล้วกดบันทึกอีกครั้ง"


def add_to(gate: Gate) -> None:
    @gate.page("/office")
    def office() -> Response:
        return _shown(gate)

    _dates(gate)
    _others(gate)


def _shown(gate: Gate, wrong: str = "", status: int = 200) -> Response:
    """`wrong`: why nothing was stored; what was typed is shown again."""
    today = _today(gate)
    facts = gate.site.keeper.facts(gate.now, at_once=True)
    with gate.site.database.read() as db:
        revision = overrides.revision(db)
        standing = overrides.standing(db)
        closing = key_dates.every(db)
    year = fiscal_year(today)
    days_off = facts.manual.days_off
    return gate.html(
        "office.html",
        status=status,
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
        contacts=[(name, words, getattr(facts.manual.office, name) or "") for name, words in CONTACTS],
        changes=[
            (row.id, what_of(row), row.by_name or "ผู้ดูแลเครื่อง", moment(row.at), row.reason)
            for row in reversed(standing[-SHOWN:])
        ],
    )


def _days_off(days_off: DaysOff, today: date) -> list[tuple[str, str, bool]]:
    """A year's: the day in words, its name, and whether the office added it."""
    own = {one.date for one in days_off.extra}
    return [
        (thai_dates.with_weekday(day), name, day.isoformat() in own)
        for day, name in Workdays(days_off).days_off(today, today + A_YEAR)
    ]


def _dates(gate: Gate) -> None:
    @gate.page("/office/day-off", methods=("POST",))
    def add_day_off() -> ResponseReturnValue:
        """A day that the office adds, or one of the public calendar on which it works."""
        day, name = _day(request.form.get("day", "")), _text("name")
        if day is None:
            return _shown(gate, NOT_A_DAY, 422)
        if not name:
            return _shown(gate, NO_NAME, 422)
        field = "not_off" if request.form.get("kind") == "works" else "extra"
        iso = day.isoformat()
        return _save(gate, [Change("days_off", "", field, iso, "set", {"date": iso, "name": name})])

    @gate.page("/office/closing", methods=("POST",))
    def set_closing() -> ResponseReturnValue:
        name, _, typed_year = request.form.get("round", "").partition(":")
        if name not in ROUNDS or not re.fullmatch("25[0-9]{2}", typed_year):
            abort(400)
        day, year = _day(request.form.get("closes", "")), int(typed_year)
        if day is None:
            return _shown(gate, NOT_A_DAY, 422)
        if day < _today(gate):
            return _shown(gate, IS_OVER, 422)
        if nearest_round(next(one for one in ENDS if one == name), day).fiscal_year != year:
            return _shown(gate, NOT_OF_ROUND, 422)
        change = Change(KEY_DATE, name, "day", value=day.isoformat(), first_year=year, last_year=year)
        return _save(gate, [change])


def _others(gate: Gate) -> None:
    @gate.page("/office/contacts", methods=("POST",))
    def set_contacts() -> ResponseReturnValue:
        office = gate.site.keeper.facts(gate.now).manual.office
        now = {name: getattr(office, name) or "" for name, _ in CONTACTS}
        wanted = {name: _text(name) for name in now}
        changed = {name: value for name, value in wanted.items() if value != now[name]}
        return _save(gate, [
            Change("office", "", name, None, "set" if value else "remove", value or None)
            for name, value in changed.items()
        ])  # fmt: skip

    @gate.page("/office/digest", methods=("POST",))
    def set_digest() -> ResponseReturnValue:
        digest = gate.site.keeper.facts(gate.now).manual.office.digest
        wanted = {role: request.form.get(role, "") for role in ROLES}
        if not set(wanted.values()) <= {value for value, _ in OFTEN}:
            abort(400)
        return _save(gate, [
            Change("office", "", f"digest.{role}", None, "set", value)
            for role, value in wanted.items()
            if value != getattr(digest, role)
        ])  # fmt: skip

    @gate.page("/office/undo", methods=("POST",))
    def undo_change() -> ResponseReturnValue:
        number = request.form.get("number", 0, int)
        with gate.site.database.read() as db:
            found = next((row for row in overrides.standing(db) if row.id == number), None)
        if found is None:
            return _shown(gate, CONFLICT, 409)
        return _save(gate, [overrides.undo_of(found)])


def _save(gate: Gate, changes: Sequence[Change]) -> ResponseReturnValue:
    """Store them where nobody was faster and the manual stays whole; else the page again, with why not."""
    if not changes:
        return _shown(gate, NOTHING)
    author = Author(gate.now, _text("reason"), g.visit.name, g.visit.person)
    seen = request.form.get("seen", -1, int)
    match service.save(gate.site.database, parsed(), changes, author, seen):
        case service.Saved():
            flash("บันทึกแล้ว")
            return redirect(f"{PATH}/office", 303)
        case service.Conflict():
            return _shown(gate, CONFLICT, 409)
        case service.Refused(problems):
            return _shown(gate, "บันทึกไม่ได้: " + "; ".join(one.problem for one in problems), 422)
        case service.Unconfirmed(examples):
            return _shown(gate, "คำตอบของคำถามเหล่านี้จะเปลี่ยน จึงยังไม่บันทึก: " + "; ".join(examples), 422)


def _text(name: str) -> str:
    return " ".join(request.form.get(name, "").split())[:LONGEST]


def _day(typed: str) -> date | None:
    """As a date field sends it, or day/month/year of either calendar; digits of either script."""
    found = re.fullmatch(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*", typed)
    parts = [int(one) for one in found.groups()] if found else []
    if not parts and (found := re.fullmatch(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\s*", typed)):
        parts = [int(one) for one in reversed(found.groups())]
    if not parts:
        return None
    year = gregorian(parts[0]) if is_buddhist(parts[0]) else parts[0]
    try:
        return date(year, parts[1], parts[2]) if 2000 <= year <= 2200 else None
    except ValueError:
        return None


def _today(gate: Gate) -> date:
    return gate.now.astimezone(BANGKOK).date()
