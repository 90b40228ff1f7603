"""Announcements of the calendar on the pages: looked at, skipped, sent after all, put in other words."""

import re
from datetime import timedelta

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, SOMSRI
from office_pages import Browser, OfficeAtWork
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from db import chats, line_access
from db.engine import Database
from db.models.announcements import AnnouncementOrder
from line.gateway import Quota
from scheduler.calendar.occasions import Office
from scheduler.clock import Clock

SCHOOLS = "C" + "5" * 32
REMINDER = "/console/announcements/announcements/reminder:plan-review-4:2027-05-31:7d"
ODD = "=SUM(A1) <script>alert(1)</script> \u202eกลับ {{ 7 * 7 }}"


class Counted:
    def quota(self) -> Quota:
        return Quota(300, 120)

    def member_count(self, group: str) -> int:
        return 60 if group == SCHOOLS else 8


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    """On a Friday in May, three days before the reminder of a Monday."""
    office = OfficeAtWork(database, whole=True)
    office.clock.moment = bangkok("2027-05-21 09:00")
    with database.begin() as session:
        chats.group_joined(session, SCHOOLS, office.clock())
        chats.bind_group(session, SCHOOLS, "announcements", office.clock() - timedelta(days=60))
        chats.name_group(session, SCHOOLS, "กลุ่มนโยบายและแผน")
    return office


def ticks(office: OfficeAtWork, at: str) -> None:
    office.clock.moment = bangkok(at)
    facts: Office = office.keeper.facts(office.clock(), at_once=True).office
    Clock(office.database, lambda: facts, Counted()).tick(office.clock())
    office.work()


def does(browser: Browser, do: str, path: str = REMINDER, **fields: str) -> TestResponse:
    """Presses a button of the page as it is now."""
    page = browser.get(path).get_data(as_text=True)
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    return browser.post(path, {"seen": seen[1] if seen else "", "do": do, **fields})


def text_of(page: TestResponse) -> str:
    return page.get_data(as_text=True).replace("&lt;", "<").replace("&gt;", ">")


def typed_in(page: TestResponse) -> str:
    found = re.search(r'<textarea id="text"[^>]*>\n(.*?)</textarea>', text_of(page), re.S)
    return found[1] if found else ""


def orders(office: OfficeAtWork) -> list[tuple[str, str | None, str | None]]:
    with office.database.read() as session:
        return [(one.wish, one.text, one.reason) for one in session.scalars(select(AnnouncementOrder))]


def test_the_months_ahead_show_each_card_its_group_and_its_cost(office: OfficeAtWork) -> None:
    ticks(office, "2027-05-21 09:00")

    page = text_of(office.browser(NID).get("/console/announcements"))

    assert "วันจันทร์ที่ 24 พฤษภาคม 2570 08:30 น. · กลุ่มประกาศสำหรับโรงเรียน" in page
    assert "ครบกำหนดอีก 7 วัน โรงเรียนส่งแผนปฏิบัติการ" in page and 'class="title">ครบกำหนดอีก 7 วัน</p>' in page
    assert "กลุ่มนโยบายและแผน" in page and "ใช้โควตา 60 ข้อความ" in page
    assert "เดือนนี้เหลือ <strong>180 จาก 300 ข้อความ" in page
    for month in ("พฤษภาคม 2570", "มิถุนายน 2570", "ตุลาคม 2570"):
        assert f'<caption class="unseen">ปฏิทิน{month}</caption>' in page


def test_what_is_shown_is_what_is_sent(office: OfficeAtWork) -> None:
    page = text_of(office.browser(NID).get(REMINDER))
    ticks(office, "2027-05-24 08:30")

    for line in office.in_chat(SCHOOLS).splitlines()[1:-1]:
        assert line in page


def test_one_is_skipped_with_a_reason_and_not_sent(office: OfficeAtWork) -> None:
    browser = office.browser(NID)

    assert does(browser, "stop", reason="ประชุมแจ้งแล้ว").status_code == 303
    page = text_of(browser.get("/console/announcements"))
    ticks(office, "2027-05-24 08:30")

    assert "งดแล้ว" in page and "เหตุผล: ประชุมแจ้งแล้ว" in page
    assert "งดส่ง “ครบกำหนดอีก 7 วัน" in page
    assert office.in_chat(SCHOOLS) == ""
    assert office.browser(NID).get(REMINDER).status_code == 404


