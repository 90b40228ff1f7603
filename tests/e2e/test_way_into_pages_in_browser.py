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


QUESTION = "เล่มแผนสีฟ้าเอาไปคืนวันไหนคะ"


def ask(page: Page, who: str) -> None:
    open_chat(page, who)
    say(page, "เมนู")
    expect(last(page)).to_contain_text("เรื่องที่ถามได้", timeout=SOON)
    say(page, QUESTION)
    expect(last(page)).not_to_contain_text(QUESTION, timeout=SOON)


def test_a_wrong_answer_put_right_on_a_page_answers_the_next_teacher(page: Page) -> None:
    ask(page, "ครูสมใจ")
    expect(last(page)).to_contain_text("โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา", timeout=SOON)
    last(page).get_by_role("button", name="ไม่ตรง").click()
    open_chat(page, "พี่นิด")
    say(page, "เข้าระบบ")
    expect(last(page)).to_contain_text("อย่าส่งต่อปุ่มนี้", timeout=SOON)
    with page.context.expect_page() as opened:
        last(page).get_by_role("button", name="เปิดหน้าจัดการงาน").click()
    office = opened.value
    office.get_by_role("button", name="เข้าระบบ").click()
    office.get_by_role("link", name="ความรู้", exact=True).click()
    office.get_by_role("link", name="สิ่งที่บอทตอบไม่ได้").click()
    marked = office.locator("h2", has_text="ครูบอกว่าไม่ตรง").locator("xpath=following-sibling::ul")
    marked.get_by_role("link", name="เพิ่มเป็นถ้อยคำ").first.click()

    expect(office.get_by_label("ถ้อยคำ", exact=True)).to_have_value(QUESTION)
    office.get_by_label("คำตอบอยู่ที่").select_option(label="- 6. แจ้งผลการประเมินแผนปฏิบัติการ")
    office.get_by_label("ถามเรื่อง").select_option(label="กำหนดเวลา")
    office.get_by_role("button", name="เพิ่มถ้อยคำ").click()
    expect(office.get_by_role("status")).to_contain_text("บันทึกแล้ว", timeout=4 * SOON)

    for _ in range(6):  # the worker takes it up within a few seconds, more on a busy machine
        ask(page, "ครูวิชัย")
        if "แจ้งผลการประเมินแผนปฏิบัติการ" in last(page).inner_text():
            break
        page.wait_for_timeout(4000)
    expect(last(page)).to_contain_text("แจ้งผลการประเมินแผนปฏิบัติการ")
