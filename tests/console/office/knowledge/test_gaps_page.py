"""What could not be answered and what was marked wrong, one tap from a phrasing that answers the next one."""

from dataclasses import replace

from consult_office import NID, SECOND, TEACHER
from office_pages import OfficeAtWork
from sqlalchemy import select

from db.engine import Database
from db.models.consultations import Consultation
from knowledge.reading.understand import Understanding

WORDS = "ซองน้ำตาลต้องทำยังไงต่อคะ โทร 081-234-5678"


def test_a_gap_becomes_a_phrasing_that_answers_the_next_teacher(database: Database) -> None:
    office = OfficeAtWork(database, whole=True)
    office.says(TEACHER, WORDS)
    office.says(SECOND, "ซองน้ำตาลต้องทำยังไงต่อ")
    office.clock.advance(minutes=5)
    browser = office.browser(NID)
    case = _first(database)

    page = browser.get("/console/knowledge/gaps?month=2026-11").get_data(as_text=True)
    assert "ซองน้ำตาลต้องทำยังไงต่อ" in page and "5678" not in page
    assert f'href="/console/knowledge/phrase?case={case}"' in page
    assert "ซองน้ำตาล" not in browser.get("/console/knowledge/gaps?month=2026-10").get_data(as_text=True)
    for odd in ("2026-13", "x", "9999-99", "=1+1"):
        assert browser.get(f"/console/knowledge/gaps?month={odd}").status_code == 200

    form = browser.get(f"/console/knowledge/phrase?case={case}").get_data(as_text=True)
    assert "ซองน้ำตาลต้องทำยังไงต่อคะ" in form and "5678" not in form
    typed = {"seen": "0", "case": str(case), "text": "ซองน้ำตาลต้องทำยังไงต่อคะ", "of": "examples.detail"}
    refused = browser.post("/console/knowledge/phrase", {**typed, "where": ""})
    assert refused.status_code == 422 and "เลือกขั้นตอนที่ตอบคำถามนี้" in refused.get_data(as_text=True)
    assert browser.post("/console/knowledge/phrase", {**typed, "where": "records-2"}).status_code == 303

    manual = office.keeper.facts(office.clock(), at_once=True).manual
    office.desk = replace(office.desk, manual=manual, understanding=Understanding(manual))
    assert "งานสารบรรณ" in office.says(SECOND, "ซองน้ำตาล ต้องทำยังไงต่อครับ")[-1].text


def test_what_was_marked_wrong_is_listed_with_what_it_was_answered_as(database: Database) -> None:
    office = OfficeAtWork(database, whole=True)
    office.says(TEACHER, "แผนห้องสมุดต้องทำอะไร")
    office.presses(TEACHER, "ไม่ตรง")
    office.clock.advance(minutes=5)

    page = office.browser(NID).get("/console/knowledge/gaps").get_data(as_text=True)

    marked = page.partition("ครูบอกว่าไม่ตรง")[2]
    assert "แผนห้องสมุดต้องทำอะไร" in marked and "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา" in marked
    assert f"/console/knowledge/phrase?case={_first(database)}" in marked


def _first(database: Database) -> int:
    with database.read() as session:
        return session.scalars(select(Consultation.id).order_by(Consultation.id)).first() or 0
