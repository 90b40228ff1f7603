"""The office's pages in a real browser, on a phone and on a desk, without JavaScript."""

import os
from collections.abc import Iterator
from typing import Literal

import pytest
from answering_day import wait
from browser import serious
from builders import GROUP
from consult_office import NID, SECOND
from migrated import migrated
from office_pages import OfficeAtWork, asked, served
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, ViewportSize, expect

from console.office.cases import key_of
from db import officers
from domain.ranks import Rank

SHOTS = os.environ.get("PLANBOT_SCREENSHOTS")
PHONE, DESK = 390, 1360
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PATHS = (
    "/console/",
    "/console/cases",
    "/console/cases?state=waiting",
    "/console/cases/1",
    "/console/cases/3",
    "/console/record",
    "/console/me",
    "/console/announcements",
    "/console/announcements/officers/digest:officers:2026-12",
    "/console/announcements/new",
    "/console/announcements/sent?notices=1",
    "/console/knowledge",
    "/console/knowledge/entries",
    "/console/knowledge/entries/new?case=1",
    "/console/knowledge/gaps",
    "/console/knowledge/suggestions",
    "/console/knowledge/questions",
    "/console/knowledge/phrase?case=3",
    "/console/knowledge/manual/plan-review",
    "/console/knowledge/manual/plan-review/4",
    "/console/statistics",
    "/console/office",
    "/console/office/officers",
    "/console/office/schools",
    "/console/office/groups",
    f"/console/office/groups/{key_of(GROUP)}/unbind",
    "/console/office/others",
    "/console/office/others/finance",
    "/console/office/hearing",
    "/console/office/hearing/plan-review-4",
    "/console/office/channels",
    "/console/office/codes",
    "/console/office/codes/2570",
    "/console/system",
    "/console/cases/99",
)
STRANGER = ("/console/", "/console/in/x")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OfficeAtWork, str]]:
    database = migrated(tmp_path_factory.mktemp("office") / "office.db")
    office = OfficeAtWork(database, "http://127.0.0.1", whole=True)
    asked(office)
    with database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.ADMIN)
    with served(office.app) as address:
        yield office, address
    database.close()


def logged_in(
    office: tuple[OfficeAtWork, str], browser: Browser, width: int, scheme: Literal["light", "dark"] = "light"
) -> BrowserContext:
    at_work, address = office
    at_work.clock.advance(minutes=11)  # an officer may ask for five links in ten minutes
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        java_script_enabled=False,
        locale="th-TH",
    )
    page = context.new_page()
    page.goto(f"{address}{at_work.link(NID)}")
    page.get_by_role("button", name="เข้าระบบ").click()
    expect(page.get_by_role("heading", name="วันนี้", level=1)).to_be_visible()
    page.close()
    return context


@pytest.fixture
def phone(office: tuple[OfficeAtWork, str], browser: Browser) -> Iterator[Page]:
    """Notes every request to another host, and what the browser complains of."""
    context = logged_in(office, browser, PHONE)
    page = context.new_page()
    odd: list[str] = []
    page.on("request", lambda sent: odd.append(sent.url) if not sent.url.startswith(office[1]) else None)
    page.on(
        "console",
        lambda said: odd.append(said.text) if said.type == "error" and "422" not in said.text else None,
    )
    page.goto(f"{office[1]}/console/")
    yield page
    context.close()
    assert odd == []


def test_an_officer_finds_a_consultation_and_reads_its_history(phone: Page) -> None:
    phone.get_by_role("link", name="เรื่องปรึกษา").click()
    phone.get_by_label("ค้นหา ชื่อ โรงเรียน ข้อความ หรือเลขที่").fill("ปิยะมหาราชา")
    phone.get_by_role("button", name="ค้นหา").click()
    expect(phone.get_by_role("status")).to_have_text("พบ 1 เรื่อง")
    phone.get_by_role("link", name="งบลงทุน 50% เบิกอย่างไรคะ").click()

    expect(phone.get_by_role("heading", name="ปศ. 1/2570")).to_be_visible()
    history = phone.get_by_role("list").last
    expect(history.get_by_text("พี่นิด ตอบ")).to_be_visible()


def test_the_filter_opens_and_narrows_without_script(phone: Page) -> None:
    phone.get_by_role("link", name="เรื่องปรึกษา").click()
    phone.get_by_text("กรองและเรียง").click()
    phone.get_by_label("สถานะ").select_option(label="รอเจ้าหน้าที่")
    phone.get_by_role("button", name="แสดง").click()

    expect(phone.get_by_role("status")).to_have_text("พบ 2 เรื่อง")
    expect(phone.get_by_label("สถานะ")).to_have_value("waiting")


