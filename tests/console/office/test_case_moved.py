"""A consultation taken, given back, handed over and closed on its page; what was typed stays in its field."""

import re

import pytest
from answering_day import answers, wait
from answering_page import WORDS, hidden, opened, path, presses, text_of, typed_in
from consult_office import NID, OFFICERS, SOMSRI, TEACHER
from office_pages import OfficeAtWork
from werkzeug.test import TestResponse

from db.engine import Database


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database)


def colleague(page: TestResponse, name: str) -> str:
    found = re.search(rf'<option value="(\w+)">{name}</option>', text_of(page))
    assert found
    return found[1]


def test_a_question_is_taken_and_given_back(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)

    assert presses(office, name, browser, form, "take", "").status_code == 303
    case = office.case(name)
    assert (case.state, case.officer_id, case.officer_chat) == ("taken", NID, NID)
    page = browser.get(path(office, name))
    assert "<strong>พี่นิด</strong> รับเรื่อง" in text_of(page)

    assert presses(office, name, browser, hidden(page), "give-back", "").status_code == 303
    office.work()
    case = office.case(name)
    assert (case.state, case.officer_id, case.officer_chat) == ("open", None, None)
    cards = [one for one in office.line.shown if one.chat == OFFICERS and one.message["type"] == "flex"]
    assert len([one for one in cards if name in one.text]) == 2


def test_a_question_is_handed_over_with_its_card(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    to = colleague(browser.get(path(office, name)), "สมศรี")

    assert presses(office, name, browser, {**form, "to": to}, "hand-over", "").status_code == 303
    office.work()

    case = office.case(name)
    assert (case.state, case.officer_name, case.officer_chat) == ("taken", "สมศรี", SOMSRI)
    assert name in office.card(name, SOMSRI).text and "พี่นิด" in office.card(name, SOMSRI).text


def test_handed_over_to_nobody_it_stays_where_it_is(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)

    page = presses(office, name, browser, {**form, "to": "ffffffffff"}, "hand-over")

    assert page.status_code == 409 and "เลือกเจ้าหน้าที่" in text_of(page)
    assert (office.case(name).state, typed_in(page)) == ("open", WORDS)


def test_a_closed_question_is_told_to_its_asker_once(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    before = office.in_chat(TEACHER).count("ปิด")

    assert presses(office, name, browser, form, "close", "").status_code == 303
    again = presses(office, name, browser, form, "close", "")
    office.work()

    assert again.status_code == 409 and "มีการเปลี่ยนแปลง" in text_of(again)
    assert (office.case(name).state, office.case(name).answer) == ("closed", None)
    assert office.in_chat(TEACHER).count("ปิด") == before + 1


@pytest.mark.parametrize("do", ["take", "give-back"])
def test_what_was_typed_stays_in_the_field_when_it_is_taken(office: OfficeAtWork, do: str) -> None:
    name, browser, form = opened(office, NID)

    page = presses(office, name, browser, form, do)
    wait(office, 20)

    assert page.status_code == 200 and typed_in(page) == WORDS
    assert 'role="status"' in text_of(page)
    assert answers(office) == []


@pytest.mark.parametrize("do", ["take", "give-back", "hand-over", "close"])
def test_nothing_is_done_to_a_question_while_its_answer_waits(office: OfficeAtWork, do: str) -> None:
    name, browser, form = opened(office, NID)
    presses(office, name, browser, form, "answer")
    form = {**hidden(browser.get(path(office, name))), "to": "x"}

    page = presses(office, name, browser, form, do, "")

    assert (page.status_code, office.case(name).state) == (409, "open")
    wait(office, 9)
    assert office.case(name).answer == WORDS


def test_of_two_who_take_it_the_second_is_told(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, SOMSRI)
    office.says(NID, f"{name} รับ", group=OFFICERS)

    page = presses(office, name, browser, form, "take")

    assert page.status_code == 409 and re.search(r"<li>[^<]*พี่นิด รับเรื่อง", text_of(page))
    assert (office.case(name).officer_id, typed_in(page)) == (NID, WORDS)
