"""Requests by phone and at the counter: one line of an officer's, shown, confirmed, kept once."""

import re
from dataclasses import replace

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, PLAN, SOMSRI, TEACHER, Bureau, the_manual
from sqlalchemy import select

from db.engine import Database
from db.models.consultations import ConsultationEvent, Draft
from handlers.officer.walk_in_line import read_line

LINE = "โทร ปมร. เรื่องเอ ตอบแล้ว"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def understood(words: str, *, listed: bool = True) -> tuple[str, str, str]:
    line = read_line(words, the_manual().schools if listed else ())
    assert line is not None
    return line.person, line.school, line.question


@pytest.mark.parametrize(
    ("words", "school", "question"),
    [
        ("โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว", "โรงเรียนปิยะมหาราชาลัย", "แผน 5 ปี ถามวันส่ง"),
        ("โทร นาแกพิทยาคม ขอแบบฟอร์ม e-MES ตอบแล้ว", "โรงเรียนนาแกพิทยาคม", "ขอแบบฟอร์ม e-MES"),
        ("โทร นาแก พิทยาคม ถามวันส่ง แผน ตอบแล้ว", "โรงเรียนนาแกพิทยาคม", "ถามวันส่ง แผน"),
        ("โทร ร.ร.ปิยะมหาราชาลัย งบ 3 ล้าน รอตอบ", "โรงเรียนปิยะมหาราชาลัย", "งบ 3 ล้าน"),
        ("โทร โรงเรียน ปิยะมหาราชาลัย ถามวันส่ง ตอบแล้ว", "โรงเรียนปิยะมหาราชาลัย", "ถามวันส่ง"),
        ("โทร บ้านไกล งบ ของ ปิยะมหาราชาลัย ตอบแล้ว", "บ้านไกล", "งบ ของ ปิยะมหาราชาลัย"),
        ("โทร ปิยะมหาราชาลัยขอแบบฟอร์ม e-MES ตอบแล้ว", "โรงเรียนปิยะมหาราชาลัย", "ขอแบบฟอร์ม e-MES"),
    ],
)
def test_no_more_words_are_taken_for_the_school_than_its_name_has(
    words: str, school: str, question: str
) -> None:
    assert understood(words) == ("", school, question)


@pytest.mark.parametrize(
    ("words", "person", "school", "question"),
    [
        ("โทร ครูสมใจ ปิยะมหาราชาลัย แผน 5 ปี ตอบแล้ว", "ครูสมใจ", "โรงเรียนปิยะมหาราชาลัย", "แผน 5 ปี"),
        ("โทร ครู สมใจ ใจดี ปมร. ถามวันส่ง ตอบแล้ว", "ครู สมใจ ใจดี", "โรงเรียนปิยะมหาราชาลัย", "ถามวันส่ง"),
        ("มาเอง นางสาวมานี นาแกพิทยาคม ยืมรถตู้ รอตอบ", "นางสาวมานี", "โรงเรียนนาแกพิทยาคม", "ยืมรถตู้"),
        ("มาเอง ผอ.วิชัย บ้านไกล ถามเรื่องงบ รอตอบ", "ผอ.วิชัย", "บ้านไกล", "ถามเรื่องงบ"),
        ("โทร นางาม ถามวันส่ง ตอบแล้ว", "", "นางาม", "ถามวันส่ง"),
    ],
)
def test_a_name_before_the_school_is_who_asked(words: str, person: str, school: str, question: str) -> None:
    assert understood(words) == (person, school, question)


@pytest.mark.parametrize(
    "ending", ["ตอบแล้ว", "ตอบแล้วค่ะ", "ตอบแล้วครับ", "ตอบแล้วนะคะ", "ตอบไปแล้ว ค่ะ", "ตอบแล้ว."]
)
def test_a_polite_ending_does_not_hide_that_it_was_answered(ending: str) -> None:
    line = read_line(f"โทร ปมร. ถามวันส่ง {ending}", the_manual().schools)

    assert line and line.answered and line.question == "ถามวันส่ง"


def test_all_that_was_understood_is_kept_and_the_line_it_came_from(bureau: Bureau) -> None:
    bureau.says(NID, "โทร ครูสมใจ ปมร. ส่งแผนวันไหน ตอบแล้ว")
    with bureau.database.read() as session:
        [draft] = session.scalars(select(Draft)).all()
    bureau.presses(NID, "บันทึก")
    [case] = bureau.cases()

    assert (case.person_name, case.school) == ("ครูสมใจ", "โรงเรียนปิยะมหาราชาลัย")
    assert (case.procedure, case.step, case.facet) == (PLAN.procedure, PLAN.step, PLAN.facet)
    with bureau.database.read() as session:
        [written] = session.scalars(select(ConsultationEvent)).all()
    assert written.message_id == draft.data["lines"][0]["message"] is not None