def test_an_answer_is_stopped_put_right_and_sent_without_script(
    office: tuple[OfficeAtWork, str], phone: Page
) -> None:
    at_work = office[0]
    phone.get_by_role("link", name="หลังคาอาคาร 3 รั่ว ขอซ่อมด่วน").first.click()
    phone.get_by_label("คำตอบถึง ครูวิชัย").fill("ช่างจะเข้าวันจันทร์\nโทรประสานก่อนค่ะ")
    plan: FilePayload = {"name": "แผน.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 a plan"}
    phone.get_by_label("แนบรูปหรือไฟล์").set_input_files([plan])
    phone.get_by_role("button", name="ส่งคำตอบ").click()
    expect(phone.get_by_role("heading", name="จะส่งในอีก 8 วินาที")).to_be_visible()
    _fits(phone, "/console/cases/held", False)
    phone.get_by_role("button", name="หยุด ยังไม่ส่ง").click()
    expect(phone.get_by_role("status")).to_contain_text("ไม่มีอะไรส่งถึงผู้ถาม")
    expect(phone.get_by_label("คำตอบถึง ครูวิชัย")).to_have_value("ช่างจะเข้าวันจันทร์\nโทรประสานก่อนค่ะ")
    expect(phone.get_by_role("checkbox", name="ไฟล์ แผน.pdf")).to_be_checked()
    _fits(phone, "/console/cases/stopped", False)
    phone.get_by_role("checkbox", name="ไฟล์ แผน.pdf").uncheck()
    wait(at_work)
    assert "ช่างจะเข้า" not in at_work.in_chat(SECOND)

    phone.get_by_label("คำตอบถึง ครูวิชัย").fill("ช่างจะเข้าวันอังคารค่ะ")
    phone.get_by_role("button", name="ส่งคำตอบ").click()
    phone.get_by_role("button", name="ส่งเลย").click()
    at_work.work()
    phone.get_by_role("link", name="เรื่องปรึกษาทั้งหมด").click()
    phone.get_by_role("link", name="หลังคาอาคาร 3 รั่ว ขอซ่อมด่วน").click()

    expect(phone.get_by_role("heading", name="ตอบแล้ว")).to_be_visible()
    assert at_work.in_chat(SECOND).count("ช่างจะเข้าวันอังคารค่ะ") == 1


def test_a_call_is_written_down_without_script(phone: Page) -> None:
    phone.get_by_role("link", name="เรื่องปรึกษา").click()
    phone.get_by_role("link", name="บันทึกโทรหรือมาเอง").click()
    phone.get_by_label("คำถาม").fill("ส่งรายงาน e-MES วันไหน")
    phone.get_by_label("เรื่อง", exact=True).select_option("-")
    phone.get_by_label("เวลา").fill("25:00")
    phone.get_by_role("button", name="บันทึก", exact=True).click()
    expect(phone.get_by_role("alert")).to_contain_text("วันหรือเวลาที่รับเรื่องไม่ถูกต้อง")
    phone.get_by_label("เวลา").fill("08:40")
    phone.get_by_role("button", name="บันทึก", exact=True).click()

    expect(phone.get_by_role("status")).to_contain_text("บันทึกแล้ว เลขที่ ปศ.")
    phone.get_by_role("link", name="ส่งรายงาน e-MES วันไหน").click()
    expect(phone.get_by_role("link", name="แก้บันทึกนี้")).to_be_visible()
    _fits(phone, "/console/cases/recorded", False)


