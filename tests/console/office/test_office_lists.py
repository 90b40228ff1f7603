"""Lists of the office on their pages: other groups, who hears what, links, assessment codes, its name."""

from typing import Any

import pytest
from consult_office import NID, SOMSRI
from office_pages import Browser, OfficeAtWork
from werkzeug.test import TestResponse

from db.engine import Database
from knowledge.facts.manual import Manual
from line.cards.contact_card import contact_card
from line.plain_text import as_text
from scheduler.calendar.audience import plan_of, roles_of

OFFICE = "/console/office"
FINANCE = f"{OFFICE}/others/finance"
STEP = f"{OFFICE}/hearing/plan-review-4"
ODD = "=1+1\u202e<script>alert(1)</script>"


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database, whole=True)


def text_of(page: TestResponse) -> str:
    return page.get_data(as_text=True)


def sends(browser: Browser, page: str, path: str = "", **fields: object) -> TestResponse:
    """A form of the page as it is now."""
    seen = text_of(browser.get(page)).partition('name="seen" value="')[2].partition('"')[0]
    return browser.post(path or page, {"seen": seen, **fields})


def manual_of(office: OfficeAtWork) -> Manual:
    return office.keeper.facts(office.clock(), at_once=True).manual


def test_the_contacts_of_another_group_are_set_where_they_are_listed(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    topics = next(one for one in manual_of(office).groups if one.id == "finance").topics

    answer = sends(browser, FINANCE, phone="042-111-222 ต่อ 15", address="ชั้น 2 ห้อง 204", reason="โทรถาม")

    assert answer.status_code == 303
    group = next(one for one in manual_of(office).groups if one.id == "finance")
    assert (group.phone, group.address, group.topics) == ("042-111-222 ต่อ 15", "ชั้น 2 ห้อง 204", topics)
    page = text_of(browser.get(f"{OFFICE}/others"))
    assert "โทร 042-111-222 ต่อ 15 · ชั้น 2 ห้อง 204" in page and "โทรถาม" in page


def test_who_asks_for_what_is_anothers_gets_those_contacts(office: OfficeAtWork) -> None:
    sends(office.browser(NID), FINANCE, phone="042-111-222")
    manual = manual_of(office)

    group = next(one for one in manual.groups if one.id == "finance")
    card = contact_card(manual.office, None, "เรื่องการเงิน", of=group, note="", closed="")

    assert "042-111-222" in as_text((card,))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "ใส่ชื่อกลุ่ม"),
        ({"topics": " \r\n "}, "ใส่เรื่องที่กลุ่มนี้ทำอย่างน้อยหนึ่งเรื่อง"),
        ({"website": "javascript:alert(1)"}, "เว็บไซต์ต้องขึ้นต้นด้วย"),
        ({"email": "a b@c"}, "อีเมลไม่ถูกต้อง"),
        ({"name": "กลุ่ม อำนวยการ"}, "มีกลุ่มชื่อนี้แล้ว"),
    ],
)
def test_a_group_that_cannot_be_so_is_refused(
    office: OfficeAtWork, fields: dict[str, str], told: str
) -> None:
    before = manual_of(office).groups

    answer = sends(office.browser(NID), FINANCE, phone="042-1", **fields)

    assert answer.status_code == 422 and told in text_of(answer) and 'value="042-1"' in text_of(answer)
    assert manual_of(office).groups == before


def test_a_new_group_is_added_and_taken_back(office: OfficeAtWork) -> None:
    browser = office.browser(NID)

    form = {"name": "ศูนย์ความปลอดภัย", "topics": "แจ้งเหตุไฟไหม้\r\nซ้อมอพยพ", "sure": "1"}
    answer = sends(browser, f"{OFFICE}/others", "", **form)

    assert answer.status_code == 303
    assert [(one.id, one.topics) for one in manual_of(office).groups][-1] == (
        "group-1", ("แจ้งเหตุไฟไหม้", "ซ้อมอพยพ")
    )  # fmt: skip
    number = text_of(browser.get(f"{OFFICE}/others")).partition('name="number" value="')[2].partition('"')[0]
    sends(browser, f"{OFFICE}/others", f"{OFFICE}/others/undo", number=number)
    assert "group-1" not in [one.id for one in manual_of(office).groups]


