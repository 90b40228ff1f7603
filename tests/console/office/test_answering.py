"""A waiting consultation answered on its page: its window, and two officers at once."""

import re
from dataclasses import replace

import pytest
from answering_day import answers, wait
from answering_page import WORDS, hidden, opened, path, presses, text_of, typed_in
from consult_office import NID, OFFICERS, SOMSRI, TEACHER
from office_pages import OfficeAtWork

from db.engine import Database


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database)


def test_an_answer_waits_its_seconds_and_reaches_the_asker_once(office: OfficeAtWork) -> None:
    office.line.strict = True
    name, browser, form = opened(office, NID)

    assert presses(office, name, browser, form, "answer").status_code == 303
    office.clock.advance(seconds=2)
    page = text_of(browser.get(path(office, name)))
    office.work()

    assert "จะส่งในอีก 6 วินาที" in page and "พี่นิด ตอบถึง ครูสมใจ" in page and WORDS in page
    assert (answers(office), office.case(name).state) == ([], "open")
    wait(office, 7)
    case = office.case(name)
    assert (case.state, case.answer, case.officer_id, case.officer_chat) == ("answered", WORDS, NID, NID)
    assert "".join(answers(office)).count(WORDS) == 1
    page = text_of(browser.get(path(office, name)))
    assert "ส่งถึง LINE แล้ว" in page and "<strong>พี่นิด</strong> ตอบ" in page and "จะส่งในอีก" not in page