def test_a_skip_is_undone_and_the_words_of_before_are_there_again(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    does(browser, "edit", text="ส่งที่ห้องแผน ชั้น 2")
    does(browser, "stop")
    assert orders(office) == [("stop", "ส่งที่ห้องแผน ชั้น 2", None)]

    assert does(browser, "unstop").status_code == 303
    ticks(office, "2027-05-24 08:30")

    assert office.in_chat(SCHOOLS).strip() == "ส่งที่ห้องแผน ชั้น 2"


def test_new_words_go_in_place_of_ours_and_give_way_again(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    does(browser, "edit", text=f"ส่งที่ห้องแผน\r\n{ODD}")
    page = browser.get(REMINDER).get_data(as_text=True)
    assert "ส่งที่ห้องแผน\n" in page and "<script" not in page and "พี่นิด" in page

    does(browser, "plain")
    ticks(office, "2027-05-24 08:30")

    assert "ส่งที่ห้องแผน" not in office.in_chat(SCHOOLS)
    assert "โรงเรียนส่งแผนปฏิบัติการ" in office.in_chat(SCHOOLS)


def test_what_the_page_skips_the_chat_shows_as_skipped(office: OfficeAtWork) -> None:
    does(office.browser(NID), "stop")

    [card] = office.says(SOMSRI, "ประกาศที่รอ")

    assert "งดแล้ว" in card.text


@pytest.mark.parametrize("words", ["", "  \u200b ", "ก" * 5000])
def test_words_that_cannot_be_announced_are_refused_and_stay(office: OfficeAtWork, words: str) -> None:
    page = does(office.browser(NID), "edit", text=words)

    assert page.status_code == 422 and 'role="alert"' in text_of(page)
    assert typed_in(page) == words.strip()
    assert orders(office) == []


def test_of_two_officers_the_second_sees_what_changed_and_keeps_her_words(office: OfficeAtWork) -> None:
    first, second = office.browser(NID), office.browser(SOMSRI)
    second.get(REMINDER)
    does(first, "edit", text="ส่งที่ห้องแผน")

    late = second.post(REMINDER, {"seen": "", "do": "edit", "text": "ส่งที่ห้องธุรการ"})

    assert late.status_code == 409 and "มีคนสั่งเกี่ยวกับประกาศนี้" in text_of(late)
    assert "พี่นิด" in text_of(late) and "ส่งที่ห้องแผน" in text_of(late)
    assert typed_in(late) == "ส่งที่ห้องธุรการ"
    assert orders(office) == [("edit", "ส่งที่ห้องแผน", None)]
    assert does(second, "edit", text="ส่งที่ห้องธุรการ").status_code == 303


def test_one_that_went_meanwhile_is_told_and_the_words_are_kept(office: OfficeAtWork) -> None:
    ticks(office, "2027-05-24 08:30")
    browser = office.browser(NID)
    browser.get("/console/announcements/new")

    page = browser.post(REMINDER, {"seen": "", "do": "edit", "text": "ช้าไปแล้ว"})

    assert page.status_code == 409 and typed_in(page) == "ช้าไปแล้ว"
    assert orders(office) == []


def test_with_the_database_gone_the_typed_words_are_shown_again(
    office: OfficeAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = office.browser(NID)
    browser.get(REMINDER)

    def fails() -> None:
        raise OperationalError("UPDATE", {}, Exception("gone"))

    monkeypatch.setattr(office.database, "begin", fails)
    page = browser.post(REMINDER, {"seen": "", "do": "edit", "text": "ส่งที่ห้องแผน"})

    assert page.status_code == 503 and "ส่งที่ห้องแผน" in text_of(page)


@pytest.mark.parametrize(
    "path",
    ["announcements/digest:announcements:1999-01", "nobody/reminder:plan-review-4:2027-05-31:7d", "own/99"],
)
def test_what_is_not_to_come_is_not_there(office: OfficeAtWork, path: str) -> None:
    assert office.browser(NID).get(f"/console/announcements/{path}").status_code == 404


def test_a_key_date_that_is_not_set_is_shown_with_the_way_to_its_form(office: OfficeAtWork) -> None:
    office.clock.moment = bangkok("2027-02-10 09:00")

    page = text_of(office.browser(NID).get("/console/announcements"))

    assert 'e-MES รอบ 6 เดือน ปีงบประมาณ 2570</strong> <span class="tag late">ยังไม่ได้ตั้ง' in page
    assert 'href="/console/office#closing"' in page


def test_a_quota_of_last_month_counts_as_unused(office: OfficeAtWork) -> None:
    with office.database.begin() as session:
        line_access.keep_quota(session, 300, 290, bangkok("2027-04-30 09:00"))

    page = text_of(office.browser(NID).get("/console/announcements"))

    assert "เดือนนี้เหลือ <strong>300 จาก 300 ข้อความ" in page


def test_what_was_sent_is_listed_with_what_became_of_it(office: OfficeAtWork) -> None:
    from line.gateway import Outcome

    office.line.fails = lambda chat: Outcome.REFUSED if chat == SCHOOLS else None
    ticks(office, "2027-05-24 11:30")

    page = text_of(office.browser(NID).get("/console/announcements/sent"))

    assert "24 พ.ค. 2570 08:30 · กลุ่มประกาศสำหรับโรงเรียน · กลุ่มนโยบายและแผน" in page
    assert "ครบกำหนดอีก 7 วัน โรงเรียนส่งแผนปฏิบัติการ" in page
    assert "LINE ไม่รับ" in page and "ส่งช้า" in page and "ส่งจริง 24 พ.ค. 2570 11:30" in page
    assert OFFICERS not in page and SCHOOLS not in page
