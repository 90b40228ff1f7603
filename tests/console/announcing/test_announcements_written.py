"""An officer's own announcement on the pages: seen as it will be, confirmed, changed, cancelled."""

import re
from datetime import timedelta
from typing import Any

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, SOMSRI
from office_pages import Browser, OfficeAtWork
from sqlalchemy import select
from werkzeug.test import TestResponse

from db import announcements, chats
from db.engine import Database
from db.models.announcements import OwnAnnouncement
from line.gateway import Quota
from scheduler.clock import Clock
from services.snapshot.desk import office_of

SCHOOLS = "C" + "5" * 32
NEW = "/console/announcements/new"
FORM: dict[str, Any] = {
    "text": "พรุ่งนี้งดรับเอกสารช่วงเช้า\r\nห้องแผนย้ายไปชั้น 2",
    "roles": ["announcements"],
    "when": "at",
    "day": "24/11/2569",
    "time": "13:45",
}
HIDDEN = re.compile(r'<input type="hidden" name="(key|instead|when|day|time|roles)" value="([^"]*)"')


class Counted:
    def quota(self) -> Quota:
        return Quota(None, 0)

    def member_count(self, group: str) -> int:
        return 60 if group == SCHOOLS else 8


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    office = OfficeAtWork(database)
    with database.begin() as session:
        chats.group_joined(session, SCHOOLS, office.clock())
        chats.bind_group(session, SCHOOLS, "announcements", office.clock())
        announcements.count_members(session, SCHOOLS, 60)
        announcements.count_members(session, OFFICERS, 8)
    return office


def ticks(office: OfficeAtWork, at: str) -> None:
    office.clock.moment = bangkok(at)
    Clock(office.database, lambda: office_of(office.desk), Counted()).tick(office.clock())
    office.work()


def text_of(page: TestResponse) -> str:
    return page.get_data(as_text=True).replace("&lt;", "<").replace("&gt;", ">").replace("\r\n", "\n")


def typed_in(page: TestResponse) -> str:
    found = re.search(r'<textarea [^>]*name="text"[^>]*>\n(.*?)</textarea>', text_of(page), re.S)
    return found[1] if found else ""


def previews(browser: Browser, path: str = NEW, **fields: Any) -> TestResponse:
    page = browser.get(path)
    hidden = dict(HIDDEN.findall(page.get_data(as_text=True)))
    return browser.post(NEW, {**FORM, **hidden, **fields, "do": "preview"})


def confirms(browser: Browser, page: TestResponse) -> TestResponse:
    """Sends the form of the page that shows it."""
    hidden: dict[str, Any] = {}
    for name, value in HIDDEN.findall(page.get_data(as_text=True)):
        hidden.setdefault(name, []).append(value)
    return browser.post(NEW, {**hidden, "text": typed_in(page), "do": "confirm"})


def own(office: OfficeAtWork) -> list[tuple[str, str | None, str]]:
    with office.database.read() as session:
        rows = session.scalars(select(OwnAnnouncement).order_by(OwnAnnouncement.id))
        return [(one.state, one.role, one.text.partition("\n")[0]) for one in rows]


def last(office: OfficeAtWork) -> int:
    """The number of the one written last."""
    with office.database.read() as session:
        return max(session.scalars(select(OwnAnnouncement.id)))


def test_one_is_seen_as_it_will_be_and_goes_at_its_moment(office: OfficeAtWork) -> None:
    browser = office.browser(NID)

    page = previews(browser)
    assert own(office) == []
    assert "ประกาศจากกลุ่มนโยบายและแผน\nพรุ่งนี้งดรับเอกสารช่วงเช้า\nห้องแผนย้ายไปชั้น 2" in text_of(page)
    assert "วันอังคารที่ 24 พฤศจิกายน 2569 13:45 น." in text_of(page)
    assert "ใช้โควตา 60 ข้อความ" in text_of(page)
    assert confirms(browser, page).status_code == 303

    assert "จะประกาศในกลุ่มประกาศสำหรับโรงเรียน" in text_of(browser.get("/console/announcements"))
    ticks(office, "2026-11-24 13:44")
    assert office.in_chat(SCHOOLS) == ""
    ticks(office, "2026-11-24 13:45")
    assert "ห้องแผนย้ายไปชั้น 2" in office.in_chat(SCHOOLS)


def test_it_goes_to_several_groups_at_once_and_costs_the_sum(office: OfficeAtWork) -> None:
    browser = office.browser(NID)

    page = previews(browser, roles=["announcements", "officers"], when="now")
    assert "ใช้โควตา 68 ข้อความ" in text_of(page)
    confirms(browser, page)
    ticks(office, "2026-11-23 10:01")

    assert "งดรับเอกสาร" in office.in_chat(SCHOOLS) and "งดรับเอกสาร" in office.in_chat(OFFICERS)


