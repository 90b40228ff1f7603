"""LINE groups on their page: what the bot is in, a code for a role, bound, unbound."""

import pytest
from consult_office import NID, OFFICERS, SOMSRI, TEACHER
from office_pages import Browser, OfficeAtWork
from werkzeug.test import TestResponse

from console.office.cases import key_of
from db import chats
from db.engine import Database

PAGE = "/console/office/groups"
SCHOOLS = "C" + "9" * 32
THEIRS = f"{PAGE}/{key_of(SCHOOLS)}"


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    """The bot has been invited to the schools' group, and into no other beside the officers'."""
    office = OfficeAtWork(database, whole=True)
    with database.begin() as session:
        chats.group_joined(session, SCHOOLS, office.clock())
        chats.name_group(session, SCHOOLS, "แผน <b>สพม.</b>")
    return office


def text_of(page: TestResponse) -> str:
    return page.get_data(as_text=True)


def role_of(office: OfficeAtWork, group: str) -> str | None:
    with office.database.read() as session:
        return chats.role_of(session, group)


def opened(office: OfficeAtWork, person: str = NID) -> tuple[Browser, str]:
    browser = office.browser(person)
    return browser, text_of(browser.get(PAGE))


def test_groups_are_listed_with_role_and_members(office: OfficeAtWork) -> None:
    page = opened(office)[1]

    assert "แผน &lt;b&gt;สพม.&lt;/b&gt;" in page and "ยังไม่ได้ผูก: กลุ่มของโรงเรียน · กลุ่มบุคลากร" in page
    assert '<span class="tag">กลุ่มเจ้าหน้าที่</span>' in page and "ยังไม่ทราบจำนวนสมาชิก" in page


def test_a_group_that_the_bot_is_in_gets_its_role_on_the_page(office: OfficeAtWork) -> None:
    browser, _ = opened(office)

    assert browser.post(THEIRS, {"role": "announcements", "was-role": ""}).status_code == 303

    assert role_of(office, SCHOOLS) == "announcements"
    assert '<span class="tag">กลุ่มของโรงเรียน</span>' in text_of(browser.get(PAGE))


def test_a_code_of_the_page_binds_the_group_it_is_typed_in(office: OfficeAtWork) -> None:
    browser, _ = opened(office)

    page = text_of(browser.post(f"{PAGE}/code", {"role": "personnel"}))

    code = page.partition('<p class="code">')[2].partition("<")[0]
    assert len(code) == 8 and "รหัสสำหรับกลุ่มบุคลากร" in page and "ภายในเวลา 10:10 น." in page
    office.says(TEACHER, code, group=SCHOOLS)
    assert role_of(office, SCHOOLS) == "personnel"


def test_unbinding_is_confirmed_on_a_page_of_its_own(office: OfficeAtWork) -> None:
    browser, _ = opened(office)
    browser.post(THEIRS, {"role": "announcements", "was-role": ""})

    assert "เลิกผูก แผน &lt;b&gt;" in text_of(browser.get(f"{THEIRS}/unbind"))
    assert role_of(office, SCHOOLS) == "announcements"
    assert browser.post(f"{THEIRS}/unbind", {"was-role": "announcements"}).status_code == 303

    assert role_of(office, SCHOOLS) is None
    assert "กลุ่มนี้ไม่ได้ผูกไว้" in text_of(browser.get(f"{THEIRS}/unbind"))


def test_unbinding_the_officers_group_hands_on_what_waits_there(office: OfficeAtWork) -> None:
    name = office.asks_officers(TEACHER, "หลังคาอาคาร 3 รั่ว ขอซ่อมด่วน")
    browser, _ = opened(office)
    office.says(NID, f"{name} รับ", group=OFFICERS)
    path = f"{PAGE}/{key_of(OFFICERS)}/unbind"
    browser.get(path)

    browser.post(path, {"was-role": "officers"})

    assert role_of(office, OFFICERS) is None
    assert office.case(name).officer_chat != OFFICERS


def test_of_two_who_bind_a_group_the_second_is_told(office: OfficeAtWork) -> None:
    first, second = opened(office)[0], opened(office, SOMSRI)[0]
    first.post(THEIRS, {"role": "announcements", "was-role": ""})

    late = second.post(THEIRS, {"role": "personnel", "was-role": ""})

    assert late.status_code == 409 and "มีคนเปลี่ยนหน้าที่ของกลุ่มนี้ไปก่อน" in text_of(late)
    assert role_of(office, SCHOOLS) == "announcements"


def test_a_group_that_the_bot_has_left_cannot_be_bound(office: OfficeAtWork) -> None:
    browser, _ = opened(office)
    with office.database.begin() as session:
        chats.group_left(session, SCHOOLS, office.clock())

    answer = browser.post(THEIRS, {"role": "announcements", "was-role": ""})

    assert answer.status_code == 422 and "บอทออกจากกลุ่มนี้แล้ว" in text_of(answer)
    assert "กลุ่มที่บอทออกไปแล้ว" in text_of(browser.get(PAGE))


def test_an_odd_role_and_an_unknown_group_are_no_traceback(office: OfficeAtWork) -> None:
    browser, _ = opened(office)

    assert browser.post(THEIRS, {"role": "kings"}).status_code == 400
    assert browser.post(f"{PAGE}/0123456789", {"role": "officers"}).status_code == 404
    assert browser.get(f"{PAGE}/0123456789/unbind").status_code == 404
    office.clock.advance(minutes=31)
    assert browser.get(f"{THEIRS}/unbind").status_code == 403
