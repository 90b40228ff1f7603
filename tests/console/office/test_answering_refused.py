"""Bad input to the page of a consultation: nothing goes that should not, nothing typed is lost."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from answering_day import answers, wait
from answering_page import WORDS, hidden, opened, path, presses, text_of, typed_in
from consult_office import NID, SOMSRI
from office_pages import OfficeAtWork
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from db import consultations, officers
from db.engine import Database


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database)


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
