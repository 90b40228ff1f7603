"""What the office decides, changed on a page: days off, closing days, contacts, the digest."""

from datetime import date

import pytest
from consult_office import NID, SOMSRI
from office_pages import Browser, OfficeAtWork

from db import key_dates
from db.engine import Database
from db.knowledge import overrides

HOLIDAY = {"day": "2027-05-31", "name": "วันหยุดตามมติ ครม.", "kind": "off", "reason": "มติ ครม. 1 พ.ย."}


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database, whole=True)


def saves(browser: Browser, what: str, fields: dict[str, str], seen: int | None = None) -> int:
    """Sends a form of the page as it is now; the status."""
    page = browser.get("/console/office").get_data(as_text=True)
    now = page.partition('name="seen" value="')[2].partition('"')[0]
    return browser.post(
        f"/console/office/{what}", {"seen": now if seen is None else str(seen), **fields}
    ).status_code


def test_an_added_day_off_moves_the_last_working_day(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    before = browser.get("/calendar.ics").get_data(as_text=True)

    assert saves(browser, "day-off", HOLIDAY) == 303

    page = browser.get("/console/office").get_data(as_text=True)
    assert "บันทึกแล้ว" in page
    assert "<strong>วันจันทร์ที่ 31 พฤษภาคม 2570</strong> วันหยุดตามมติ ครม." in page
    assert "วันหยุดที่เพิ่ม: 31 พ.ค. 2570 วันหยุดตามมติ ครม." in page
    assert "พี่นิด" in page and "มติ ครม. 1 พ.ย." in page
    facts = office.keeper.facts(office.clock(), at_once=True)
    assert facts.office.workdays.is_off(date(2027, 5, 31)) == "วันหยุดตามมติ ครม."
    assert browser.get("/calendar.ics").get_data(as_text=True) != before


def test_a_change_is_undone_by_another(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    saves(browser, "day-off", HOLIDAY)
    with office.database.read() as session:
        [row] = overrides.standing(session)

    assert saves(browser, "undo", {"number": str(row.id)}) == 303

    page = browser.get("/console/office").get_data(as_text=True)
    assert "ยังไม่มีการแก้ไข" in page and "วันจันทร์ที่ 31 พฤษภาคม 2570" not in page
    assert saves(browser, "undo", {"number": str(row.id)}) == 409


def test_a_day_of_the_public_calendar_may_be_worked_on(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    saves(browser, "day-off", {"day": "10/12/2569", "name": "ทำงานชดเชย", "kind": "works"})

    facts = office.keeper.facts(office.clock(), at_once=True)
    assert facts.office.workdays.is_off(date(2026, 12, 10)) is None
    assert "10 ธันวาคม 2569" in browser.get("/console/office").get_data(as_text=True)


@pytest.mark.parametrize("day", ["2027-02-30", "31/31/2570", "พรุ่งนี้", "", "9999-01-01", "2570/01/01"])
def test_what_is_no_day_is_refused_and_shown_again(office: OfficeAtWork, day: str) -> None:
    browser = office.browser(NID)
    browser.get("/console/office")

    answer = browser.post("/console/office/day-off", {"seen": "0", "day": day, "name": "วัน <b>พิเศษ"})

    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and "วันที่ไม่ถูกต้อง" in page
    assert 'value="วัน &lt;b&gt;พิเศษ"' in page and "<b>" not in page
    with office.database.read() as session:
        assert overrides.every(session) == []


def test_the_closing_day_of_a_round_is_set_and_known_to_the_clock(office: OfficeAtWork) -> None:
    browser = office.browser(NID)

    assert saves(browser, "closing", {"round": "emes-close-6m:2570", "closes": "2570-04-20"}) == 303

    with office.database.read() as session:
        assert key_dates.by_name(session) == {"emes-close-6m": (date(2027, 4, 20),)}
    page = browser.get("/console/office").get_data(as_text=True)
    assert "วันอังคารที่ 20 เมษายน 2570" in page


@pytest.mark.parametrize(
    ("name", "day", "status"),
    [
        ("emes-close-6m:2570", "2026-11-01", 422),
        ("emes-close-6m:2570", "2028-04-20", 422),
        ("emes-close-12m:2571", "2027-10-20", 422),
        ("emes-close-9m:2570", "2027-04-20", 400),
        ("emes-close-6m:x", "2027-04-20", 400),
    ],
)
def test_a_closing_day_of_another_round_is_refused(
    office: OfficeAtWork, name: str, day: str, status: int
) -> None:
    assert saves(office.browser(NID), "closing", {"round": name, "closes": day}) == status


def test_of_two_who_save_at_once_the_second_is_told_and_loses_nothing(office: OfficeAtWork) -> None:
    first, second = office.browser(NID), office.browser(SOMSRI)
    second.get("/console/office")
    saves(first, "day-off", HOLIDAY)

    late = second.post(
        "/console/office/contacts", {"seen": "0", "phone": "042-123-456", "form": "contacts", "reason": "ย้าย"}
    )

    page = late.get_data(as_text=True)
    assert late.status_code == 409 and "มีคนแก้ไขข้อมูลไปก่อนหน้านี้" in page
    assert 'value="042-123-456"' in page and 'value="ย้าย"' in page
    assert "วันหยุดที่เพิ่ม: 31 พ.ค. 2570" in page
    assert saves(second, "contacts", {"phone": "042-123-456"}) == 303
    assert office.keeper.facts(office.clock(), at_once=True).manual.office.phone == "042-123-456"


def test_contacts_are_set_and_taken_away(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    odd = "=1+1\u202e<script>"
    saves(browser, "contacts", {"phone": "042-123-456", "address": odd})
    page = browser.get("/console/office").get_data(as_text=True)
    assert 'value="042-123-456"' in page and "<script" not in page

    saves(browser, "contacts", {"phone": "", "address": ""})

    manual_office = office.keeper.facts(office.clock(), at_once=True).manual.office
    assert (manual_office.phone, manual_office.address) == (None, None)


def test_a_wrong_day_leaves_the_other_forms_of_the_page_as_they_were(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    browser.get("/console/office")

    page = browser.post("/console/office/day-off", {"day": "x", "name": "วันพิเศษ"}).get_data(as_text=True)

    assert page.count('value="วันพิเศษ"') == 1
    ids = [part.partition('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_how_often_groups_hear_the_digest_is_chosen(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    chosen = {"announcements": "when-due", "officers": "monthly", "personnel": "when-due"}

    assert saves(browser, "digest", chosen) == 303

    digest = office.keeper.facts(office.clock(), at_once=True).manual.office.digest
    assert (digest.announcements, digest.officers, digest.personnel) == ("when-due", "monthly", "when-due")
    assert saves(browser, "digest", {**chosen, "officers": "daily"}) == 400
    assert saves(browser, "digest", chosen) == 200  # nothing to store
