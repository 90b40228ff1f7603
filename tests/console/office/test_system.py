"""The admin's page: checks, another try for what failed, the log of acts."""

import pytest
from consult_office import NID, TEACHER
from office_pages import OfficeAtWork, asked

from db import deliveries, inbox, officers
from db.engine import Database
from db.models.deliveries import Delivery
from domain.ranks import Rank


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    office = OfficeAtWork(database)
    with database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.ADMIN)
    return office


def test_the_page_is_the_admins_alone(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    assert browser.get("/console/system").status_code == 200

    with office.database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.HEAD)

    assert browser.get("/console/system").status_code == 403
    assert "ไม่มีสิทธิ์ใช้หน้านี้" in browser.get("/console/system").get_data(as_text=True)
    assert "ระบบ</a>" not in browser.get("/console/").get_data(as_text=True)


def test_what_officers_did_is_listed_without_words(office: OfficeAtWork) -> None:
    asked(office)

    page = office.browser(NID).get("/console/system").get_data(as_text=True)

    assert "<strong>สมศรี</strong> รับเรื่อง" in page and "<strong>พี่นิด</strong> ตอบ" in page
    assert "<strong>พี่นิด</strong> Chrome, Android" in page
    assert "KRS" not in page and "งบลงทุน" not in page


def test_an_event_that_failed_is_tried_again(office: OfficeAtWork) -> None:
    office.says(TEACHER, "ส่งแผนวันไหน", work=False)
    with office.database.begin() as session:
        event = inbox.head_of(session, TEACHER)
        assert event
        number = event.id
        inbox.set_aside(session, [number], "ValueError at x.py:1", office.clock())
    browser = office.browser(NID)
    page = browser.get("/console/system").get_data(as_text=True)
    assert "ValueError at x.py:1" in page and "ส่งแผนวันไหน" not in page

    browser.post(f"/console/system/events/{number}")

    with office.database.read() as session:
        again = inbox.find(session, number)
        assert again and again.state == "waiting"
    browser.post(f"/console/system/events/{number}")
    assert "ทำรายการนี้ไม่ได้แล้ว" in browser.get("/console/system").get_data(as_text=True)


def test_a_delivery_that_may_have_gone_is_sent_again_once_confirmed(office: OfficeAtWork) -> None:
    with office.database.begin() as session:
        message = {"type": "text", "text": "คำตอบ"}
        owed = deliveries.owe_push(session, TEACHER, [message], to_group=False, now=office.clock())
        owed.state, owed.settled_at = "unknown", office.clock()
        number = owed.id
    browser = office.browser(NID)
    browser.get("/console/system")

    browser.post(f"/console/system/deliveries/{number}")
    assert "ผู้รับอาจได้ซ้ำ" in browser.get("/console/system").get_data(as_text=True)
    assert _state(office, number) == "unknown"
    browser.post(f"/console/system/deliveries/{number}", {"sure": "1"})

    assert _state(office, number) == "waiting"


@pytest.mark.parametrize("number", ["0", "999", str(2**70)])
def test_what_is_not_there_is_not_tried(office: OfficeAtWork, number: str) -> None:
    browser = office.browser(NID)
    browser.get("/console/system")

    assert browser.post(f"/console/system/events/{number}").status_code == 303
    assert browser.post(f"/console/system/deliveries/{number}", {"sure": "1"}).status_code == 303


def test_checks_run_at_a_tap_alone(database: Database) -> None:
    ran: list[int] = []

    def checks() -> list[tuple[str, str, str]]:
        ran.append(1)
        return [("bad", "Webhook URL", "ตั้งที่ LINE Developers Console"), ("ok", "การตั้งค่าครบ", "")]

    office = OfficeAtWork(database, checks=checks)
    with database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.ADMIN)
    browser = office.browser(NID)
    browser.get("/console/system")
    assert ran == []

    page = browser.post("/console/system/check").get_data(as_text=True)

    assert ran == [1]
    assert "ต้องแก้" in page and "ตั้งที่ LINE Developers Console" in page and "ปกติ" in page


def _state(office: OfficeAtWork, number: int) -> str:
    with office.database.read() as session:
        found = session.get(Delivery, number)
        assert found
        return found.state
