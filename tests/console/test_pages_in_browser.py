"""The public pages in a real browser, on a phone and on a desk, by day and by night."""

import os
from collections.abc import Iterator
from datetime import date
from typing import Literal

import pytest
import vobject
from browser import serious
from migrated import migrated
from playwright.sync_api import Browser, Page, expect
from public_site import PATHS, an_office, pages_of, served
from year_of_service import LATER, a_year

from knowledge.reading.understand import Understanding
from services.reports.period import Period
from services.reports.publishing import publish

SHOTS = os.environ.get("PLANBOT_SCREENSHOTS")
PHONE, DESK = 390, 1360
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
"""By night colours alone are other than by day."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, understanding: Understanding) -> Iterator[str]:
    database = migrated(tmp_path_factory.mktemp("pages") / "pages.db")
    an_office(database)
    a_year(database, 60)
    with database.begin() as session:
        for year, months in ((2568, 12), (2569, 6), (2569, 12), (2570, 6), (2570, 12)):
            publish(session, Period(year, months), understanding.manual, LATER, "command")
    with served(pages_of(database, understanding)) as address:
        yield address
    database.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Notes every request, so that a test can say where they went."""
    context = browser.new_context(viewport={"width": PHONE, "height": 844}, has_touch=True, locale="th-TH")
    page = context.new_page()
    outside: list[str] = []
    page.on(
        "request",
        lambda sent: outside.append(sent.url) if not sent.url.startswith("http://127.0.0.1") else None,
    )
    page.on("console", lambda said: outside.append(said.text) if said.type == "error" else None)
    yield page
    cookies = context.cookies()
    context.close()
    assert outside == [] and cookies == []


def test_a_teacher_finds_when_to_send_the_plan_within_two_taps(site: str, phone: Page) -> None:
    phone.goto(site)
    phone.get_by_role("link", name="ทบทวนแผนและแผนปฏิบัติการประจำปี").tap()
    phone.get_by_role("link", name="โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา").tap()

    step = phone.locator("#step-4")
    expect(step.get_by_text("ภายใน 31 พฤษภาคม 2570")).to_be_in_viewport()
    assert phone.url.endswith("/manual/plan-review#step-4")


def test_a_teacher_finds_it_by_search_and_comes_back_to_the_results(site: str, phone: Page) -> None:
    phone.goto(site)
    phone.get_by_label("ค้นในคู่มือ").fill("ส่งแผนวันไหน")
    phone.get_by_role("button", name="ค้นหา").tap()

    expect(phone.get_by_text("ภายใน 31 พฤษภาคม 2570")).to_be_in_viewport()
    assert phone.url == f"{site}/search"
    phone.get_by_role("link", name="ดูขั้นตอนนี้ในคู่มือ").tap()
    expect(phone.locator("#step-4 h2")).to_be_in_viewport()
    phone.go_back()
    expect(phone.get_by_role("heading", name="ผลการค้นหา")).to_be_visible()


def test_the_keyboard_alone_searches(site: str, phone: Page) -> None:
    phone.goto(site)
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="ข้ามไปที่เนื้อหา")).to_be_focused()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    expect(phone.get_by_label("ค้นในคู่มือ")).to_be_focused()
    phone.keyboard.type("แผน")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="หมายถึงเรื่องไหน")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "scheme", "rules"),
    [(PHONE, "light", RULES), (DESK, "light", RULES), (PHONE, "dark", ["color-contrast"])],
)
def test_axe_finds_nothing_serious_on_any_page(
    site: str, browser: Browser, width: int, scheme: Literal["light", "dark"], rules: list[str]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    found = []
    years = ("/statistics?year=2569", "/statistics?year=2568&months=12", "/statistics?year=2599")
    for path in (*PATHS, *years, "/nowhere", "/manual/plan-review#step-9"):
        page.goto(f"{site}{path}")
        found += serious(page, path, rules)
        _fits(page, path)
    for typed in ("ส่งแผนวันไหน", "แผน", "ก" * 300, "ทั้งปีมีอะไรบ้าง", "ขอลาป่วย", "ของบประมาณต้องทำยังไง"):
        page.goto(site)
        page.get_by_label("ค้นในคู่มือ").fill(typed)
        page.keyboard.press("Enter")
        page.wait_for_url("**/search")
        found += serious(page, typed, rules)
        _fits(page, typed)
    context.close()

    assert found == []


def _fits(page: Page, where: str) -> None:
    """Nothing is wider than the screen; a screenshot is left where one is asked for."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), where
    if SHOTS:
        name = where.strip("/").replace("/", "-").replace("#", "-") or "front"
        page.screenshot(path=f"{SHOTS}/{name[:30]}-{page.viewport_size}.png", full_page=True)


def test_text_twice_as_large_still_fits_a_phone(site: str, browser: Browser) -> None:
    """A phone at twice the text size shows half as many letters in a line."""
    page = browser.new_page(viewport={"width": PHONE // 2, "height": 422}, device_scale_factor=2)
    for path in PATHS:
        page.goto(f"{site}{path}")
        _fits(page, path)
    page.close()


def test_targets_on_a_phone_are_large_enough(site: str, phone: Page) -> None:
    """WCAG 2.2 asks for 24 px; buttons and the way through the site have 44."""
    for path in PATHS:
        phone.goto(f"{site}{path}")
        for chosen in ("nav[aria-label] > ul a", "button", ".button", ".cards a", ".next a", "summary"):
            for box in phone.locator(f"{chosen}:visible").all():
                size = box.bounding_box()
                assert size and size["height"] >= 43.5, (path, chosen, size)


def test_text_is_read_before_the_web_font_has_come(site: str, phone: Page) -> None:
    without_font = phone.context.new_page()
    without_font.route("**/*.woff2*", lambda route: route.abort())
    without_font.goto(site)

    expect(without_font.get_by_role("heading", name="คู่มือการให้บริการ")).to_be_visible()
    assert without_font.evaluate("getComputedStyle(document.body).fontFamily").count("Thonburi") == 1


def test_the_subscribed_calendar_is_read_by_another_library(site: str, phone: Page) -> None:
    def events(address: str) -> dict[str, date]:
        body = phone.request.get(f"{site}{address}").text()
        return {event.summary.value: event.dtstart.value for event in vobject.readOne(body).vevent_list}

    everything, schools = events("/calendar.ics"), events("/calendar.ics?who=school")

    assert set(schools) == {"โรงเรียน: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา"}
    assert all(day.month == 5 and day.day == 31 for day in schools.values())
    assert set(schools) < set(everything) and len(everything) > 8


@pytest.mark.parametrize("who", ["teacher", "SCHOOL", "school,office"])
def test_an_unknown_part_of_the_calendar_is_told_what_there_is(site: str, phone: Page, who: str) -> None:
    answer = phone.request.get(f"{site}/calendar.ics?who={who}")

    assert answer.status == 400
    assert "/calendar.ics?who=school" in answer.text()


def test_the_printed_manual_has_every_step_and_no_buttons(site: str, phone: Page) -> None:
    phone.goto(f"{site}/manual/print")
    phone.emulate_media(media="print")

    expect(phone.get_by_role("navigation")).to_have_count(0)
    expect(phone.locator("tbody tr")).to_have_count(32)
    assert len(phone.pdf(prefer_css_page_size=True)) > 20_000
