"""Requests by phone and at the counter, written down on a page, put right and withdrawn."""

import re
from datetime import datetime
from typing import Any

import pytest
from builders import bangkok
from consult_office import NID, SOMSRI, the_manual
from office_pages import Browser, OfficeAtWork
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from db.engine import Database
from db.models.consultations import Consultation
from knowledge.loading.laying import Laid

FORM = {
    "channel": "phone",
    "day": "23/11/2569",
    "time": "09:15",
    "school": "โรงเรียนนาแกพิทยาคม",
    "person": "ครูสมใจ",
    "question": "ส่งรายงานวันไหน",
    "about": "plan-review:4",
    "answered": "yes",
    "answer": "ภายในสิ้นเดือนค่ะ",
}
HIDDEN = re.compile(r'<input type="hidden" name="(key|of|seen)" value="([^"]*)"')


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    """With three schools."""
    office = OfficeAtWork(database)
    office.keeper.facts(office.clock())
    assert office.keeper.live
    office.keeper.live.laid = Laid(the_manual())
    office.keeper.facts(office.clock(), at_once=True)
    return office


def records(browser: Browser, path: str = "/console/record", **fields: str) -> TestResponse:
    hidden = dict(HIDDEN.findall(browser.get(path).get_data(as_text=True)))
    return browser.post("/console/record", {**FORM, **hidden, **fields})


def rows(office: OfficeAtWork) -> list[Consultation]:
    with office.database.read() as session:
        return list(session.scalars(select(Consultation).order_by(Consultation.id)))


def text_of(page: TestResponse) -> str:
    return page.get_data(as_text=True).replace("&lt;", "<").replace("&gt;", ">").replace("\r\n", "\n")


def test_a_call_is_kept_with_its_channel_its_moment_and_its_school(office: OfficeAtWork) -> None:
    browser = office.browser(NID)

    assert records(browser).status_code == 303

    [row] = rows(office)
    assert (row.channel, row.state, row.school) == ("phone", "answered", "โรงเรียนนาแกพิทยาคม")
    assert (row.asked_at, row.answered_at) == (bangkok("2026-11-23 09:15"), bangkok("2026-11-23 09:15"))
    assert (row.procedure, row.step, row.officer_name) == ("plan-review", 4, "พี่นิด")
    assert (row.question, row.answer) == ("ส่งรายงานวันไหน", "ภายในสิ้นเดือนค่ะ")
    assert "บันทึกแล้ว เลขที่ ปศ. 1/2570" in text_of(browser.get("/console/record"))


