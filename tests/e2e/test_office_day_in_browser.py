"""An officer's day at the office's pages: she sets what the shell set before, until a head removes her."""

from collections.abc import Iterator

import pytest
from demo_page import SOON, last, open_chat, open_group, say, set_clock
from playwright.sync_api import Browser, Page, expect

PERSONNEL = "กลุ่มไลน์ บุคลากร สพม.นครพนม"


@pytest.fixture
def colleague(browser: Browser, address: str) -> Iterator[Page]:
    """The demo's chat on another machine."""
    context = browser.new_context(viewport={"width": 1360, "height": 860}, locale="th-TH")
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def logged_in(chat: Page, name: str) -> Page:
    """By the button that she gets in her chat."""
    open_chat(chat, name)
    say(chat, "เข้าระบบ")
    expect(last(chat)).to_contain_text("อย่าส่งต่อปุ่มนี้", timeout=SOON)
    with chat.context.expect_page() as opened:
        last(chat).get_by_role("button", name="เปิดหน้าจัดการงาน").click()
    office = opened.value
    office.get_by_role("button", name="เข้าระบบ").click()
    expect(office.get_by_role("heading", name="วันนี้", level=1)).to_be_visible()
    return office


def test_an_officer_sets_the_offices_facts_until_a_head_removes_her(page: Page, colleague: Page) -> None:
    set_clock(page, "2027-11-22T10:00")
    office = logged_in(page, "สมศรี")
    expect(office.get_by_text("1 ธ.ค. 2570 08:30 น. · กลุ่มเจ้าหน้าที่")).to_be_visible()

    adds_a_school(office)
    adds_a_holiday(office)
    sets_the_closing_day(office)
    binds_a_group(office, page)
    office.get_by_role("link", name="วันนี้").click()
    expect(office.get_by_text("2 ธ.ค. 2570 08:30 น. · กลุ่มเจ้าหน้าที่")).to_be_visible()
    expect(office.get_by_text("1 ธ.ค. 2570 08:30 น. · กลุ่มเจ้าหน้าที่")).to_have_count(0)

    head = logged_in(colleague, "พี่นิด")
    removes(head, "สมศรี")

    office.reload()
    expect(office.get_by_role("heading", name="หน้านี้สำหรับเจ้าหน้าที่")).to_be_visible()


def adds_a_school(office: Page) -> None:
    office.get_by_role("link", name="สำนักงาน", exact=True).click()
    office.locator(".links").get_by_role("link", name="โรงเรียน").first.click()
    office.get_by_label("ชื่อโรงเรียน", exact=True).fill("โรงเรียนธาตุพนม")
    office.get_by_role("button", name="เพิ่มโรงเรียน").click()
    expect(office.get_by_role("status")).to_have_text("เพิ่ม โรงเรียนธาตุพนม แล้ว")
    expect(office.get_by_role("link", name="โรงเรียนธาตุพนม")).to_be_visible()


def adds_a_holiday(office: Page) -> None:
    office.get_by_role("link", name="สำนักงาน", exact=True).first.click()
    office.get_by_text("เพิ่มวัน", exact=True).click()
    office.get_by_label("วันที่", exact=True).fill("1/12/2570")
    office.get_by_label("ชื่อวัน").fill("วันหยุดตามมติ ครม.")
    office.get_by_role("button", name="บันทึกวัน", exact=True).click()
    expect(office.get_by_role("status")).to_have_text("บันทึกแล้ว")


def sets_the_closing_day(office: Page) -> None:
    office.get_by_text("ตั้งวันปิด", exact=True).click()
    office.get_by_label("รอบ").select_option(label="e-MES รอบ 6 เดือน ปีงบประมาณ 2571")
    office.get_by_role("textbox", name="วันปิดระบบ").fill("20/4/2571")
    office.get_by_role("button", name="บันทึกวันปิด").click()
    expect(office.get_by_text("วันพฤหัสบดีที่ 20 เมษายน 2571")).to_be_visible()


def binds_a_group(office: Page, chat: Page) -> None:
    """Unbound first, as the demo's groups all have their roles; then by a code typed there."""
    office.locator(".links").get_by_role("link", name="กลุ่ม LINE").click()
    row = office.get_by_role("listitem").filter(has_text=PERSONNEL)
    row.get_by_text("เปลี่ยนหน้าที่ของกลุ่ม").click()
    row.get_by_role("link", name="เลิกผูก").click()
    office.get_by_role("button", name="ยืนยันเลิกผูก").click()
    expect(row).to_contain_text("ยังไม่ได้ผูก")
    office.locator("#f-role").select_option(label="กลุ่มบุคลากร")
    office.get_by_role("button", name="ทำรหัส").click()
    code = office.locator(".code").inner_text()

    open_group(chat, PERSONNEL)
    say(chat, code)
    expect(last(chat)).not_to_contain_text(code, timeout=SOON)

    office.get_by_role("link", name="สำนักงาน", exact=True).first.click()
    office.locator(".links").get_by_role("link", name="กลุ่ม LINE").click()
    expect(row).to_contain_text("กลุ่มบุคลากร")
    expect(row).not_to_contain_text("ยังไม่ได้ผูก")


def removes(head: Page, name: str) -> None:
    head.get_by_role("link", name="สำนักงาน", exact=True).click()
    head.locator(".links").get_by_role("link", name="เจ้าหน้าที่").first.click()
    head.get_by_role("link", name=name, exact=True).click()
    head.get_by_role("link", name="ให้พ้นจากการเป็นเจ้าหน้าที่").click()
    head.get_by_role("button", name=f"ยืนยันให้ {name} พ้นจากการเป็นเจ้าหน้าที่").click()
    expect(head.get_by_role("status")).to_have_text("บันทึกแล้ว")
    expect(head.get_by_role("link", name=name, exact=True)).to_have_count(0)