def test_where_two_schools_may_be_meant_it_is_asked_which(bureau: Bureau) -> None:
    told = bureau.says(NID, "โทร นาแก ถามวันส่งแผน ตอบแล้ว", group=OFFICERS)
    assert "หมายถึงโรงเรียนไหน" in told[-1].text
    told = bureau.presses(NID, "โรงเรียนนาแกสามัคคีวิทยา", group=OFFICERS)
    assert "โรงเรียน: โรงเรียนนาแกสามัคคีวิทยา" in told[-1].text
    bureau.presses(NID, "บันทึก", group=OFFICERS)

    assert [(case.school, case.question) for case in bureau.cases()] == [
        ("โรงเรียนนาแกสามัคคีวิทยา", "ถามวันส่งแผน")
    ]


def test_the_button_of_an_older_line_records_that_line_and_no_other(bureau: Bureau) -> None:
    [older] = bureau.says(NID, LINE)
    bureau.says(NID, "โทร ปมร. เรื่องบี ตอบแล้ว")
    told = bureau.presses(NID, "บันทึก", on=older)

    assert "บันทึกแล้วค่ะ" in told[-1].text
    assert [case.question for case in bureau.cases()] == ["เรื่องเอ"]


def test_the_buttons_of_a_line_say_its_time_and_none_of_its_words(bureau: Bureau) -> None:
    [shown] = bureau.says(NID, LINE)
    said = re.findall(r"'text': '((?:บันทึก|แก้ไข)รายการ [^']*)'", str(shown.message))

    assert [re.sub(r"\d\d:\d\d:\d\d$", "เวลา", one) for one in said] == ["บันทึกรายการ เวลา", "แก้ไขรายการ เวลา"]


def test_a_second_tap_says_that_it_is_recorded_already(bureau: Bureau) -> None:
    bureau.says(NID, LINE)
    bureau.presses(NID, "บันทึก")

    assert "บันทึกไว้แล้ว" in bureau.presses(NID, "บันทึก")[-1].text
    assert "บันทึกไว้แล้ว" in bureau.says(NID, "บันทึก")[-1].text
    assert [(case.question, case.channel) for case in bureau.cases()] == [("เรื่องเอ", "phone")]


def test_a_line_that_other_work_came_between_is_recorded_all_the_same(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, LINE, group=OFFICERS)
    bureau.says(NID, "ได้", group=OFFICERS, quote=bureau.card(name))

    told = bureau.presses(NID, "บันทึก", group=OFFICERS)[-1].text
    assert told == "บันทึกแล้วค่ะ เลขที่ ปศ. 2/2570"
    assert len(bureau.cases()) == 2


