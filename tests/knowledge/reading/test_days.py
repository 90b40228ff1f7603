"""Days and months counted from today, in figures, misspelt, and whether a deadline is kept on them."""

from datetime import date

import pytest

from knowledge.reading.days import asks_if_in_time, day_in, no_such_day
from knowledge.reading.months import month_in
from knowledge.reading.reading import MonthAsked
from knowledge.reading.understand import Understanding
from knowledge.thai.text import normalise, squeeze

TODAY = date(2027, 5, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ส่งพรุ่งนี้", date(2027, 5, 25)),
        ("ส่งมะรืน", date(2027, 5, 26)),
        ("ส่งวันนี้เลย", TODAY),
        ("อีก 10 วันส่ง", date(2027, 6, 3)),
        ("ส่ง 3 มิถุนา", date(2027, 6, 3)),
        ("ส่งวันที่ 3 มิ.ย.", date(2027, 6, 3)),
        ("ส่ง 3/6/70", date(2027, 6, 3)),
        ("ส่ง 3/6/2570", date(2027, 6, 3)),
        ("ส่ง 3/6/2027", date(2027, 6, 3)),
        ("ส่งวันที่ ๓ มิถุนายน", date(2027, 6, 3)),
        ("ส่งเดือนหน้า", date(2027, 6, 1)),
        ("ส่งเดือนกรกฎา", date(2027, 7, 1)),
        ("ส่งแผน", None),
    ],
)
def test_a_day_is_found_in_words_and_figures(text: str, day: date | None) -> None:
    assert day_in(normalise(text), TODAY) == day


def test_a_date_that_has_just_passed_is_this_years() -> None:
    assert day_in(normalise("ส่ง 20 เมษา"), TODAY) == date(2027, 4, 20)
    assert day_in(normalise("ส่ง 20 มกรา"), TODAY) == date(2028, 1, 20)


@pytest.mark.parametrize(
    ("text", "none"), [("31 มิ.ย.", True), ("วันที่ 30 กุมภา", True), ("29 กุมภา", False), ("31 พ.ค.", False)]
)
def test_a_date_that_no_year_has_is_seen(text: str, none: bool) -> None:
    assert no_such_day(normalise(text)) is none


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("ส่งแผนอาทิตย์หน้าทันไหม", True),
        ("ยังทันอยู่ไหมคะ", True),
        ("ยังทันป่าว", True),
        ("เลยกำหนดไปหรือยัง", True),
        ("หมดเขตส่งหรือยังคะ", True),
        ("ส่งแผนช้าไปไหม", True),
        ("ระบบทันสมัยไหม", False),
        ("ส่งวันไหน", False),
        ("ส่งไม่ทันแล้ว", False),
    ],
)
def test_a_question_about_lateness_is_told_from_others(text: str, asks: bool) -> None:
    assert asks_if_in_time(normalise(text)) is asks


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ส่งแผนปฏิบัติการอาทิตย์หน้าทันไหม", date(2027, 5, 31)),
        ("ส่งแผนปฏิบัติการ 2 มิถุนายังทันไหมคะ", date(2027, 6, 2)),
        ("เลยกำหนดส่งแผนปฏิบัติการไปหรือยัง", None),
    ],
)
def test_lateness_is_asked_of_the_step_and_not_of_the_months_calendar(
    understanding: Understanding, text: str, day: date | None
) -> None:
    reading = understanding.read(text, today=TODAY)

    assert (reading.kind, reading.procedure, reading.step) == ("answer", "plan-review", 4)
    assert (reading.facet, reading.topic, reading.day) == ("timeline", "in-time", day)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("เดือนหน้้ามีอะไร", "next"),
        ("เดือนหนา้มีอะไร", "next"),
        ("เดือนหน่ามีอะไร", "next"),
        ("เดือนฟน้ามีอะไร", "next"),
        ("อีก 3 เดือนมีอะไรต้องส่ง", 8),
        ("สองเดือนข้างหน้ามีงานอะไร", 7),
        ("อีกเดือนเดียวมีอะไร", None),
        ("เดือนถัดจากธันวามีอะไร", 1),
        ("เดือนหลังเมษาต้องส่งอะไร", 5),
        ("06/2570", 6),
        ("6/70 มีอะไร", 6),
        ("2027-06", 6),
        ("2570/06", 6),
        ("เทอมหน้าต้องส่งอะไร", "all"),
        ("คุยกันยาวมาก", None),
        ("ช่วยกันยากหน่อย", None),
        ("ครูมีนาถามมา", None),
        ("ผอ.เมษาฝากถาม", None),
        ("แผน 5 ปี 2566-2570", None),
        ("หนังสือ ว 5/2570", None),
        ("กันยามีอะไร", 9),
        ("เดือนมีนามีอะไร", 3),
    ],
)
def test_months_are_found_as_people_write_them(text: str, month: MonthAsked | None) -> None:
    normal = normalise(text)

    assert month_in(normal, squeeze(normal), TODAY) == month


def test_lateness_on_a_date_that_no_year_has_is_told_apart(understanding: Understanding) -> None:
    reading = understanding.read("ส่งแผนปฏิบัติการ 31 มิ.ย. ทันไหม", today=TODAY)

    assert (reading.procedure, reading.step, reading.topic) == ("plan-review", 4, "no-such-day")
