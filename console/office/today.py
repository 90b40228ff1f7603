"""What needs the officer first, as a list of tasks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Response, g
from sqlalchemy.orm import Session

from console.office.address import PATH
from console.office.cases import Row, row_of
from console.office.gate import Gate
from console.public.site import Facts
from db import entries, inbox
from db.console import cases
from db.deliveries import consultation_deliveries, failed
from db.models.consultations import Consultation
from db.staff import officers_group
from domain.ranks import Rank
from domain.time import BANGKOK, fiscal_year
from handlers.contract.announcements import Planned
from line import thai_dates
from line.texts.notice_texts import ROLES
from scheduler.calendar.rounds import not_set
from services.snapshot.planned import planned

SHOWN = 5
"""Rows of a heading; the rest is a link away."""
AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Group:
    """Consultations under one heading."""

    title: str
    rows: Sequence[Row]
    more: int
    href: str
    late: bool = False


@dataclass(frozen=True)
class Task:
    """Something of the office that wants somebody."""

    what: str
    why: str = ""
    href: str = ""


def add_to(gate: Gate) -> None:
    @gate.page("/")
    def today() -> Response:
        now = gate.now
        facts = gate.site.keeper.facts(now)
        with gate.site.database.read() as db:
            groups = list(_groups(db, g.visit.person, now))
            tasks = list(_tasks(db, gate, facts, now))
            coming = _coming(planned(db, facts.office, now), now)
        return gate.html("today.html", groups=groups, tasks=tasks, coming=coming, roles=ROLES)


def _groups(db: Session, person: str, now: datetime) -> Iterator[Group]:
    """Each consultation stands under the first heading that it belongs to."""
    left = list(cases.waiting(db))
    end_of_today = datetime.combine(now.astimezone(BANGKOK).date(), datetime.max.time(), BANGKOK)
    late = [case for case in left if cases.is_late(case, now)]
    due = [case for case in left if case.expected_at and now <= case.expected_at <= end_of_today]
    rest = [case for case in left if case not in late and case not in due]
    mine = [case for case in rest if case.officer_id == person]
    others = [case for case in rest if case.officer_id != person]
    waiting = f"{PATH}/cases?state=waiting&sort=due"
    yield from _group("เลยเวลาที่แจ้งผู้ถามไว้", late, waiting, now, late=True)
    yield from _group("ครบกำหนดวันนี้", due, waiting, now)
    yield from _group("เรื่องที่คุณรับไว้", mine, f"{waiting}&officer=me", now)
    yield from _group("รอเจ้าหน้าที่", others, waiting, now)
    yield from _group("คำตอบยังไปไม่ถึงผู้ถาม", cases.undelivered(db), f"{PATH}/cases?sort=new", now)


def _group(
    title: str, found: Sequence[Consultation], href: str, now: datetime, *, late: bool = False
) -> Iterator[Group]:
    if found:
        rows = [row_of(case, now) for case in found[:SHOWN]]
        yield Group(f"{title} {len(found)} เรื่อง", rows, max(0, len(found) - SHOWN), href, late)


def _tasks(db: Session, gate: Gate, facts: Facts, now: datetime) -> Iterator[Task]:
    if drafts := entries.count_drafts(db):
        yield Task(f"ความรู้รออนุมัติ {drafts} เรื่อง", "เจ้าหน้าที่อีกคนอนุมัติได้", f"{PATH}/knowledge/entries")
    today = now.astimezone(BANGKOK).date()
    for one in not_set(facts.manual, today, facts.office.key_dates):
        months = "6" if one.name == "emes-close-6m" else "12"
        yield Task(
            f"ยังไม่ได้ตั้งวันปิดระบบ e-MES รอบ {months} เดือน ปีงบประมาณ {one.fiscal_year}",
            "ตั้งแล้วจึงประกาศเตือนได้",
            f"{PATH}/office",
        )
    if consultation_deliveries.quota_is_used_up(db):
        yield Task("โควตาข้อความเดือนนี้หมด", "ข้อความที่รออยู่จะส่งเมื่อขึ้นเดือนใหม่หรือเมื่อซื้อเพิ่ม")
    yield from _facts_missing(db, facts, fiscal_year(today))
    live = gate.site.keeper.live
    if live and (odd := len(live.laid.aside) + len(live.laid.changed_beneath)):
        yield Task(
            f"ข้อมูลที่สำนักงานแก้ไว้ {odd} รายการต้องตรวจ",
            "ใช้ไม่ได้กับคู่มือรุ่นนี้ หรือคู่มือเปลี่ยนไปหลังแก้",
            f"{PATH}/knowledge/questions",
        )
    if g.visit.rank.reaches(Rank.ADMIN):
        events, sends = inbox.count_aside(db), len(failed.every(db))
        if events or sends:
            yield Task(f"ข้อความที่ประมวลผลไม่ได้ {events} ส่งไม่สำเร็จ {sends}", href=f"{PATH}/system")


def _facts_missing(db: Session, facts: Facts, year: int) -> Iterator[Task]:
    office, manual = facts.manual.office, facts.manual
    missing = [
        name
        for name, value in (("โทรศัพท์", office.phone), ("ที่อยู่", office.address), ("เว็บไซต์", office.website))
        if not value
    ]
    if missing:
        yield Task(f"ข้อมูลสำนักงานยังไม่ครบ: {' '.join(missing)}", "ผู้ถามจะไม่เห็นช่องทางนี้", f"{PATH}/office")
    if not manual.schools:
        yield Task("ยังไม่มีรายชื่อโรงเรียน", "ชื่อโรงเรียนในสถิติจะเป็นตามที่ผู้ถามพิมพ์", f"{PATH}/office/schools")
    if not manual.duty.head:
        yield Task("ยังไม่ได้ระบุหัวหน้ากลุ่ม", "เรื่องที่รอนานจะไม่มีผู้ได้รับแจ้ง", f"{PATH}/office/officers")
    if officers_group(db) is None:
        yield Task("ยังไม่ได้ผูกกลุ่ม LINE ของเจ้าหน้าที่", "การ์ดจะส่งถึงเจ้าหน้าที่ทีละคน", f"{PATH}/office/groups")
    codes = manual.ita_of(year)
    if codes is None or not all(item.checked for item in codes.items):
        yield Task(f"รหัสข้อ ITA ปี {year} ยังไม่ได้ตรวจกับเกณฑ์", href=f"{PATH}/office/codes")


def _coming(found: Sequence[Planned], now: datetime) -> list[tuple[str, Planned]]:
    soon = sorted((one for one in found if now <= one.at <= now + AHEAD), key=lambda one: one.at)
    return [(_day(one), one) for one in soon]


def _day(one: Planned) -> str:
    at = one.at.astimezone(BANGKOK)
    return f"{thai_dates.short(at.date())} {at:%H:%M} น."