def test_a_tap_on_an_old_button_is_no_part_of_an_answer(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    [shown] = bureau.says(NID, LINE)
    bureau.says(NID, f"หลายข้อความ {name}")
    bureau.presses(NID, "บันทึก", on=shown)
    bureau.says(NID, "คำตอบ")
    bureau.says(NID, "จบ")
    bureau.says(NID, "ส่ง")

    assert bureau.case(name).answer == "คำตอบ"


def test_a_colleagues_word_in_the_group_is_no_tap(bureau: Bureau) -> None:
    assert bureau.says(SOMSRI, "บันทึก", group=OFFICERS) == []


def test_a_name_too_long_to_be_kept_is_told_in_a_line(bureau: Bureau) -> None:
    for words in (f"โทร {'ก' * 201} ถามวันส่ง ตอบแล้ว", f"โทร ครู{'ก' * 201} ปมร. ถามวันส่ง ตอบแล้ว"):
        assert "ยาวเกิน 100 ตัวอักษร" in bureau.says(NID, words)[-1].text
    bureau.says(NID, f"โทร ปมร. {'ก' * 4900} ตอบแล้ว")
    bureau.presses(NID, "บันทึก")

    assert [case.question for case in bureau.cases()] == ["ก" * 4900]


def test_with_no_list_of_schools_the_first_word_is_the_school(bureau: Bureau) -> None:
    bureau.desk = replace(bureau.desk, manual=the_manual().model_copy(update={"schools": ()}))
    bureau.says(NID, "โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว")
    bureau.presses(NID, "บันทึก")

    assert [(case.school, case.question) for case in bureau.cases()] == [("ปิยะมหาราชาลัย", "แผน 5 ปี ถามวันส่ง")]


SAID = "โทร โรงเรียนธาตุพนม ขอทราบวันส่งคำของบ ตอบแล้วว่ารอหนังสือจากเขต"


@pytest.mark.parametrize("group", [None, OFFICERS])
def test_what_the_line_says_was_answered_is_kept_as_the_answer(bureau: Bureau, group: str | None) -> None:
    [shown] = bureau.says(NID, SAID, group=group)
    assert "คำตอบ: รอหนังสือจากเขต" in shown.text
    bureau.presses(NID, "บันทึก", group=group)

    [case] = bureau.cases()
    assert (case.school, case.question, case.answer, case.state) == (
        "โรงเรียนธาตุพนม", "ขอทราบวันส่งคำของบ", "รอหนังสือจากเขต", "answered",
    )  # fmt: skip


@pytest.mark.parametrize("group", [None, OFFICERS])
def test_several_lines_shown_one_after_the_other_can_each_be_saved(bureau: Bureau, group: str | None) -> None:
    shown = [
        bureau.says(NID, words, group=group)[-1]
        for words in (LINE, "โทร ปมร. เรื่องบี รอตอบ", "มาเอง นาแกพิทยาคม เรื่องซี ตอบแล้ว")
    ]
    told = [bureau.presses(NID, "บันทึก", group=group, on=shown[at])[-1].text for at in (1, 0, 2)]

    assert told == [f"บันทึกแล้วค่ะ เลขที่ ปศ. {number}/2570" for number in (1, 2, 3)]
    assert [(case.question, case.state, case.channel) for case in bureau.cases()] == [
        ("เรื่องบี", "open", "phone"),
        ("เรื่องเอ", "answered", "phone"),
        ("เรื่องซี", "answered", "walk-in"),
    ]
    assert "บันทึกไว้แล้ว" in bureau.presses(NID, "บันทึก", group=group, on=shown[0])[-1].text
    assert len(bureau.cases()) == 3


def test_giving_up_one_of_several_lines_leaves_the_others(bureau: Bureau) -> None:
    first = bureau.says(NID, LINE)[-1]
    second = bureau.says(NID, "โทร ปมร. เรื่องบี รอตอบ")[-1]
    bureau.presses(NID, "แก้ไข", on=second)
    bureau.presses(NID, "บันทึก", on=first)

    assert [case.question for case in bureau.cases()] == ["เรื่องเอ"]


def test_the_typed_word_asks_which_line_where_several_wait(bureau: Bureau) -> None:
    bureau.says(NID, LINE)
    bureau.says(NID, "โทร ปมร. เรื่องบี รอตอบ")
    asked = bureau.says(NID, "บันทึกค่ะ")[-1]
    assert "รายการไหน" in asked.text and bureau.cases() == []
    bureau.presses(NID, "10:00 เรื่องเอ", on=asked)
    bureau.says(NID, "บันทึกค่ะ")

    assert [case.question for case in bureau.cases()] == ["เรื่องเอ", "เรื่องบี"]


def test_one_message_of_several_lines_shows_each_to_be_saved(bureau: Bureau) -> None:
    shown = bureau.says(NID, f"{LINE}\nมาเอง นาแกพิทยาคม เรื่องบี ตอบแล้วว่าได้")
    for one in shown:
        bureau.presses(NID, "บันทึก", on=one)

    assert [(case.question, case.answer) for case in bureau.cases()] == [("เรื่องเอ", None), ("เรื่องบี", "ได้")]
    assert len(bureau.says(NID, "\n".join([LINE] * 6))) == 1


def test_of_several_lines_the_unsent_one_alone_is_gone(bureau: Bureau) -> None:
    bureau.says(NID, LINE)
    second = bureau.says(NID, "โทร ปมร. เรื่องลับ รอตอบ")[-1]
    with bureau.database.read() as session:
        [draft] = session.scalars(select(Draft)).all()
    bureau.happens(NID, "unsend", unsend={"messageId": draft.data["lines"][1]["message"]})

    assert "ไม่ได้รอบันทึกแล้ว" in bureau.presses(NID, "บันทึก", on=second)[-1].text
    bureau.says(NID, "บันทึก")
    assert [case.question for case in bureau.cases()] == ["เรื่องเอ"]


@pytest.mark.parametrize("group", [None, OFFICERS])
def test_a_call_counts_from_the_time_that_its_line_names(bureau: Bureau, group: str | None) -> None:
    told = bureau.says(NID, "โทร 09.15 ปมร. ขอทราบวันส่งคำของบ ตอบแล้วว่ารอหนังสือ", group=group)
    assert "เวลา: 09:15 น." in told[-1].text
    bureau.presses(NID, "บันทึก", group=group)

    [case] = bureau.cases()
    at = bangkok("2026-11-23 09:15")
    assert (case.asked_at, case.escalated_at, case.answered_at) == (at, at, at)
    assert (case.school, case.question) == ("โรงเรียนปิยะมหาราชาลัย", "ขอทราบวันส่งคำของบ")


def test_a_time_that_is_still_to_come_is_not_when_it_was_asked(bureau: Bureau) -> None:
    told = bureau.says(NID, "โทร 16.05 น. ปมร. ขอทราบวันส่ง ตอบแล้ว")
    bureau.presses(NID, "บันทึก")

    assert "16:05" not in told[-1].text
    [case] = bureau.cases()
    assert case.asked_at.date() == bangkok("2026-11-23 10:00").date()
    assert case.asked_at < bangkok("2026-11-23 10:05")