def test_of_two_who_edit_a_group_nothing_of_either_is_lost(office: OfficeAtWork) -> None:
    first, second = office.browser(NID), office.browser(SOMSRI)
    late = text_of(second.get(FINANCE)).partition('name="seen" value="')[2].partition('"')[0]
    sends(first, FINANCE, **{"phone": "042-111-222", "was-phone": ""})

    form = {"phone": "", "was-phone": "", "address": "ชั้น 2", "was-address": ""}
    answer = second.post(FINANCE, {"seen": late, **form})

    page = text_of(answer)
    assert answer.status_code == 409 and "พี่นิด แก้ กลุ่มบริหารงานการเงินและสินทรัพย์: 042-111-222" in page
    assert 'value="ชั้น 2"' in page and 'name="phone" value="042-111-222"' in page
    again = {"phone": "042-111-222", "was-phone": "042-111-222", "address": "ชั้น 2", "was-address": ""}
    assert sends(second, FINANCE, **again).status_code == 303
    group = next(one for one in manual_of(office).groups if one.id == "finance")
    assert (group.phone, group.address) == ("042-111-222", "ชั้น 2")


def test_another_group_hears_of_a_step_and_the_usual_rules_come_back(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    step = manual_of(office).step("plan-review", 4)
    assert step and roles_of(manual_of(office), step) == ("announcements",)

    form: dict[str, Any] = {
        "do": "save",
        "to": ["announcements", "personnel"],
        "days": "14, ๗",
        "working": "2",
    }
    assert sends(browser, STEP, **form).status_code == 303

    manual = manual_of(office)
    step = manual.step("plan-review", 4)
    assert step
    plan = plan_of(manual, step)
    assert (plan.roles, plan.days_before, plan.working_days_before) == (
        ("announcements", "personnel"), (14, 7), (2,)
    )  # fmt: skip
    page = text_of(browser.get(f"{OFFICE}/hearing"))
    assert "สำนักงานตั้งเอง" in page and "กลุ่มของโรงเรียน · กลุ่มบุคลากร" in page
    sends(browser, STEP, do="usual")
    step = manual_of(office).step("plan-review", 4)
    assert step and step.announce is None


def test_who_acts_on_a_step_is_changed(office: OfficeAtWork) -> None:
    form = {
        "do": "save",
        "acts": "office",
        "was-acts": "school",
        "to": "announcements",
        "days": "7",
        "working": "1",
    }

    assert sends(office.browser(NID), STEP, **form).status_code == 303

    step = manual_of(office).step("plan-review", 4)
    assert step and step.acts == "office"


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"to": [], "days": "7", "working": "1"}, "เลือกอย่างน้อยหนึ่งกลุ่ม"),
        ({"to": "officers", "days": "เจ็ด", "working": ""}, "จำนวนวันใส่เป็นตัวเลข"),
        ({"to": "officers", "days": "91", "working": ""}, "จำนวนวันใส่เป็นตัวเลข"),
        ({"to": "officers", "days": "", "working": "0"}, "จำนวนวันใส่เป็นตัวเลข"),
        ({"to": "officers", "days": "1,2,3,4,5,6", "working": ""}, "จำนวนวันใส่เป็นตัวเลข"),
    ],
)
def test_reminders_that_cannot_be_are_refused(office: OfficeAtWork, form: dict[str, Any], told: str) -> None:
    answer = sends(office.browser(NID), STEP, do="save", **form)

    assert answer.status_code == 422 and told in text_of(answer)
    step = manual_of(office).step("plan-review", 4)
    assert step and step.announce is None


