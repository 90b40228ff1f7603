"""`planbot demo` as a person sees it, in a real browser."""

from demo_page import SOON, last, open_chat, say, shot
from playwright.sync_api import Page, expect


def test_a_teacher_asks_three_questions_in_her_words_and_one_follow_up(page: Page) -> None:
    open_chat(page, "ครูสมใจ")
    say(page, "ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ")
    expect(last(page)).to_contain_text("พฤษภาคม", timeout=SOON)
    shot(page, "desktop-step")

    say(page, "แล้วส่งทางไหนได้บ้าง")
    expect(last(page)).to_contain_text("AMSS++", timeout=SOON)

    say(page, "งานสารบรรณอ้างอิงกฎหมายอะไรบ้างคะ")
    expect(last(page)).to_contain_text("พ.ศ. ๒๕๒๖", timeout=SOON)

    say(page, "เดือนธันวาคมมีอะไรต้องทำบ้าง")
    expect(last(page)).to_contain_text("ธันวาคม", timeout=SOON)
    shot(page, "desktop-month")


def test_the_group_is_left_in_peace_and_answered_when_it_mentions_the_bot(page: Page) -> None:
    open_chat(page, "กลุ่มนโยบายและแผน สพม.นครพนม")
    before = page.locator("#log > li").count()
    say(page, "พรุ่งนี้ประชุมกี่โมงคะ")
    page.wait_for_timeout(1500)
    assert page.locator("#log > li").count() == before + 1

    page.locator("#mention").click()
    page.get_by_role("menuitem", name="planbot").click()
    page.locator("#words").press_sequentially("ส่งแผนปฏิบัติการวันไหนคะ")
    page.locator("#send").click()

    expect(last(page)).to_contain_text("พฤษภาคม", timeout=SOON)
    shot(page, "desktop-group")


def test_an_event_that_line_sends_twice_is_answered_once(page: Page) -> None:
    open_chat(page, "ครูวิชัย")
    say(page, "ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ")
    expect(last(page)).to_contain_text("พฤษภาคม", timeout=SOON)
    count = page.locator("#log > li").count()

    page.locator("#twice").click()
    page.wait_for_timeout(2000)

    assert page.locator("#log > li").count() == count


def test_on_a_phone_the_answer_is_read_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    open_chat(page, "ครูวิชัย")
    say(page, "ของบประมาณเร่งด่วนต้องทำกี่ขั้นตอน")

    expect(last(page)).to_contain_text("ขั้นตอน", timeout=SOON)

    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    shot(page, "phone-procedure")


def test_a_question_that_the_manual_lacks_is_answered_by_an_officer_and_confirmed(page: Page) -> None:
    open_chat(page, "ครูวิชัย")
    say(page, "พรุ่งนี้ฝนจะตกไหมคะ")
    page.get_by_text("ส่งถึงเจ้าหน้าที่", exact=True).last.click(timeout=SOON)
    expect(last(page)).to_contain_text("ชื่อโรงเรียน", timeout=SOON)
    shot(page, "consent")
    say(page, "ปลาปากวิทยา")
    expect(last(page)).to_contain_text("ปศ. 1/", timeout=SOON)

    page.locator("#list button", has_text="เจ้าหน้าที่ กลุ่มนโยบายและแผน").last.click()  # the group, not its member
    expect(page.locator("#log")).to_contain_text("พรุ่งนี้ฝนจะตกไหมคะ", timeout=SOON)
    shot(page, "question-card")
    say(page, "ปศ. 1 ดูพยากรณ์อากาศได้ค่ะ")
    expect(last(page)).to_contain_text("จะส่งในอีก 8 วินาที", timeout=SOON)

    open_chat(page, "ครูวิชัย")
    expect(page.locator("#log")).to_contain_text("ดูพยากรณ์อากาศได้ค่ะ", timeout=SOON)
    shot(page, "answer")
    page.get_by_text("ได้คำตอบแล้ว", exact=True).last.click()
    expect(last(page)).to_contain_text("บันทึกว่าได้คำตอบแล้ว", timeout=SOON)


def test_an_answer_of_words_a_picture_and_a_file_is_seen_by_the_asker(page: Page) -> None:
    open_chat(page, "ครูวิชัย")
    say(page, "เมนู")
    expect(last(page)).to_contain_text("เรื่องที่ถามได้", timeout=SOON)
    say(page, "ขอเลื่อนส่งแผนไปเดือนหน้าได้ไหมครับ")
    expect(last(page)).to_contain_text("คำถามที่จะส่ง", timeout=SOON)
    last(page).get_by_role("button", name="ส่งถึงเจ้าหน้าที่", exact=True).click()
    expect(last(page)).to_contain_text("ส่งคำถามถึงเจ้าหน้าที่แล้ว", timeout=SOON)

    page.locator("#list button", has_text="เจ้าหน้าที่ กลุ่มนโยบายและแผน").last.click()
    page.locator("#speakers label", has_text="สมศรี").click()
    page.get_by_role("button", name="หลายข้อความ", exact=True).last.click()
    expect(last(page)).to_contain_text("เสร็จแล้วพิมพ์", timeout=SOON)
    say(page, "ดูตามภาพนี้ค่ะ")
    for kind in ("ส่งรูปภาพ", "ส่งไฟล์ PDF"):
        page.locator("#more").click()
        page.get_by_role("menuitem", name=kind).click()
        expect(last(page)).to_contain_text("แล้ว พิมพ์ต่อ", timeout=SOON)
    page.wait_for_timeout(2500)
    say(page, "พี่ไปกินข้าวก่อนนะทุกคน")
    expect(last(page)).to_contain_text("แล้ว พิมพ์ต่อ", timeout=SOON)
    say(page, "จบ")
    expect(last(page)).to_contain_text("4. พี่ไปกินข้าวก่อนนะทุกคน", timeout=SOON)
    shot(page, "preview")
    say(page, "ลบข้อ 4")
    expect(last(page)).to_contain_text("ลบข้อ 4 แล้วค่ะ", timeout=SOON)
    page.locator("#log").get_by_role("button", name="ส่ง", exact=True).last.click()
    expect(last(page)).to_contain_text("จะส่งในอีก 8 วินาที", timeout=SOON)

    open_chat(page, "ครูวิชัย")
    expect(page.locator("#log")).to_contain_text("ไฟล์ แผนปฏิบัติการ.pdf", timeout=SOON)
    picture = page.locator("#log img.photo").last
    expect(picture).to_be_visible(timeout=SOON)
    assert picture.evaluate("image => image.naturalWidth") == 240
    shot(page, "answer-with-picture")
