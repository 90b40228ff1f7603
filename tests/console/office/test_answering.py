"""A waiting consultation answered on its page: the window, two officers, what was typed is never lost."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from answering_day import answers, wait
from consult_office import NID, OFFICERS, SOMSRI, TEACHER
from office_pages import Browser, OfficeAtWork
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from db import consultations, officers
from db.engine import Database

WORDS = "ส่งได้ถึงวันที่ ๓๑ ค่ะ\nใช้แบบ ผด.01 <ฉบับปรับปรุง>"
HIDDEN = re.compile(r'name="(seen|last|given)" value="([^"]*)"')


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database)


def opened(office: OfficeAtWork, person: str) -> tuple[str, Browser, dict[str, str]]:
    """The name of a question that waits, an officer's browser at its page, and what its form hides."""
    name = office.asks_officers(TEACHER, "หลังคาอาคาร 3 รั่ว ขอซ่อมด่วน")
    browser = office.browser(person)
    return name, browser, hidden(browser.get(path(office, name)))


def path(office: OfficeAtWork, name: str) -> str:
    return f"/console/cases/{office.case(name).id}"


def hidden(page: TestResponse) -> dict[str, str]:
    return dict(HIDDEN.findall(page.get_data(as_text=True)))


def presses(
    office: OfficeAtWork, name: str, browser: Browser, form: dict[str, str], do: str, text: str = WORDS
) -> TestResponse:
    """As a browser sends it: the end of a line as two characters."""
    return browser.post(path(office, name), {**form, "do": do, "text": text.replace("\n", "\r\n")})


def text_of(page: TestResponse) -> str:
    return page.get_data(as_text=True).replace("&lt;", "<").replace("&gt;", ">").replace("\r\n", "\n")


def typed_in(page: TestResponse) -> str:
    """What stands in the field of the answer."""
    found = re.search(r'<textarea id="text"[^>]*>\n(.*?)</textarea>', text_of(page), re.S)
    return found[1] if found else ""


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


@pytest.mark.parametrize("words", ["", "   ", "\u200b\u200b", "ก" * 5001])
def test_what_is_no_answer_is_refused_and_shown_again(office: OfficeAtWork, words: str) -> None:
    name, browser, form = opened(office, NID)

    page = presses(office, name, browser, form, "answer", words)

    assert page.status_code == 422 and 'role="alert"' in text_of(page)
    assert len(typed_in(page)) == len(words.strip())
    wait(office, 30)
    assert answers(office) == []


def test_odd_characters_reach_the_asker_as_text(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    words = "=SUM(A1) <script>alert(1)</script> \u202eกลับ\x00 {{ 7 * 7 }}"

    assert presses(office, name, browser, form, "answer", words).status_code == 303
    page = browser.get(path(office, name)).get_data(as_text=True)
    wait(office, 9)

    assert "<script" not in page and "&lt;script&gt;alert(1)" in page
    assert words.replace("\x00", "\ufffd") in "".join(answers(office))


def test_one_asked_by_phone_is_answered_in_the_ledger_at_once(office: OfficeAtWork) -> None:
    with office.database.begin() as session:
        made = consultations.add(
            session, office.clock(), numbered=True, state="open", channel="phone",
            question="ขอแบบฟอร์ม ผด.01", escalated_at=office.clock(),
        )  # fmt: skip
    name = f"ปศ. {made.number}/{made.fiscal_year}"
    browser = office.browser(NID)

    form = hidden(browser.get(path(office, name)))
    assert presses(office, name, browser, form, "answer", "รับได้ที่กลุ่มค่ะ").status_code == 303

    case = office.case(name)
    assert (case.state, case.answer, case.officer_name) == ("answered", "รับได้ที่กลุ่มค่ะ", "พี่นิด")
    assert "บันทึกคำตอบแล้ว" in text_of(browser.get(path(office, name)))


def test_a_removed_officer_answers_nobody(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, SOMSRI)
    with office.database.begin() as session:
        officers.remove(session, SOMSRI, office.clock())

    assert presses(office, name, browser, form, "answer").status_code == 403
    wait(office, 30)

    assert answers(office) == []


def test_a_form_without_its_token_answers_nobody(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    browser.token = "forged"

    page = presses(office, name, browser, form, "answer")
    wait(office, 30)

    assert page.status_code == 400 and WORDS in text_of(page)
    assert answers(office) == []


@pytest.mark.parametrize("do", ["", "erase", "__class__"])
def test_an_unknown_button_does_nothing(office: OfficeAtWork, do: str) -> None:
    name, browser, form = opened(office, NID)

    assert presses(office, name, browser, form, do).status_code == 400
    assert presses(office, name, browser, {**form, "given": "999"}, "stop").status_code == 404
    assert browser.post("/console/cases/99999999999999999999", {"do": "answer"}).status_code == 404


@contextmanager
def gone(database: Database) -> Iterator[None]:
    """Every statement fails, as when the database does not answer."""

    class Gone:
        @contextmanager
        def __call__(self) -> Iterator[Session]:
            raise OperationalError("select 1", {}, Exception("gone"))
            yield

    before = database.begin, database.read
    database.begin = database.read = Gone()  # type: ignore[method-assign]
    yield
    database.begin, database.read = before  # type: ignore[method-assign]


@pytest.mark.parametrize("words", [WORDS, "ได้ค่ะ"])
def test_with_the_database_gone_what_was_typed_is_shown_to_be_sent_again(
    office: OfficeAtWork, words: str
) -> None:
    name, browser, form = opened(office, NID)
    where = path(office, name)
    with gone(office.database):
        page = browser.post(where, {**form, "do": "answer", "text": words})

    assert page.status_code == 503 and "ฐานข้อมูลไม่ตอบ" in text_of(page)
    assert re.search(rf'<textarea[^>]*name="text"[^>]*>\n?{re.escape(words)}</textarea>', text_of(page))
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text_of(page)))
    assert browser.post(where, {**sent, "text": words}).status_code == 303
    wait(office, 9)
    assert "".join(answers(office)).count(words) == 1
