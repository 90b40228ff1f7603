"""Consultations on the pages: what is typed into them, a fresh link for taking them out, many of them."""

import pytest
from consult_office import NID
from office_pages import OfficeAtWork, asked

from db import consultations
from db.engine import Database


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    office = OfficeAtWork(database)
    asked(office)
    return office


def test_script_in_a_question_is_shown_as_text(office: OfficeAtWork) -> None:
    name = office.asks_officers("U" + "9" * 32, "<script>alert(1)</script> ขอถามเรื่องเอกสาร")
    browser = office.browser(NID)

    for path in ("/console/", "/console/cases", f"/console/cases/{office.case(name).id}"):
        page = browser.get(path).get_data(as_text=True)
        assert "&lt;script&gt;alert(1)" in page and "<script" not in page


def test_taking_words_out_wants_a_fresh_link(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    office.clock.advance(minutes=31)

    answer = browser.get("/console/cases/export.csv?state=waiting")
    assert answer.status_code == 403
    assert "เข้าระบบมาไม่เกิน 30 นาที" in answer.get_data(as_text=True)
    assert "หลังคา" not in answer.get_data(as_text=True)
    again = browser.logs_in(office.link(NID))

    assert again.headers["Location"] == "/console/cases/export.csv?state=waiting"
    assert "หลังคา" in browser.get(again.headers["Location"]).data.decode("utf-8-sig")


def test_many_consultations_are_shown_page_by_page(office: OfficeAtWork) -> None:
    with office.database.begin() as session:
        for number in range(40):
            consultations.add(
                session, office.clock(), numbered=True, state="open", channel="phone",
                question=f"เรื่องที่ {number}", escalated_at=office.clock(),
            )  # fmt: skip
    browser = office.browser(NID)

    first = browser.get("/console/cases?channel=phone").get_data(as_text=True)
    second = browser.get("/console/cases?channel=phone&page=2").get_data(as_text=True)

    assert "พบ 40 เรื่อง" in first and first.count('class="case"') == 30
    assert second.count('class="case"') == 10 and "<strong>เรื่องที่ 0</strong>" in second
    assert "หน้าถัดไป" not in second
    assert browser.get("/console/cases?page=99999999999999999999").status_code == 200