def test_several_are_kept_one_after_the_other(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    records(browser, question="เรื่องแรก")
    records(browser, question="เรื่องที่สอง", channel="walk-in", answered="no", answer="", about="-")

    page = text_of(browser.get("/console/record"))

    assert [(one.channel, one.state) for one in rows(office)] == [("phone", "answered"), ("walk-in", "open")]
    assert page.index("เรื่องที่สอง") < page.index("เรื่องแรก")
    assert "เรื่องแรก" not in text_of(office.browser(SOMSRI).get("/console/record"))


def test_the_button_pressed_twice_keeps_one(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    hidden = dict(HIDDEN.findall(browser.get("/console/record").get_data(as_text=True)))

    sent = [browser.post("/console/record", {**FORM, **hidden}).status_code for _ in range(2)]

    assert sent == [303, 303] and len(rows(office)) == 1


@pytest.mark.parametrize(
    ("school", "kept"),
    [("ปมร.", "โรงเรียนปิยะมหาราชาลัย"), ("รร.นาแกพิทยาคม", "โรงเรียนนาแกพิทยาคม"), ("วัดโพธิ์", "วัดโพธิ์"), ("", None)],
)
def test_a_school_is_kept_by_its_full_name(office: OfficeAtWork, school: str, kept: str | None) -> None:
    records(office.browser(NID), school=school)

    assert [one.school for one in rows(office)] == [kept]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"question": ""}, "ยังไม่มีคำถาม"),
        ({"question": "\u200b"}, "ยังไม่มีคำถาม"),
        ({"question": "ก" * 5001}, "ยาวเกิน 5,000"),
        ({"answer": "ก" * 5001}, "ยาวเกิน 5,000"),
        ({"answered": "no"}, "เลือกว่ารอตอบ"),
        ({"time": "23:59"}, "ยังมาไม่ถึง"),
        ({"day": "23/11/2567"}, "ไม่เกินหนึ่งปี"),
        ({"day": "31/2/2569"}, "วันหรือเวลาที่รับเรื่องไม่ถูกต้อง"),
        ({"time": "เช้า"}, "วันหรือเวลาที่รับเรื่องไม่ถูกต้อง"),
        ({"school": "ก" * 101}, "ยาวเกิน 100 ตัวอักษร"),
        ({"school": "นาแก"}, "หมายถึงโรงเรียนไหน"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_and_stays(
    office: OfficeAtWork, fields: dict[str, str], why: str
) -> None:
    page = records(office.browser(NID), **fields)

    filled = {**FORM, **fields}
    assert page.status_code == 422 and why in text_of(page)
    assert f'value="{filled["day"]}"' in text_of(page) and f'value="{filled["school"]}"' in text_of(page)
    assert filled["answer"] in text_of(page) and filled["question"] in text_of(page)
    assert rows(office) == []


def test_odd_characters_stay_text_and_numbers_of_persons_are_masked(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    odd = "=SUM(A1) <script>alert(1)</script> {{ 7 * 7 }}"
    records(browser, question=f"{odd} โทรกลับ 081-234-5678", person=f"{odd}", school="<b>รร.ลับ")

    page = browser.get("/console/record").get_data(as_text=True)
    [row] = rows(office)

    assert "<script" not in page and "<b>รร" not in page
    assert odd in (row.question or "") and "081-234-5678" not in (row.question or "")


def test_without_a_choice_the_question_is_read_as_in_the_chat(
    office: OfficeAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office.keeper, "understanding", lambda manual: office.desk.understanding)

    records(office.browser(NID), about="", question="หลังคารั่ว ขอซ่อม")

    assert [(one.procedure, one.step) for one in rows(office)] == [(None, None)]


def test_one_of_last_year_counts_to_its_own_year(office: OfficeAtWork) -> None:
    records(office.browser(NID), day="30/9/2569")

    [row] = rows(office)
    assert (row.fiscal_year, row.number) == (2569, 1)


def test_what_was_written_down_is_put_right_with_its_number(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    records(browser)
    [row] = rows(office)

    done = records(
        browser, f"/console/record?of={row.id}", channel="walk-in", question="ส่งแผนวันไหน", time="09:20"
    )

    assert done.status_code == 303
    [row] = rows(office)
    assert (row.channel, row.question, row.number) == ("walk-in", "ส่งแผนวันไหน", 1)
    assert row.asked_at == bangkok("2026-11-23 09:20")
    page = text_of(browser.get(f"/console/cases/{row.id}"))
    assert "แก้บันทึก ปศ. 1/2570 แล้ว" in page and "แก้บันทึกการให้คำปรึกษา" in page


def test_one_that_waits_is_answered_by_putting_it_right(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    records(browser, answered="no", answer="")
    [row] = rows(office)

    records(browser, f"/console/record?of={row.id}")

    [row] = rows(office)
    assert (row.state, row.answer, row.answered_by) == ("answered", "ภายในสิ้นเดือนค่ะ", "officer")


def test_a_record_keeps_to_the_year_of_its_number(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    records(browser)
    [row] = rows(office)

    page = records(browser, f"/console/record?of={row.id}", day="30/9/2569")

    assert page.status_code == 422 and "คนละปีงบประมาณ" in text_of(page)


def test_of_two_who_put_one_right_the_second_is_told(office: OfficeAtWork) -> None:
    first, second = office.browser(NID), office.browser(SOMSRI)
    records(first)
    [row] = rows(office)
    path = f"/console/record?of={row.id}"
    old = dict(HIDDEN.findall(second.get(path).get_data(as_text=True)))
    records(first, path, question="ของพี่นิด")

    late = second.post("/console/record", {**FORM, **old, "question": "ของสมศรี"})

    assert late.status_code == 409 and "ของสมศรี" in text_of(late)
    assert rows(office)[0].question == "ของพี่นิด"
    again = dict(HIDDEN.findall(late.get_data(as_text=True)))
    assert second.post("/console/record", {**FORM, **again, "question": "ของสมศรี"}).status_code == 303


def test_a_withdrawn_record_counts_no_more(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    records(browser)
    [row] = rows(office)
    page = browser.get(f"/console/cases/{row.id}").get_data(as_text=True)
    form = {"do": "withdraw", "seen": page.partition('name="seen" value="')[2].partition('"')[0]}

    assert browser.post(f"/console/cases/{row.id}", form).status_code == 303

    assert rows(office)[0].state == "withdrawn"
    page = text_of(browser.get(f"/console/cases/{row.id}"))
    assert "ไม่นับเป็นการให้คำปรึกษา" in page and "ถอนบันทึกนี้" not in page


def test_what_was_asked_in_line_is_not_withdrawn_here(office: OfficeAtWork) -> None:
    name = office.asks_officers("U" + "1" * 32, "หลังคารั่ว")
    browser, path = office.browser(NID), f"/console/cases/{office.case(name).id}"
    page = browser.get(path).get_data(as_text=True)
    form = {"do": "withdraw", "seen": page.partition('name="seen" value="')[2].partition('"')[0]}

    assert "ถอนบันทึกนี้" not in page
    assert browser.post(path, form).status_code == 409
    assert office.case(name).state == "open"
    assert browser.get(f"/console/record?of={office.case(name).id}").status_code == 404


def test_with_the_database_gone_what_was_filled_in_is_shown_again(
    office: OfficeAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = office.browser(NID)
    hidden: dict[str, Any] = dict(HIDDEN.findall(browser.get("/console/record").get_data(as_text=True)))

    def fails() -> datetime:
        raise OperationalError("INSERT", {}, Exception("gone"))

    monkeypatch.setattr(office.database, "begin", fails)
    page = browser.post("/console/record", {**FORM, **hidden})

    assert page.status_code == 503 and "ภายในสิ้นเดือนค่ะ" in text_of(page)
