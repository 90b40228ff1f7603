"""The director's page of statistics, and publishing from it."""

import io

import pytest
from builders import bangkok
from consult_office import NID
from office_pages import OfficeAtWork, asked
from openpyxl import load_workbook

from db import consultations, officers, published
from db.engine import Database
from domain.ranks import Rank


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    """Three questions this year, one of them answered; two calls of the year before."""
    office = OfficeAtWork(database)
    asked(office)
    with database.begin() as session:
        for _ in range(2):
            consultations.add(
                session, bangkok("2026-03-02 10:00"), numbered=True, state="answered", channel="phone",
                answered_by="officer", procedure="plan-review", step=4,
                answered_at=bangkok("2026-03-02 10:00"), escalated_at=bangkok("2026-03-02 10:00"),
            )  # fmt: skip
    return office


def test_this_year_stands_beside_the_last(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    page = browser.get("/console/statistics").get_data(as_text=True)

    assert "สถิติ ปีงบประมาณ พ.ศ. 2570" in page
    assert "1 <span>ครั้ง (ปีก่อน 2)</span>" in page
    assert '<th scope="row">พ.ย. 2569</th><td>1</td><td>0</td>' in page
    assert '<th scope="row">มี.ค. 2570</th><td>0</td><td>2</td>' in page
    assert "2 <span>เรื่อง</span>" in page
    before = browser.get("/console/statistics?year=2569").get_data(as_text=True)
    assert "ทบทวนแผน" in before and "โทรศัพท์" in before


def test_years_that_are_none_show_this_one(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    for odd in ("1", "99999999999", "x", ""):
        page = browser.get(f"/console/statistics?year={odd}")
        assert "พ.ศ. 2570" in page.get_data(as_text=True)
    assert browser.get("/console/statistics/1.xlsx").status_code == 404


def test_the_year_is_had_as_a_workbook(office: OfficeAtWork) -> None:
    answer = office.browser(NID).get("/console/statistics/2570.xlsx")

    book = load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames[0] == "สรุป 2570"
    assert book.worksheets[0]["B2"].value == 1


def test_a_head_publishes_a_period_that_is_over(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    page = browser.get("/console/statistics?year=2569").get_data(as_text=True)
    assert "หัวหน้ากลุ่มเป็นผู้เผยแพร่" in page and "เผยแพร่ทั้งปี" not in page
    assert browser.post("/console/statistics/publish", {"year": "2569", "months": "12"}).status_code == 403
    with office.database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.HEAD)
    browser.get("/console/me")

    answer = browser.post("/console/statistics/publish", {"year": "2569", "months": "12"})

    assert answer.headers["Location"] == "/console/statistics?year=2569"
    assert "เผยแพร่ ปีงบประมาณ พ.ศ. 2569" in browser.get("/console/statistics?year=2569").get_data(as_text=True)
    with office.database.read() as session:
        [(number, year, months, _)] = published.latest(session)
        row = published.one(session, number)
        assert (year, months) == (2569, 12) and row and row.figures["services"] == 2
        assert row.published_by == NID


def test_a_period_that_is_not_over_is_not_published(office: OfficeAtWork) -> None:
    with office.database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.HEAD)
    browser = office.browser(NID)
    browser.get("/console/statistics")

    browser.post("/console/statistics/publish", {"year": "2570", "months": "6"})

    assert "ยังไม่สิ้นสุด" in browser.get("/console/statistics").get_data(as_text=True)
    assert browser.post("/console/statistics/publish", {"year": "2569", "months": "5"}).status_code == 400
