"""On a phone: an officer's answer is seen before it goes, stopped, put right, and sent."""

from demo_page import SOON, last, open_chat, open_group, quote, say, shot, speak_as
from playwright.sync_api import Page, expect

OFFICERS = "เจ้าหน้าที่ กลุ่มนโยบายและแผน"


def ask(page: Page, name: str, words: str) -> None:
    open_chat(page, name)
    say(page, "เมนู")
    expect(last(page)).to_contain_text("เรื่องที่ถามได้", timeout=SOON)
    say(page, words)
    expect(last(page)).to_contain_text("คำถามที่จะส่ง", timeout=SOON)
    last(page).get_by_role("button", name="ส่งถึงเจ้าหน้าที่", exact=True).click()
    expect(last(page)).to_contain_text("ชื่อโรงเรียน", timeout=SOON)
    say(page, "ปลาปากวิทยา")
    expect(last(page)).to_contain_text("เลขที่ ปศ. ", timeout=SOON)


def answer(page: Page, question: str, words: str) -> None:
    """พี่นิด answers on the card in the group, and is shown what goes."""
    open_group(page, OFFICERS)
    speak_as(page, "พี่นิด")
    card = page.locator("#log > li.flex", has_text=question).first
    expect(card).to_be_visible(timeout=SOON)
    quote(page, card)
    say(page, words)
    expect(last(page)).to_contain_text("จะส่งในอีก 8 วินาที", timeout=SOON)
    expect(last(page)).to_contain_text(words)


def test_an_answer_is_stopped_put_right_and_sent_on_a_phone(page: Page) -> None:
    ask(page, "ครูสมใจ", "พรุ่งนี้ฝนจะตกไหมคะ")

    answer(page, "พรุ่งนี้ฝนจะตกไหมคะ", "พี่ไปกินข้าวก่อนนะ")
    page.set_viewport_size({"width": 390, "height": 844})
    last(page).scroll_into_view_if_needed()
    shot(page, "undo-card")
    last(page).get_by_role("button", name="ไม่ใช่คำตอบ", exact=True).click()
    expect(last(page)).to_contain_text("ไม่มีอะไรส่งถึงผู้ถาม", timeout=SOON)
    shot(page, "undo-stopped")
    page.set_viewport_size({"width": 1360, "height": 860})

    answer(page, "พรุ่งนี้ฝนจะตกไหมคะ", "ดูพยากรณ์อากาศได้คะ")
    say(page, "ส่งผิด 1 ดูพยากรณ์อากาศได้ค่ะ")
    expect(last(page)).to_contain_text("แทนคำตอบก่อนหน้านี้", timeout=SOON)
    page.set_viewport_size({"width": 390, "height": 844})
    last(page).scroll_into_view_if_needed()
    shot(page, "undo-corrected")
    last(page).get_by_role("button", name="ส่งเลย", exact=True).click()
    expect(last(page)).to_contain_text("กำลังส่งคำตอบ", timeout=SOON)
    page.set_viewport_size({"width": 1360, "height": 860})

    open_chat(page, "ครูสมใจ")
    log = page.locator("#log")
    expect(log).to_contain_text("ดูพยากรณ์อากาศได้ค่ะ", timeout=SOON)
    expect(log.get_by_text("พี่ไปกินข้าวก่อนนะ")).to_have_count(0)
    expect(log.get_by_text("ดูพยากรณ์อากาศได้คะ")).to_have_count(0)
    expect(log.get_by_text("แก้ไขคำตอบ")).to_have_count(0)


def test_a_preview_is_shown_and_what_was_sent_from_it_can_be_stopped(page: Page) -> None:
    ask(page, "ครูวิชัย", "ขอเลื่อนส่งแผนไปเดือนหน้าได้ไหมครับ")
    open_chat(page, "พี่นิด")
    say(page, "หลายข้อความ 2")
    expect(last(page)).to_contain_text("พิมพ์ได้หลายข้อความ", timeout=SOON)
    for words in ("ได้ค่ะ", "พี่ไปกินข้าวก่อนนะทุกคน"):
        say(page, words)
        expect(last(page)).to_contain_text("เก็บข้อความที่", timeout=SOON)
    say(page, "จบ")
    expect(last(page)).to_contain_text("2. พี่ไปกินข้าวก่อนนะทุกคน", timeout=SOON)
    page.set_viewport_size({"width": 390, "height": 844})
    last(page).scroll_into_view_if_needed()
    shot(page, "undo-preview")
    last(page).get_by_role("button", name="ส่ง", exact=True).click()
    expect(last(page)).to_contain_text("จะส่งในอีก 8 วินาที", timeout=SOON)
    last(page).scroll_into_view_if_needed()
    shot(page, "undo-of-preview")
    last(page).get_by_role("button", name="ไม่ใช่คำตอบ", exact=True).click()
    expect(last(page)).to_contain_text("ข้อความ 2 ข้อความยังเก็บไว้", timeout=SOON)
    page.set_viewport_size({"width": 1360, "height": 860})

    page.wait_for_timeout(9000)
    open_chat(page, "ครูวิชัย")
    expect(page.locator("#log").get_by_text("ได้ค่ะ", exact=True)).to_have_count(0)
    expect(page.locator("#log").get_by_text("พี่ไปกินข้าวก่อนนะทุกคน")).to_have_count(0)