def test_a_link_of_a_system_is_set_and_a_script_is_none(office: OfficeAtWork) -> None:
    browser, page = office.browser(NID), f"{OFFICE}/channels"

    assert sends(browser, page, **{"url-e-mes": "https://emes.example.go.th/"}).status_code == 303
    for bad in ("javascript:alert(1)", "emes", "https://x", 'https://a.b"onx'):
        assert sends(browser, page, **{"url-e-mes": bad}).status_code == 422, bad

    channel = manual_of(office).channel("e-mes")
    assert channel and channel.url == "https://emes.example.go.th/"
    sends(browser, page, **{"url-e-mes": ""})
    channel = manual_of(office).channel("e-mes")
    assert channel and channel.url is None


def test_the_codes_of_a_year_are_entered_from_those_before(office: OfficeAtWork) -> None:
    browser, page = office.browser(NID), f"{OFFICE}/codes/2570"
    assert "เริ่มจากรหัสปี 2567" in text_of(browser.get(page)) and 'value="O12"' in text_of(browser.get(page))

    form = {"code-manual": "O10", "title-manual": "คู่มือ", "checked-manual": "1",
            "code-statistics": "O14", "title-statistics": "สถิติ"}  # fmt: skip
    assert sends(browser, page, **form).status_code == 303

    codes = manual_of(office).ita_of(2570)
    assert codes and codes.fiscal_year == 2570
    assert [(one.code, one.shows, one.checked) for one in codes.items] == [
        ("O10", "manual", True),
        ("O14", "statistics", False),
    ]
    earlier = manual_of(office).ita_of(2569)
    assert earlier and earlier.fiscal_year == 2567
    assert sends(browser, page, **form).status_code == 200  # nothing to store


def test_codes_without_titles_and_years_out_of_reach_are_refused(office: OfficeAtWork) -> None:
    browser, page = office.browser(NID), f"{OFFICE}/codes/2570"

    half = sends(browser, page, **{"code-manual": "O10", "title-manual": ""})
    none = sends(browser, page)

    assert half.status_code == 422 and 'value="O10"' in text_of(half)
    assert none.status_code == 422 and "ใส่อย่างน้อยหนึ่งข้อ" in text_of(none)
    assert browser.get(f"{OFFICE}/codes/2599").status_code == 404


def test_the_name_of_the_office_is_changed_and_never_empty(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    save = f"{OFFICE}/contacts"

    assert sends(browser, OFFICE, save, short="สพม.นพ.", email="plan@example.go.th").status_code == 303
    for form in ({"office_name": ""}, {"website": "x"}, {"map": "http://a.b"}, {"email": "@"}):
        assert sends(browser, OFFICE, save, **form).status_code == 422, form

    ours = manual_of(office).office
    assert (ours.short, ours.email) == ("สพม.นพ.", "plan@example.go.th")
    assert "<span>สพม.นพ.</span>" in text_of(browser.get("/console/"))


@pytest.mark.parametrize(
    ("page", "path", "fields"),
    [
        (f"{OFFICE}/others", "", {"name": ODD, "phone": ODD, "topics": ODD, "sure": "1"}),
        (FINANCE, "", {"phone": ODD, "address": ODD, "also": ODD}),
        (f"{OFFICE}/codes/2570", "", {"code-manual": ODD[:20], "title-manual": ODD}),
        (OFFICE, f"{OFFICE}/contacts", {"address": ODD, "hours": ODD, "group": ODD}),
        (OFFICE, f"{OFFICE}/day-off", {"day": "31/5/2570", "name": ODD, "reason": ODD}),
    ],
)
def test_formulas_direction_marks_and_scripts_stay_text(
    office: OfficeAtWork, page: str, path: str, fields: dict[str, str]
) -> None:
    browser = office.browser(NID)

    assert sends(browser, page, path, **fields).status_code == 303

    for shown in (page, OFFICE, f"{OFFICE}/others", f"{OFFICE}/codes"):
        assert "<script" not in text_of(browser.get(shown)) and "\u202e" not in text_of(browser.get(shown))
