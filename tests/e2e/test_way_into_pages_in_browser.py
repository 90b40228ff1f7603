"""The demo's officer gets into the office's pages from her chat, in a real browser."""

from demo_page import SOON, last, open_chat, say
from playwright.sync_api import Page, expect


def test_an_officer_logs_in_from_her_chat_and_out_again(page: Page) -> None:
    open_chat(page, "พี่นิด")
    say(page, "เข้าระบบ")
    expect(last(page)).to_contain_text("อย่าส่งต่อปุ่มนี้", timeout=SOON)
    with page.context.expect_page() as opened:
        last(page).get_by_role("button", name="เปิดหน้าจัดการงาน").click()
    office = opened.value
    office.get_by_role("button", name="เข้าระบบ").click()
    expect(office.get_by_role("heading", name="วันนี้", level=1)).to_be_visible()
    expect(office.get_by_role("link", name="พี่นิด")).to_be_visible()

    expect(last(page)).to_contain_text("ซึ่งไม่เคยใช้มาก่อน", timeout=SOON)
    say(page, "ออกจากระบบทุกเครื่อง")
    expect(last(page)).to_contain_text("ออกจากระบบทุกเครื่องแล้ว", timeout=SOON)
    office.reload()

    expect(office.get_by_role("heading", name="หน้านี้สำหรับเจ้าหน้าที่")).to_be_visible()