def test_the_button_pressed_twice_announces_once(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    page = previews(browser)

    assert [confirms(browser, page).status_code for _ in range(2)] == [303, 303]

    assert own(office) == [("waiting", "announcements", "พรุ่งนี้งดรับเอกสารช่วงเช้า")]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"text": ""}, "ยังไม่มีข้อความ"),
        ({"text": "ก" * 5000}, "ยาวเกินไป"),
        ({"roles": []}, "ยังไม่ได้เลือกกลุ่ม"),
        ({"roles": ["personnel"]}, "ยังไม่มีกลุ่มที่ผูกไว้"),
        ({"roles": ["nobody"]}, "ยังไม่ได้เลือกกลุ่ม"),
        ({"day": "22/11/2569"}, "เวลาที่เลือกผ่านไปแล้ว"),
        ({"day": "23/11/2569", "time": "09:30"}, "เวลาที่เลือกผ่านไปแล้ว"),
        ({"day": "24/11/2580"}, "ไม่เกินหนึ่งปี"),
        ({"day": "31/2/2570"}, "วันหรือเวลาไม่ถูกต้อง"),
        ({"time": "25:00"}, "วันหรือเวลาไม่ถูกต้อง"),
        ({"time": "บ่ายสอง"}, "วันหรือเวลาไม่ถูกต้อง"),
    ],
)
def test_what_cannot_go_is_refused_in_words_and_stays(
    office: OfficeAtWork, fields: dict[str, Any], why: str
) -> None:
    page = previews(office.browser(NID), **fields)

    assert page.status_code == 422 and why in text_of(page)
    assert typed_in(page) == fields.get("text", FORM["text"].replace("\r\n", "\n"))
    assert f'value="{fields.get("day", FORM["day"])}"' in text_of(page)
    assert own(office) == []


@pytest.mark.parametrize(
    ("day", "time"), [("2569-11-24", "13.45"), ("๒๔/๑๑/๒๕๖๙", "๑๓:๔๕ น."), ("24/11/2026", "13:45")]
)
def test_a_moment_may_be_typed_in_every_usual_way(office: OfficeAtWork, day: str, time: str) -> None:
    page = previews(office.browser(NID), day=day, time=time)

    assert "24 พฤศจิกายน 2569 13:45 น." in text_of(page)


def test_odd_characters_are_announced_as_text(office: OfficeAtWork) -> None:
    browser, odd = office.browser(NID), "=1+1 <script>x</script> \u202eกลับ\x00 {{ 7 * 7 }}"

    page = previews(browser, text=odd, when="now")
    assert "<script" not in page.get_data(as_text=True)
    confirms(browser, page)
    ticks(office, "2026-11-23 10:01")

    assert odd.replace("\x00", "\ufffd") in office.in_chat(SCHOOLS)


def test_one_confirmed_within_the_hour_after_its_moment_goes(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    page = previews(browser, day="23/11/2569", time="10:05")
    office.clock.advance(minutes=20)

    assert confirms(browser, page).status_code == 303
    assert [state for state, _, _ in own(office)] == ["waiting"]


def test_one_that_waits_is_cancelled_on_the_page_or_in_the_chat(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    confirms(browser, previews(browser))
    path = f"/console/announcements/own/{last(office)}"
    confirms(browser, previews(browser, text="อีกเรื่องหนึ่ง"))
    page = text_of(browser.get(path))
    assert "พี่นิด 23 พ.ย. 2569 10:00" in page and "ห้องแผนย้ายไปชั้น 2" in page

    assert browser.post(path, {"do": "cancel"}).status_code == 303
    office.says(SOMSRI, "ประกาศที่รอ")
    office.presses(SOMSRI, "ยกเลิก")

    assert [state for state, _, _ in own(office)] == ["cancelled", "cancelled"]
    assert browser.post(path, {"do": "cancel"}).status_code == 409


def test_one_that_waits_is_changed_and_goes_once(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    confirms(browser, previews(browser))
    path = f"{NEW}?of={last(office)}"

    form = browser.get(path)
    assert typed_in(form) == "พรุ่งนี้งดรับเอกสารช่วงเช้า\nห้องแผนย้ายไปชั้น 2" and 'value="24/11/2569"' in text_of(form)
    page = previews(browser, path, text="เลื่อนเป็นวันพุธ", day="25/11/2569")
    assert confirms(browser, page).status_code == 303
    for at in ("2026-11-24 13:45", "2026-11-25 13:45"):
        ticks(office, at)

    assert "งดรับเอกสาร" not in office.in_chat(SCHOOLS)
    assert office.in_chat(SCHOOLS).count("เลื่อนเป็นวันพุธ") == 1


def test_of_two_who_change_one_the_second_is_told_and_keeps_her_words(office: OfficeAtWork) -> None:
    first, second = office.browser(NID), office.browser(SOMSRI)
    confirms(first, previews(first))
    path = f"{NEW}?of={last(office)}"
    late = previews(second, path, text="ของสมศรี")
    confirms(first, previews(first, path, text="ของพี่นิด"))

    page = confirms(second, late)

    assert page.status_code == 409 and typed_in(page) == "ของสมศรี"
    assert [text for state, _, text in own(office) if state == "waiting"] == ["ของพี่นิด"]


def test_without_any_group_the_page_says_what_to_do(database: Database) -> None:
    office = OfficeAtWork(database)
    browser = office.browser(NID)
    with database.begin() as session:
        chats.unbind_group(session, OFFICERS, office.clock() + timedelta(seconds=1))

    page = previews(browser, roles=["officers"])

    assert page.status_code == 422 and "ยังไม่มีกลุ่มที่ผูกไว้" in text_of(page)