def test_a_stopped_answer_goes_never_and_its_words_are_in_the_form(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    presses(office, name, browser, form, "answer")
    shown = browser.get(path(office, name))
    form = hidden(shown)

    page = presses(office, name, browser, form, "stop")
    again = presses(office, name, browser, form, "stop")
    wait(office, 60)

    assert f"หยุดแล้วค่ะ {name} ไม่มีอะไรส่งถึงผู้ถาม" in text_of(page)
    assert (typed_in(page), again.status_code, typed_in(again)) == (WORDS, 409, WORDS)
    assert (answers(office), office.case(name).state) == ([], "open")
    assert presses(office, name, browser, hidden(again), "answer", "ถึงวันที่ 30 ค่ะ").status_code == 303
    wait(office, 9)
    assert office.case(name).answer == "ถึงวันที่ 30 ค่ะ"
    assert WORDS not in "".join(answers(office))


def test_send_now_ends_the_window(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    presses(office, name, browser, form, "answer")

    form = hidden(browser.get(path(office, name)))
    assert presses(office, name, browser, form, "send-now").status_code == 303
    office.work()

    assert "".join(answers(office)).count(WORDS) == 1
    page = presses(office, name, browser, form, "stop")
    assert page.status_code == 409
    assert "LINE เรียกคืนไม่ได้" in text_of(page) and typed_in(page) == ""


def test_an_answer_of_the_page_is_stopped_by_words_in_the_chat(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    presses(office, name, browser, form, "answer")

    told = office.says(NID, "ไม่ใช่คำตอบ")
    wait(office, 30)

    assert f"หยุดแล้วค่ะ {name}" in "".join(one.text for one in told)
    assert answers(office) == []


def test_an_answer_of_the_chat_is_stopped_on_the_page(office: OfficeAtWork) -> None:
    name, browser, _ = opened(office, SOMSRI)
    office.desk = replace(office.desk, undo_seconds=8)
    office.says(NID, "ช่างจะเข้าวันจันทร์ค่ะ", group=OFFICERS, quote=office.card(name))

    form = hidden(browser.get(path(office, name)))
    page = presses(office, name, browser, form, "stop", "ช่างจะเข้าวันจันทร์ค่ะ")
    wait(office, 30)
    office.says(NID, "งานค้าง", group=OFFICERS)

    assert page.status_code == 200 and typed_in(page) == "ช่างจะเข้าวันจันทร์ค่ะ"
    assert (answers(office), office.case(name).state) == ([], "open")
    assert f"คำตอบ {name} ของท่านถูกหยุดก่อนส่ง โดยสมศรี" in office.in_chat(OFFICERS)


def test_parts_collected_in_the_chat_are_kept_when_stopped_on_the_page(office: OfficeAtWork) -> None:
    name, browser, _ = opened(office, NID)
    office.desk = replace(office.desk, undo_seconds=8)
    for words in (f"หลายข้อความ {name}", "ข้อแรกค่ะ", "ข้อสองค่ะ", "จบ", "ส่ง"):
        office.says(NID, words)

    form = hidden(browser.get(path(office, name)))
    assert presses(office, name, browser, form, "stop", "").status_code == 200
    office.says(NID, f"ส่งเพิ่มเติม {name}")
    wait(office, 9)

    assert office.case(name).answer == "ข้อแรกค่ะ\n\nข้อสองค่ะ"


def test_the_second_of_two_officers_sees_what_changed_and_keeps_her_words(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, SOMSRI)
    office.says(NID, "ถึงวันที่ 30 ค่ะ", group=OFFICERS, quote=office.card(name))

    page = presses(office, name, browser, form, "answer")

    assert page.status_code == 409
    assert "มีการเปลี่ยนแปลงหลังจากเปิดหน้านี้" in text_of(page)
    assert re.search(r"<li>[^<]*พี่นิด ตอบ<span[^>]*>ถึงวันที่ 30 ค่ะ</span>", text_of(page))
    assert typed_in(page) == WORDS
    wait(office, 30)
    assert WORDS not in "".join(answers(office))
    assert presses(office, name, browser, hidden(page), "more").status_code == 303
    wait(office, 9)
    assert office.case(name).answer == f"ถึงวันที่ 30 ค่ะ\n\n{WORDS}"


def test_of_two_on_the_page_the_second_hears_that_an_answer_waits(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    other = office.browser(SOMSRI)
    other.get(path(office, name))
    presses(office, name, browser, form, "answer", "ของพี่นิดค่ะ")

    page = presses(office, name, other, form, "answer")

    assert page.status_code == 409
    assert "พี่นิด ตอบแล้ว กำลังจะส่งถึง ครูสมใจ" in text_of(page) and typed_in(page) == WORDS
    wait(office, 9)
    assert office.case(name).answer == "ของพี่นิดค่ะ"


def test_a_button_pressed_twice_answers_once(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)

    assert [presses(office, name, browser, form, "answer").status_code for _ in range(2)] == [303, 303]
    wait(office, 9)
    assert presses(office, name, browser, form, "answer").status_code == 303
    wait(office, 9)

    assert "".join(answers(office)).count(WORDS) == 1
    assert office.case(name).answer == WORDS


def test_a_question_taken_back_meanwhile_gets_no_answer(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    office.says(TEACHER, f"ถอนคำถาม {name}")

    page = presses(office, name, browser, form, "answer")

    assert page.status_code == 409 and WORDS in text_of(page)
    assert re.search(r"<li>[^<]*ครูสมใจ ถอนคำถาม", text_of(page))
    assert typed_in(page) == "" and 'value="more"' not in text_of(page)
    wait(office, 30)
    assert answers(office) == []


def test_a_correction_goes_after_the_answer(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    presses(office, name, browser, form, "answer", "ถึงวันที่ 13 ค่ะ")
    wait(office, 9)

    form = hidden(browser.get(path(office, name)))
    assert presses(office, name, browser, form, "correct", "ถึงวันที่ 31 ค่ะ").status_code == 303
    wait(office, 9)

    assert office.case(name).answer == "ถึงวันที่ 31 ค่ะ"
    assert f"แก้ไขคำตอบ {name} ขออภัยค่ะ" in office.in_chat(TEACHER)
    assert answers(office)[-1] == "ถึงวันที่ 31 ค่ะ"
