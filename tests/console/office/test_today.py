"""What needs the officer first."""

import pytest
from consult_office import NID, SECOND, SOMSRI, TEACHER, THIRD
from office_pages import OfficeAtWork

from db import inbox, officers
from db.engine import Database
from domain.ranks import Rank


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database)


def test_without_anything_waiting_the_page_says_so(office: OfficeAtWork) -> None:
    page = office.browser(NID).get("/console/").get_data(as_text=True)

    assert "ไม่มีเรื่องที่รอเจ้าหน้าที่" in page
    assert "วันจันทร์ที่ 23 พฤศจิกายน 2569" in page


def test_what_is_overdue_stands_first_then_what_is_due_today(office: OfficeAtWork) -> None:
    office.asks_officers(TEACHER, "เรื่องเก่า ขอเอกสาร")
    office.clock.advance(days=2)
    office.asks_officers(SECOND, "เรื่องใหม่ ขอเอกสาร")
    mine = office.asks_officers(THIRD, "เรื่องของฉัน ขอเอกสาร")
    office.says(NID, f"{mine} รับ")

    page = office.browser(NID).get("/console/").get_data(as_text=True)

    heads = ["เลยเวลาที่แจ้งผู้ถามไว้ 1 เรื่อง", "<strong>เรื่องเก่า", "เรื่องที่คุณรับไว้ 1 เรื่อง", "<strong>เรื่องของฉัน",
             "รอเจ้าหน้าที่ 1 เรื่อง", "<strong>เรื่องใหม่"]  # fmt: skip
    at = [page.find(one) for one in heads]
    assert -1 not in at and at == sorted(at)
    office.clock.advance(days=1, hours=-1)
    later = office.browser(NID).get("/console/").get_data(as_text=True)
    assert "ครบกำหนดวันนี้ 2 เรื่อง" in later


def test_an_answer_that_did_not_arrive_is_shown(office: OfficeAtWork) -> None:
    from line.gateway import Outcome

    name = office.asks_officers(TEACHER, "ขอเอกสารแบบ ผด.01")
    office.line.fails = lambda chat: Outcome.HOLD if chat == TEACHER else None
    office.says(NID, f"{name} ส่งให้ทางอีเมลแล้วค่ะ")
    office.clock.advance(seconds=30)
    office.work()

    page = office.browser(NID).get("/console/").get_data(as_text=True)

    assert "คำตอบยังไปไม่ถึงผู้ถาม 1 เรื่อง" in page


def test_what_the_office_has_not_told_is_asked_for(office: OfficeAtWork) -> None:
    page = office.browser(SOMSRI).get("/console/").get_data(as_text=True)

    assert "ยังไม่ได้ระบุหัวหน้ากลุ่ม" in page
    assert "ประกาศใน 14 วันข้างหน้า" in page and "กลุ่มเจ้าหน้าที่" in page


def test_what_failed_is_shown_to_the_admin_alone(office: OfficeAtWork) -> None:
    office.says(TEACHER, "ส่งแผนวันไหน", work=False)
    with office.database.begin() as session:
        event = inbox.head_of(session, TEACHER)
        assert event
        inbox.set_aside(session, [event.id], "ValueError at x.py:1", office.clock())
    browser = office.browser(NID)
    assert "ประมวลผลไม่ได้ 1" not in browser.get("/console/").get_data(as_text=True)

    with office.database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.ADMIN)

    assert "ประมวลผลไม่ได้ 1" in browser.get("/console/").get_data(as_text=True)