def test_an_announcement_is_skipped_and_one_is_written_without_script(
    office: tuple[OfficeAtWork, str], phone: Page
) -> None:
    phone.get_by_role("link", name="ประกาศ", exact=True).click()
    phone.get_by_role("link", name="กำหนดการเดือนธันวาคม 2569").first.click()
    phone.get_by_text("งดครั้งนี้").click()
    phone.get_by_label("เหตุผล").fill("ประชุมแจ้งแล้ว")
    phone.get_by_role("button", name="งดประกาศนี้").click()
    expect(phone.get_by_role("status")).to_contain_text("งดส่ง")
    phone.get_by_role("button", name="ส่งตามเดิม ไม่งดแล้ว").click()
    expect(phone.get_by_role("status")).to_contain_text("จะส่ง")

    phone.get_by_role("link", name="ประกาศที่จะส่ง").click()
    phone.get_by_role("link", name="เขียนประกาศ").click()
    phone.get_by_label("ข้อความ", exact=True).fill("พรุ่งนี้งดรับเอกสารช่วงเช้า")
    phone.get_by_label("กลุ่มเจ้าหน้าที่").check()
    phone.get_by_label("วันที่").fill("1/1/2569")
    phone.get_by_role("button", name="ดูก่อนส่ง").click()
    expect(phone.get_by_role("alert")).to_contain_text("เวลาที่เลือกผ่านไปแล้ว")
    phone.get_by_label("วันที่").fill("25/11/2569")
    phone.get_by_role("button", name="ดูก่อนส่ง").click()
    _fits(phone, "/console/announcements/sure", False)
    phone.get_by_role("button", name="ยืนยันส่ง").click()

    expect(phone.get_by_role("status")).to_contain_text("จะประกาศใน")
    phone.get_by_role("link", name="พรุ่งนี้งดรับเอกสารช่วงเช้า").click()
    phone.get_by_role("button", name="ยกเลิกประกาศนี้").click()
    expect(phone.get_by_role("status")).to_have_text("ยกเลิกประกาศแล้ว")


def test_a_holiday_is_added_without_script_and_undone(phone: Page) -> None:
    phone.get_by_role("link", name="สำนักงาน", exact=True).click()
    phone.get_by_text("เพิ่มวัน", exact=True).click()
    phone.get_by_label("วันที่", exact=True).fill("31/13/2570")
    phone.get_by_label("ชื่อวัน").fill("วันหยุดตามมติ ครม.")
    phone.get_by_role("button", name="บันทึกวัน", exact=True).click()
    expect(phone.get_by_role("alert")).to_contain_text("วันที่ไม่ถูกต้อง")
    phone.get_by_label("วันที่", exact=True).fill("๓๑/๕/๒๕๗๐")
    phone.get_by_role("button", name="บันทึกวัน", exact=True).click()

    expect(phone.get_by_role("status")).to_have_text("บันทึกแล้ว")
    expect(phone.get_by_text("วันจันทร์ที่ 31 พฤษภาคม 2570")).to_be_visible()
    phone.get_by_role("button", name="ยกเลิกการแก้ไข").click()
    expect(phone.get_by_text("วันจันทร์ที่ 31 พฤษภาคม 2570")).to_have_count(0)


def test_the_keyboard_alone_reaches_the_first_task(phone: Page) -> None:
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="ข้ามไปที่เนื้อหา")).to_be_focused()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")

    expect(phone.locator("main a").first).to_be_focused()


def test_targets_on_a_phone_are_large_enough(office: tuple[OfficeAtWork, str], phone: Page) -> None:
    for path in PATHS[:-1]:  # the last one is not there, which the browser notes as an error
        phone.goto(f"{office[1]}{path}")
        for chosen in ("nav a", "button", ".button", ".case a", "summary", "select"):
            for box in phone.locator(f"{chosen}:visible").all():
                size = box.bounding_box()
                assert size and size["height"] >= 43.5, (path, chosen, size)


@pytest.mark.parametrize(
    ("width", "scheme", "rules"),
    [(PHONE, "light", RULES), (DESK, "light", RULES), (PHONE, "dark", ["color-contrast"])],
)
def test_axe_finds_nothing_serious_on_any_page(
    office: tuple[OfficeAtWork, str],
    browser: Browser,
    width: int,
    scheme: Literal["light", "dark"],
    rules: list[str],
) -> None:
    context = logged_in(office, browser, width, scheme)
    viewport: ViewportSize = {"width": width, "height": 844}
    script = browser.new_context(  # axe itself is a script
        viewport=viewport, color_scheme=scheme, storage_state=context.storage_state()
    )
    stranger = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    found = []
    for one, paths in ((script, PATHS), (stranger, STRANGER)):
        page = one.new_page()
        for path in paths:
            page.goto(f"{office[1]}{path}")
            found += serious(page, path, rules)
            _fits(page, path, one is stranger)
    for one in (context, script, stranger):
        one.close()

    assert found == []


def _fits(page: Page, where: str, stranger: bool) -> None:
    """Nothing is wider than the screen; a screenshot is left where one is asked for."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), where
    if SHOTS:
        name = where.strip("/").replace("/", "-").replace("?", "-") + ("-stranger" if stranger else "")
        size = page.viewport_size or {"width": 0}
        page.screenshot(path=f"{SHOTS}/{name}-{size['width']}.png", full_page=True)
